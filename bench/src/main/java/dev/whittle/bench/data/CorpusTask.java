package dev.whittle.bench.data;

import dev.whittle.evidence.Evidence;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.util.List;

/**
 * One line of a file of tasks, as {@code whittle fleet} takes them.
 *
 * @param id its name
 * @param text the policy's text
 * @param unused what is reported unused
 */
public record CorpusTask(String id, String text, List<Pattern> unused) {
    public CorpusTask {
        unused = List.copyOf(unused);
    }

    /** Reads a line. */
    public static CorpusTask read(String line) {
        Problems problems = new Problems("task", line, Limits.DEFAULT);
        Json task = JsonReader.readOne(new SourceText("task", line), problems).orElseThrow();
        problems.refuseIfAny();
        if (task instanceof Json.Obj object
                && object.get("id").orElse(null) instanceof Json.Str id
                && object.get("policy").orElse(null) instanceof Json.Obj policy
                && object.get("unused").orElse(null) instanceof Json.Arr unused) {
            return new CorpusTask(
                    id.value(),
                    policy.span().of(line),
                    unused.elements().stream()
                            .map(action -> Pattern.of(((Json.Str) action).value()))
                            .toList());
        }
        throw new IllegalArgumentException("a task needs `id`, an object `policy` and an array `unused`: " + line);
    }

    /** The policy. */
    public Policy policy() {
        return PolicyReader.read(new SourceText(id, text));
    }

    /** K and U. */
    public KnownActions known(CatalogTrie base, Policy policy) {
        return KnownActions.of(base, Evidence.ofUnused(unused), List.of(policy));
    }
}
