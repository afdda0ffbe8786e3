package dev.whittle.fleet;

import dev.whittle.evidence.Evidence;
import dev.whittle.files.TextLine;
import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.PatternReader;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.policy.PolicyType;
import dev.whittle.source.PolicySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a task of refining: {@code {"id","policy","policyType","unused","used"}}, where {@code policyType} and {@code used} may be missing. */
final class TaskReader {
    private static final String POLICY_TYPE = "policyType";
    private static final List<String> KEYS = List.of("id", "policy", POLICY_TYPE, "unused", "used");

    private final TaskLine line;
    private final Problems problems;

    private TaskReader(TaskLine line) {
        this.line = line;
        this.problems = line.problems();
    }

    /**
     * What is to be refined.
     *
     * @param policy its source is the line's own text of it
     */
    record Content(PolicySource policy, Evidence evidence) {}

    static Task<Content> read(TextLine line) {
        return TaskLine.read(line, read -> new TaskReader(read).content());
    }

    private Content content() {
        Json.Obj task = line.object(KEYS, "policy and unused");
        Optional<Json> policy = line.required(task, "policy", "the policy document");
        Optional<Policy> located = policy.map(value -> PolicyReader.read(line.source(), value, "/policy", problems));
        line.required(task, "unused", "the list of unused actions, which may be empty");
        Evidence evidence = Evidence.ofUnused(patterns(task, "unused")).plus(Evidence.ofUsed(patterns(task, "used")));
        Optional<PolicyType> told = policyType(task);
        problems.refuseIfAny();
        PolicySource read = PolicySource.ofPart(located.orElseThrow(), policy.orElseThrow(), "/policy");
        return new Content(typed(task, read, told), evidence);
    }

    private PolicySource typed(Json.Obj task, PolicySource read, Optional<PolicyType> told) {
        told.flatMap(read::contradiction)
                .ifPresent(against -> problems.add(
                        task.get(POLICY_TYPE).orElseThrow(),
                        "/" + POLICY_TYPE,
                        "the policy can't be " + told.orElseThrow().title() + ": " + against));
        problems.refuseIfAny();
        return told.map(type -> read.as(type, POLICY_TYPE)).orElse(read);
    }

    /** Whose the policy is, in the words of the command line. */
    private Optional<PolicyType> policyType(Json.Obj task) {
        Optional<Json> value = task.get(POLICY_TYPE);
        Optional<PolicyType> type = Stream.of(PolicyType.values())
                .filter(each -> value.orElse(null) instanceof Json.Str word
                        && word.value().equals(each.word()))
                .findFirst();
        if (value.isPresent() && type.isEmpty()) {
            String what = value.get() instanceof Json.Str word
                    ? "`" + word.value() + "` is no type of policies"
                    : "this is " + value.get().kind();
            problems.add(
                    value.get(),
                    "/" + POLICY_TYPE,
                    what + "; write one of "
                            + Stream.of(PolicyType.values())
                                    .map(PolicyType::word)
                                    .collect(Collectors.joining(", ")));
        }
        return type;
    }

    private List<Pattern> patterns(Json.Obj task, String key) {
        Optional<Json> value = task.get(key);
        String at = "/" + key;
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof Json.Arr array)) {
            problems.add(value.get(), at, "this is " + value.get().kind() + "; write a list of strings");
            return List.of();
        }
        int most = problems.limits().patterns();
        if (array.elements().size() > most) {
            problems.add(array, at, array.elements().size() + " actions, more than the " + most + " that are read");
            return List.of();
        }
        List<Pattern> patterns = new ArrayList<>();
        array.forEach(at, (element, where) -> pattern(element, where).ifPresent(patterns::add));
        return patterns;
    }

    private Optional<Pattern> pattern(Json element, String pointer) {
        if (!(element instanceof Json.Str text)) {
            problems.add(element, pointer, "this is " + element.kind() + "; write a string");
            return Optional.empty();
        }
        return PatternReader.read(text, pointer, problems);
    }
}
