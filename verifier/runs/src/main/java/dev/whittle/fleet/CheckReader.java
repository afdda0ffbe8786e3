package dev.whittle.fleet;

import dev.whittle.catalog.Catalog;
import dev.whittle.compare.Access;
import dev.whittle.compare.AccessCheck;
import dev.whittle.files.TextLine;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.source.PolicySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a task of checking: {@code {"id","policy","noNewAccess","notGranted","noPublic"}}, a policy and at least one check. A check that
 * is refused does not keep the others from being made.
 */
final class CheckReader {
    private static final String NO_NEW_ACCESS = "noNewAccess";
    private static final String NOT_GRANTED = "notGranted";
    private static final String NO_PUBLIC = "noPublic";
    private static final List<String> KEYS = List.of("id", "policy", NO_NEW_ACCESS, NOT_GRANTED, NO_PUBLIC);

    private final TaskLine line;
    private final Catalog catalog;
    private final List<Asked> asked = new ArrayList<>();

    private CheckReader(TaskLine line, Catalog catalog) {
        this.line = line;
        this.catalog = catalog;
    }

    /** A policy and what is asked of it. */
    record Checks(PolicySource policy, List<Asked> asked) {}

    /** A check as it was read. */
    sealed interface Asked {
        /** The check's word. */
        String word();

        /** One that can be made. */
        record Understood(AccessCheck check) implements Asked {
            @Override
            public String word() {
                return check.word();
            }
        }

        /** One that is refused. */
        record Refused(String word, InvalidInputException problems) implements Asked {}
    }

    static Task<Checks> read(TextLine line, Catalog catalog) {
        return TaskLine.read(line, read -> new CheckReader(read, catalog).checks());
    }

    private Checks checks() {
        Json.Obj task = line.object(KEYS, "policy and at least one of noNewAccess, notGranted and noPublic");
        Optional<Json> document = line.required(task, "policy", "a policy document");
        Optional<Policy> located =
                document.map(value -> PolicyReader.read(line.source(), value, "/policy", line.problems()));
        task.get(NO_NEW_ACCESS).ifPresent(value -> add("no-new-access", problems -> noNewAccess(value, problems)));
        task.get(NOT_GRANTED).ifPresent(this::notGranted);
        task.get(NO_PUBLIC).ifPresent(value -> add("no-public", problems -> noPublic(value, problems)));
        if (asked.isEmpty()) {
            line.problems().add(task, "", "nothing is asked of the policy; write noNewAccess, notGranted or noPublic");
        }
        line.problems().refuseIfAny();
        return new Checks(PolicySource.ofPart(located.orElseThrow(), document.orElseThrow(), "/policy"), asked);
    }

    private void add(String word, Function<Problems, Optional<AccessCheck>> reading) {
        Problems problems = new Problems(
                line.source().name(), line.source().text(), line.problems().limits());
        try {
            Optional<AccessCheck> check = reading.apply(problems);
            problems.refuseIfAny();
            asked.add(new Asked.Understood(check.orElseThrow()));
        } catch (InvalidInputException e) {
            asked.add(new Asked.Refused(word, e));
        }
    }

    private Optional<AccessCheck> noNewAccess(Json value, Problems problems) {
        Policy reference = PolicyReader.read(line.source(), value, "/" + NO_NEW_ACCESS, problems);
        problems.refuseIfAny();
        return Optional.of(new AccessCheck.NoNewAccess(PolicySource.ofPart(reference, value, "/" + NO_NEW_ACCESS)));
    }

    private void notGranted(Json value) {
        String at = "/" + NOT_GRANTED;
        Optional<Json.Arr> list = value.asArray();
        if (list.isEmpty()) {
            line.problems()
                    .add(value, at, "this is " + value.kind() + "; write a list of objects with actions and resources");
        }
        list.ifPresent(accesses -> accesses.forEach(
                at,
                (access, where) -> add(
                        "not-granted",
                        problems ->
                                Access.read(access, where, problems, catalog).map(AccessCheck.NotGranted::new))));
    }

    private static Optional<AccessCheck> noPublic(Json value, Problems problems) {
        String at = "/" + NO_PUBLIC;
        if (value.asObject().isEmpty()) {
            problems.add(value, at, "this is " + value.kind() + "; write an object, which may hold resourceType");
            return Optional.empty();
        }
        for (Json.Member member : value.asObject().get().members()) {
            if (!member.name().equals("resourceType")) {
                problems.add(
                        member.start(),
                        member.pointer(at),
                        "the key `" + member.name() + "` is unknown; write resourceType");
            }
        }
        Optional<Json> type = value.get("resourceType");
        Optional<AccessCheck.NoPublic> check = AccessCheck.NoPublic.of(
                type.map(each -> each.asText().orElse("")).orElse(AccessCheck.NoPublic.BUCKET));
        if (check.isEmpty()) {
            problems.add(
                    type.orElseThrow(),
                    at + "/resourceType",
                    "no such type of resources can be asked about; write one of "
                            + String.join(", ", AccessCheck.NoPublic.types()));
        }
        return check.map(each -> each);
    }
}
