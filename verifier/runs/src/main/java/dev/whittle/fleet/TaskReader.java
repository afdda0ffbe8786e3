package dev.whittle.fleet;

import dev.whittle.evidence.Evidence;
import dev.whittle.files.TextLine;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
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

/**
 * Reads a line of tasks strictly: {@code {"id","policy","policyType","unused","used"}}, where {@code policyType} and
 * {@code used} may be missing. All problems of a line are told at once, with pointers and columns of the line.
 */
final class TaskReader {
    /** Stands in a result for the id of a line that has none. */
    static final String NO_ID = "null";

    private static final String POLICY_TYPE = "policyType";
    private static final List<String> KEYS = List.of("id", "policy", POLICY_TYPE, "unused", "used");

    private final SourceText source;
    private final Problems problems;

    private TaskReader(SourceText source) {
        this.source = source;
        this.problems = new Problems(source.name(), source.text(), Limits.DEFAULT);
    }

    static Task read(TextLine line) {
        SourceText source;
        try {
            source = line.text(Limits.DEFAULT);
        } catch (InvalidInputException e) {
            return new Task.Refused(NO_ID, e);
        }
        TaskReader reader = new TaskReader(source);
        try {
            return reader.task();
        } catch (InvalidInputException e) {
            return new Task.Refused(reader.id(), e);
        }
    }

    /** The id that the result of a line has, whether the line is understood or refused. */
    static String idOf(TextLine line) {
        try {
            return new TaskReader(line.text(Limits.DEFAULT)).id();
        } catch (InvalidInputException e) {
            return NO_ID;
        }
    }

    private Task task() {
        refuseReturn();
        Optional<Json> json = JsonReader.readOne(source, problems);
        problems.refuseIfAny();
        if (!(json.orElseThrow() instanceof Json.Obj task)) {
            throw new InvalidInputException(
                    source.name(),
                    "the task is " + json.orElseThrow().kind() + "; write an object with id, policy and unused");
        }
        refuseUnknown(task);
        Optional<Json> id = required(task, "id", "a string that names the task");
        id.filter(value -> !(value instanceof Json.Str))
                .ifPresent(value -> problems.add(value, "/id", "this is " + value.kind() + "; write a string"));
        Optional<Json> policy = required(task, "policy", "the policy document");
        Optional<Policy> located = policy.map(value -> PolicyReader.read(source, value, "/policy", problems));
        required(task, "unused", "the list of unused actions, which may be empty");
        Evidence evidence = Evidence.ofUnused(patterns(task, "unused")).plus(Evidence.ofUsed(patterns(task, "used")));
        Optional<PolicyType> told = policyType(task);
        problems.refuseIfAny();
        PolicySource read = PolicySource.ofPart(located.orElseThrow(), policy.orElseThrow(), "/policy");
        return new Task.Understood(text(id.orElseThrow()), typed(task, read, told), evidence);
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

    /** Other programs would take it for a line's end, in the tasks and in the results. */
    private void refuseReturn() {
        int at = source.text().indexOf('\r');
        if (at >= 0) {
            problems.add(at, "", "a carriage return stands inside the line; end lines with a line feed, or with both");
            problems.refuseIfAny();
        }
    }

    private void refuseUnknown(Json.Obj task) {
        for (Json.Member member : task.members()) {
            if (!KEYS.contains(member.name())) {
                problems.add(
                        member.start(),
                        member.pointer(""),
                        "the key `" + member.name() + "` is unknown; a task has " + String.join(", ", KEYS));
            }
        }
    }

    private Optional<Json> required(Json.Obj task, String key, String meaning) {
        Optional<Json> value = task.get(key);
        if (value.isEmpty()) {
            problems.add(task, "", "the task has no `" + key + "`; write " + meaning);
        }
        return value;
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

    /** The id of the line's only document, if that has just one. */
    private String id() {
        List<Json> documents =
                JsonReader.readAll(source, new Problems(source.name(), source.text(), problems.limits()));
        if (documents.size() != 1 || !(documents.get(0) instanceof Json.Obj task)) {
            return NO_ID;
        }
        List<Json> ids = task.members().stream()
                .filter(member -> member.name().equals("id"))
                .map(Json.Member::value)
                .toList();
        boolean isAlone = source.text().substring(task.span().end()).isBlank();
        return isAlone && ids.size() == 1 && ids.get(0) instanceof Json.Str id ? text(id) : NO_ID;
    }

    private String text(Json json) {
        return json.span().of(source.text());
    }
}
