package dev.whittle.bench;

import dev.whittle.catalog.Catalog;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import java.util.List;

/**
 * One line of a file of tasks.
 *
 * @param policy the policy's text
 * @param unused what is reported unused
 */
record CorpusTask(String policy, List<Pattern> unused) {
    CorpusTask {
        unused = List.copyOf(unused);
    }

    static CorpusTask read(String line) {
        Problems problems = new Problems("task", line, Limits.DEFAULT);
        Json task = JsonReader.readOne(new SourceText("task", line), problems).orElseThrow();
        problems.refuseIfAny();
        if (task instanceof Json.Obj object
                && object.get("policy").orElse(null) instanceof Json.Obj policy
                && object.get("unused").orElse(null) instanceof Json.Arr unused) {
            return new CorpusTask(
                    policy.span().of(line),
                    unused.elements().stream()
                            .map(action -> Pattern.of(((Json.Str) action).value()))
                            .toList());
        }
        throw new IllegalArgumentException("a task needs an object `policy` and an array `unused`: " + line);
    }

    /** Whether the catalog has the action. */
    static boolean isKnown(Catalog catalog, Pattern action) {
        return catalog.service(action.service()).stream()
                .flatMap(service -> service.actions().stream())
                .anyMatch(known -> Pattern.fold(known.name()).equals(Pattern.fold(action.name())));
    }
}
