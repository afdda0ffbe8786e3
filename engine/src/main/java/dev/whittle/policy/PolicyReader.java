package dev.whittle.policy;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a policy strictly: what is not understood is refused by name, since a policy that is misread is a security
 * hole. All problems are told at once, each with JSON pointer, line and column.
 *
 * <p>Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
// TRUSTED: the value that is read is the one that the service would read.
public final class PolicyReader {
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final List<String> POLICY_ELEMENTS = List.of("Version", "Id", "Statement");
    private static final List<String> STATEMENT_ELEMENTS = List.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Set<String> OUTSIDE_CONTEXT = Set.of("Sid", "Effect", "Action", "NotAction");

    private final SourceText source;
    private final Problems problems;
    private final Dialect dialect;
    private final List<Unread> unread = new ArrayList<>();
    private final Map<String, List<Named>> sids = new HashMap<>();
    private int patterns;

    /** What resources hold may have a Sid twice; identity policies may not. */
    private boolean isOfResource;

    /** A statement that has a Sid. */
    private record Named(String pointer, Existence existence) {}

    private PolicyReader(SourceText source, Problems problems, Dialect dialect) {
        this.source = source;
        this.problems = problems;
        this.dialect = dialect;
    }

    /**
     * Reads the bytes of a policy document.
     *
     * @throws dev.whittle.json.InvalidInputException with every problem
     */
    public static Policy read(String name, byte[] bytes) {
        return read(SourceText.decode(name, bytes, Limits.DEFAULT));
    }

    /**
     * Reads the text of a policy document.
     *
     * @throws dev.whittle.json.InvalidInputException with every problem
     */
    public static Policy read(SourceText source) {
        Problems problems = new Problems(source.name(), source.text(), Limits.DEFAULT);
        Optional<Json> root = JsonReader.readOne(source, problems);
        Optional<Policy> policy =
                root.map(json -> new PolicyReader(source, problems, Dialect.DOCUMENT).policy(json, ""));
        problems.refuseIfAny();
        return policy.orElseThrow();
    }

    /**
     * Reads a policy that is part of a larger document, with the problems located in that document.
     *
     * @return the policy, to be used only where no problem was added
     */
    public static Policy read(SourceText source, Json document, String pointer, Problems problems) {
        return read(source, document, pointer, problems, Dialect.DOCUMENT);
    }

    /**
     * The same of a text that may leave something open. What can't be read of a statement leaves it unread; what is wrong
     * wherever the text is used is a problem all the same.
     *
     * @return the policy, to be used only where no problem was added
     */
    public static Policy read(SourceText source, Json document, String pointer, Problems problems, Dialect dialect) {
        return new PolicyReader(source, problems, dialect).policy(document, pointer);
    }

    private Policy policy(Json json, String pointer) {
        if (!(json instanceof Json.Obj root)) {
            problems.add(json, pointer, "the policy is " + json.kind() + "; write an object with a Statement");
            return new Policy(source, Optional.empty(), Optional.empty(), List.of());
        }
        refuseUnknown(root, pointer, POLICY_ELEMENTS, "a policy");
        Optional<String> version = string(root, pointer, "Version");
        if (version.isPresent() && !VERSIONS.contains(version.get())) {
            problems.add(
                    root.get("Version").orElseThrow(),
                    pointer + "/Version",
                    "version `" + version.get() + "` does not exist; write `2012-10-17` or `2008-10-17`");
        }
        Optional<String> id = string(root, pointer, "Id");
        isOfResource = Principals.areNamed(root);
        List<Statement> statements = statements(root, pointer, version);
        return new Policy(source, version, id, statements, unread, Notation.JSON);
    }

    private boolean isOpen(Json value) {
        return dialect != Dialect.DOCUMENT && value instanceof Json.Opaque;
    }

    /** Remembers that a statement can't be read, since a value in it is only known later. */
    private void leave(Json statement, String pointer, String what, Json open) {
        unread.add(new Unread(pointer, what + " is " + open.kind(), statement.span()));
    }

    private List<Statement> statements(Json.Obj root, String pointer, Optional<String> version) {
        Optional<Json> element = root.get("Statement");
        if (element.isEmpty()) {
            problems.add(root, pointer, "the policy has no Statement; write at least one");
            return List.of();
        }
        String at = pointer + "/Statement";
        if (isOpen(element.get())) {
            leave(element.get(), at, "the list of statements", element.get());
            return List.of();
        }
        if (!(element.get() instanceof Json.Arr array)) {
            return statement(element.get(), at, version).stream().toList();
        }
        if (array.elements().isEmpty()) {
            problems.add(array, at, "the list is empty; write at least one statement");
        }
        int most = problems.limits().statements();
        if (array.elements().size() > most) {
            problems.add(array, at, array.elements().size() + " statements, more than the " + most + " that are read");
            return List.of();
        }
        List<Statement> statements = new ArrayList<>();
        array.forEach(at, (each, where) -> statement(each, where, version).ifPresent(statements::add));
        return statements;
    }

    private Optional<Statement> statement(Json json, String pointer, Optional<String> version) {
        if (isOpen(json)) {
            leave(json, pointer, "it", json);
            return Optional.empty();
        }
        if (!(json instanceof Json.Obj object)) {
            problems.add(json, pointer, "the statement is " + json.kind() + "; write an object");
            return Optional.empty();
        }
        refuseUnknown(object, pointer, STATEMENT_ELEMENTS, "a statement");
        refuseBoth(object, pointer, "Principal", "NotPrincipal");
        refuseBoth(object, pointer, "Resource", "NotResource");
        Optional<String> sid = string(object, pointer, "Sid").filter(name -> !name.isEmpty());
        sid.filter(name -> !isOfResource).ifPresent(name -> refuseSecond(object, pointer, name));
        Optional<Effect> effect = effect(object, pointer);
        Optional<ActionsReader.Read> actions = actions(object, pointer);
        object.get("Resource").ifPresent(value -> strings(value, pointer + "/Resource"));
        object.get("NotResource").ifPresent(value -> strings(value, pointer + "/NotResource"));
        object.get("Principal").ifPresent(value -> principal(value, pointer + "/Principal"));
        object.get("NotPrincipal").ifPresent(value -> principal(value, pointer + "/NotPrincipal"));
        object.get("Condition").ifPresent(value -> condition(value, pointer + "/Condition"));
        Optional<Json> open = open(object);
        if (open.isPresent()) {
            leave(object, pointer, "its effect, or an action of it,", open.get());
            return Optional.empty();
        }
        if (effect.isEmpty() || actions.isEmpty()) {
            return Optional.empty();
        }
        Context context = Context.of(
                object.members().stream()
                        .filter(member -> !OUTSIDE_CONTEXT.contains(member.name()))
                        .toList(),
                version);
        unread.addAll(actions.get().open());
        return Optional.of(
                new Statement(pointer, sid, effect.get(), actions.get().list(), context, object.span()));
    }

    /**
     * What leaves open what the statement grants or denies: its effect or its list of actions. A part of an Allow's Action list is no such
     * thing, since what is open in it grants something more and changes nothing else.
     */
    private Optional<Json> open(Json.Obj statement) {
        Optional<Json> effect = statement.get("Effect").filter(this::isOpen);
        boolean isDenied =
                statement.text("Effect").filter(Effect.DENY.text()::equals).isPresent();
        return effect.or(() -> ActionsReader.member(statement).flatMap(member -> {
            boolean isAnyPartLeft =
                    !isDenied && member.name().equals("Action") && ActionsReader.isPartly(member.value());
            return isAnyPartLeft ? Optional.empty() : firstOpen(member.value());
        }));
    }

    private Optional<Json> firstOpen(Json list) {
        return isOpen(list)
                ? Optional.of(list)
                : list.asArray()
                        .flatMap(array ->
                                array.elements().stream().filter(this::isOpen).findFirst());
    }

    private void refuseSecond(Json.Obj statement, String pointer, String sid) {
        Existence existence = Existence.of(statement);
        List<Named> earlier = sids.computeIfAbsent(sid, name -> new ArrayList<>());
        earlier.stream()
                .filter(each -> !each.existence().excludes(existence))
                .findFirst()
                .ifPresent(first -> problems.add(
                        statement.get("Sid").orElseThrow(),
                        pointer + "/Sid",
                        "the Sid `" + sid + "` already names " + first.pointer() + "; give each statement its own"));
        earlier.add(new Named(pointer, existence));
    }

    private Optional<Effect> effect(Json.Obj statement, String pointer) {
        Optional<Json> element = statement.get("Effect");
        if (element.isEmpty()) {
            problems.add(statement, pointer, "the statement has no Effect; write `Allow` or `Deny`");
            return Optional.empty();
        }
        Optional<String> text = string(statement, pointer, "Effect");
        Optional<Effect> effect = text.flatMap(value -> Arrays.stream(Effect.values())
                .filter(candidate -> candidate.text().equals(value))
                .findFirst());
        if (text.isPresent() && effect.isEmpty()) {
            problems.add(
                    element.get(),
                    pointer + "/Effect",
                    "effect `" + text.get() + "` does not exist; write `Allow` or `Deny`, in this letter case");
        }
        return effect;
    }

    /** The statement's list; one of a Deny, or of what it leaves out, has nothing open in it. */
    private Optional<ActionsReader.Read> actions(Json.Obj statement, String pointer) {
        refuseBoth(statement, pointer, "Action", "NotAction");
        Optional<Json.Member> member = ActionsReader.member(statement);
        if (member.isEmpty()) {
            problems.add(statement, pointer, "the statement has neither Action nor NotAction; write one of them");
            return Optional.empty();
        }
        Json value = member.get().value();
        String at = pointer + "/" + member.get().name();
        ActionsReader.Read read = ActionsReader.read(member.get(), at, dialect != Dialect.DOCUMENT, source, problems);
        int size = read.list().entries().size();
        patterns += size;
        int most = problems.limits().patterns();
        if (patterns > most && patterns - size <= most) {
            problems.add(value, at, "more than " + most + " patterns up to here, the most that are read");
        }
        return Optional.of(read);
    }

    /** The strings of a value that is one string or a list of them, each with its pointer, in order. */
    private Map<Json.Str, String> strings(Json value, String pointer) {
        Map<Json.Str, String> result = new LinkedHashMap<>();
        if (value instanceof Json.Str string) {
            result.put(string, pointer);
            return result;
        }
        if (isOpen(value)) {
            return result;
        }
        if (!(value instanceof Json.Arr array)) {
            problems.add(value, pointer, "this is " + value.kind() + "; write a string or a list of strings");
            return result;
        }
        if (array.elements().isEmpty()) {
            problems.add(array, pointer, "the list is empty; write at least one string, or leave the statement out");
        }
        array.forEach(pointer, (element, where) -> {
            if (element instanceof Json.Str string) {
                result.put(string, where);
            } else if (!isOpen(element)) {
                problems.add(element, where, "this is " + element.kind() + "; write a string");
            }
        });
        return result;
    }

    private void principal(Json value, String pointer) {
        if (value instanceof Json.Str string) {
            if (!string.value().equals("*")) {
                problems.add(
                        value, pointer, "principal `" + string.value() + "` needs its type; write `*` or an object");
            }
        } else if (value instanceof Json.Obj object && !object.members().isEmpty()) {
            object.members().forEach(member -> strings(member.value(), member.pointer(pointer)));
        } else if (!isOpen(value)) {
            problems.add(value, pointer, "write `*` or an object such as {\"AWS\": \"arn:...\"}");
        }
    }

    private void condition(Json value, String pointer) {
        if (isOpen(value)) {
            return;
        }
        if (!(value instanceof Json.Obj operators)) {
            problems.add(value, pointer, "the condition is " + value.kind() + "; write an object of operators");
            return;
        }
        for (Json.Member operator : operators.members()) {
            String at = operator.pointer(pointer);
            if (operator.value() instanceof Json.Obj keys) {
                keys.members().forEach(key -> conditionValue(key.value(), key.pointer(at)));
            } else if (!isOpen(operator.value())) {
                problems.add(operator.value(), at, "this is " + operator.value().kind() + "; write an object of keys");
            }
        }
    }

    /** The service takes an empty list; like all of a context, it may mean anything. */
    private void conditionValue(Json value, String pointer) {
        if (value instanceof Json.Arr array) {
            array.forEach(pointer, this::plainValue);
        } else {
            plainValue(value, pointer);
        }
    }

    private void plainValue(Json value, String pointer) {
        boolean plain = isOpen(value)
                || value instanceof Json.Str
                || (value instanceof Json.Scalar scalar && !scalar.lexeme().equals("null"));
        if (!plain) {
            problems.add(value, pointer, "this is " + value.kind() + "; write a string, a number or a boolean");
        }
    }

    private Optional<String> string(Json.Obj object, String pointer, String name) {
        Optional<Json> value = object.get(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Json.Str string) {
            return Optional.of(string.value());
        }
        if (isOpen(value.get())) {
            return Optional.empty();
        }
        problems.add(value.get(), pointer + "/" + name, "this is " + value.get().kind() + "; write a string");
        return Optional.empty();
    }

    private void refuseBoth(Json.Obj statement, String pointer, String one, String other) {
        if (statement.get(one).isPresent() && statement.get(other).isPresent()) {
            problems.add(statement, pointer, "the statement has both " + one + " and " + other + "; write one of them");
        }
    }

    private void refuseUnknown(Json.Obj object, String pointer, List<String> known, String owner) {
        for (Json.Member member : object.members()) {
            boolean isOfCode = dialect != Dialect.DOCUMENT && member.name().equals(Existence.MEMBER);
            if (!known.contains(member.name()) && !isOfCode) {
                String near = known.stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT)
                                .equals(member.name().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .map(name -> "write `" + name + "`")
                        .orElse(owner + " has " + String.join(", ", known));
                problems.add(
                        member.start(),
                        member.pointer(pointer),
                        "the element `" + member.name() + "` is unknown; " + near);
            }
        }
    }
}
