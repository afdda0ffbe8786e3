package dev.whittle.request;

import static dev.whittle.text.Printable.quoted;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Problem;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Effect;
import dev.whittle.request.ConditionOperator.SetOperator;
import dev.whittle.request.ConditionOperator.Test;
import dev.whittle.request.ConditionOperator.View;
import dev.whittle.request.Documents.KeyUse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a policy as what it says of whole requests. The strict reader of policies has accepted the document before; what this one
 * does not understand, it refuses by name, a statement at a time.
 *
 * <p>Source: IAM User Guide, "IAM JSON policy elements: Resource", "... NotResource", "... Condition", "AWS JSON policy elements:
 * Principal", "... NotPrincipal", "IAM policy elements: Variables and tags".
 */
// TRUSTED: what a statement's elements say is what the service takes them to say, under the readings named.
public final class RequestReader {
    /** Where a document is used, which decides how short a Resource may be. */
    public enum Role {
        /** As a policy of a principal or of a resource. */
        POLICY,
        /** As a policy of an organization, whose Resource is never short. */
        SERVICE_CONTROL_POLICY
    }

    /** The last character that a text may hold; see {@link Glob}. */
    private static final int LAST_CHARACTER = 0x2FFFE;

    private final SourceText source;
    private final String at;
    private final Documents documents;
    private final Role role;
    private final Variables language;
    private final Optional<String> version;

    private RequestReader(SourceText source, Json document, String at, Documents documents, Role role) {
        this.source = source;
        this.at = at;
        this.documents = documents;
        this.role = role;
        this.version = document.text("Version");
        this.language = version.filter("2012-10-17"::equals).isPresent() ? Variables.EXIST : Variables.ARE_TEXT;
    }

    /**
     * Reads a document that the strict reader of policies has accepted.
     *
     * @param pointer JSON pointer to the document in its source; empty where it is all of it
     * @param documents all documents of the question
     * @throws InvalidInputException where some statements name a principal and some do not
     */
    public static RequestPolicy read(SourceText source, Json document, String pointer, Documents documents, Role role) {
        return new RequestReader(source, document, pointer, documents, role).policy(document);
    }

    private RequestPolicy policy(Json document) {
        List<Json> statements = Documents.statements(document);
        boolean isList = document.get("Statement").flatMap(Json::asArray).isPresent();
        RequestPolicy.Kind kind = kind(statements, isList);
        List<RequestStatement> read = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            read.add(statement(statements.get(i), i, at + "/Statement" + (isList ? "/" + i : ""), kind));
        }
        return new RequestPolicy(source.name(), document, kind, read);
    }

    private RequestPolicy.Kind kind(List<Json> statements, boolean isList) {
        Problems problems = problems();
        List<Boolean> named =
                statements.stream().map(RequestReader::namesPrincipal).toList();
        boolean isOfResource = named.get(0);
        int other = named.indexOf(!isOfResource);
        if (other >= 0) {
            problems.add(
                    statements.get(other),
                    at + "/Statement" + (isList ? "/" + other : ""),
                    "this statement names " + (isOfResource ? "no" : "a")
                            + " principal, unlike the first; write it in all"
                            + " statements, as in a policy of a resource, or in none, as in one of an identity");
        } else if (isOfResource && role == Role.SERVICE_CONTROL_POLICY) {
            problems.add(statements.get(0), at, "a policy that limits an account names no principal");
        }
        problems.refuseIfAny();
        return isOfResource ? RequestPolicy.Kind.RESOURCE : RequestPolicy.Kind.IDENTITY;
    }

    private Problems problems() {
        return new Problems(source.name(), source.text(), Limits.DEFAULT);
    }

    private static boolean namesPrincipal(Json statement) {
        return statement.get("Principal").isPresent()
                || statement.get("NotPrincipal").isPresent();
    }

    private RequestStatement statement(Json statement, int index, String pointer, RequestPolicy.Kind kind) {
        Effect effect = statement.text("Effect").orElseThrow().equals(Effect.ALLOW.text()) ? Effect.ALLOW : Effect.DENY;
        Problems problems = problems();
        Elements elements = new Elements(
                actions(statement),
                resources(statement, pointer, kind, problems),
                principals(statement, pointer, effect, problems),
                statement.get("NotPrincipal").map(OpenFact::notPrincipal),
                conditions(statement, pointer, problems));
        List<Problem> refusals = problems.all();
        return new RequestStatement(
                index,
                pointer.substring(at.length()),
                statement.text("Sid").filter(sid -> !sid.isEmpty()),
                effect,
                refusals.isEmpty() ? Optional.of(elements) : Optional.empty(),
                OpenFact.statement(statement, version.orElse(OpenFact.FIRST_VERSION)),
                refusals);
    }

    private static Listed<Glob> actions(Json statement) {
        boolean isListed = statement.get("Action").isPresent();
        List<Glob> globs = Documents.elements(
                        statement.get(isListed ? "Action" : "NotAction").orElseThrow())
                .stream()
                .flatMap(action -> action.asText().stream())
                .map(RequestReader::action)
                .toList();
        return new Listed<>(isListed ? ConditionOperator.Sense.SOME : ConditionOperator.Sense.NO, globs);
    }

    /** Actions have no variables; letter case does not count. */
    static Glob action(String text) {
        Glob.Builder glob = new Glob.Builder();
        text.toLowerCase(Locale.ROOT).codePoints().forEach(point -> {
            switch (point) {
                case '*' -> glob.add(Glob.Wildcard.RUN);
                case '?' -> glob.add(Glob.Wildcard.ONE);
                default -> glob.text(point);
            }
        });
        return glob.glob();
    }

    private Optional<Listed<ResourceEntry>> resources(
            Json statement, String pointer, RequestPolicy.Kind kind, Problems problems) {
        boolean isListed = statement.get("Resource").isPresent();
        String element = isListed ? "Resource" : "NotResource";
        Optional<Json> value = statement.get(element);
        if (value.isEmpty()) {
            if (kind == RequestPolicy.Kind.IDENTITY) {
                problems.add(
                        statement, pointer, "the statement has neither Resource nor NotResource; write one of them");
            }
            return Optional.empty();
        }
        List<ResourceEntry> patterns = new ArrayList<>();
        each(
                value.get(),
                pointer + "/" + element,
                (text, json, where) -> resource(text, kind)
                        .ifPresentOrElse(
                                patterns::add, () -> problems.add(json, where, refusalOfResource(text, kind))));
        return Optional.of(
                new Listed<>(isListed ? ConditionOperator.Sense.SOME : ConditionOperator.Sense.NO, patterns));
    }

    private Optional<ResourceEntry> resource(String text, RequestPolicy.Kind kind) {
        if (text.equals("*")) {
            return Optional.of(new ResourceEntry(text, language));
        }
        if (!text.startsWith("arn:")
                || hasStrangeCharacter(text)
                || WrittenText.strangeVariable(text, language).isPresent()) {
            return Optional.empty();
        }
        List<String> parts = Arn.parts(text, language);
        boolean isShort = parts.size() < Arn.PARTS;
        boolean mayBeShort = kind == RequestPolicy.Kind.IDENTITY && role == Role.POLICY;
        boolean hasEarlyVariable = parts.subList(0, Math.min(parts.size(), Arn.PARTS - 1)).stream()
                .anyMatch(part -> !WrittenText.variables(part, language).isEmpty());
        return (isShort && !mayBeShort)
                        || hasEarlyVariable
                        || variableOfSeveral(text).isPresent()
                ? Optional.empty()
                : Optional.of(new ResourceEntry(text + ":*".repeat(Arn.PARTS - parts.size()), language));
    }

    private String refusalOfResource(String text, RequestPolicy.Kind kind) {
        if (!text.startsWith("arn:")) {
            return "the resource " + quoted(text) + " is neither `*` nor an ARN; write one that starts with `arn:`";
        }
        Optional<String> strange = WrittenText.strangeVariable(text, language);
        if (strange.isPresent()) {
            return refusalOfVariable(strange.get());
        }
        if (hasStrangeCharacter(text)) {
            return refusalOfCharacter(text);
        }
        List<String> parts = Arn.parts(text, language);
        if (parts.size() < Arn.PARTS && (kind == RequestPolicy.Kind.RESOURCE || role != Role.POLICY)) {
            return "the resource " + quoted(text) + " has " + parts.size()
                    + " parts; write all six, or `*`: only in a policy of an identity may some be left out";
        }
        Optional<String> several = variableOfSeveral(text);
        if (several.isPresent()) {
            return refusalOfSeveral(several.get());
        }
        return "the resource " + quoted(text) + " has a variable before its sixth part; write one there alone";
    }

    private Optional<Listed<PrincipalEntry>> principals(
            Json statement, String pointer, Effect effect, Problems problems) {
        boolean isListed = statement.get("Principal").isPresent();
        String element = isListed ? "Principal" : "NotPrincipal";
        Optional<Json> value = statement.get(element);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!isListed && effect == Effect.ALLOW) {
            problems.add(
                    value.get(),
                    pointer + "/" + element,
                    "NotPrincipal with Allow lets in everybody else, anonymous too; write Principal");
        }
        List<PrincipalEntry> entries = new ArrayList<>();
        if (value.get().asText().isPresent()) {
            entries.add(PrincipalEntry.everyone());
        }
        value.get()
                .asObject()
                .ifPresent(types -> types.members()
                        .forEach(type ->
                                each(type.value(), type.pointer(pointer + "/" + element), (text, json, where) -> {
                                    PrincipalEntry.of(type.name(), text, documents)
                                            .ifPresentOrElse(
                                                    entries::add,
                                                    () -> problems.add(
                                                            json, where, PrincipalEntry.refusal(type.name(), text)));
                                })));
        return Optional.of(new Listed<>(isListed ? ConditionOperator.Sense.SOME : ConditionOperator.Sense.NO, entries));
    }

    private List<Condition> conditions(Json statement, String pointer, Problems problems) {
        List<Condition> conditions = new ArrayList<>();
        statement
                .get("Condition")
                .flatMap(Json::asObject)
                .ifPresent(operators -> operators
                        .members()
                        .forEach(operator ->
                                block(operator, operator.pointer(pointer + "/Condition"), conditions, problems)));
        return conditions;
    }

    private void block(Json.Member block, String pointer, List<Condition> conditions, Problems problems) {
        Optional<ConditionOperator> operator = ConditionOperator.of(block.name());
        if (operator.isEmpty()) {
            problems.add(
                    block.start(),
                    pointer,
                    "the condition operator " + quoted(block.name())
                            + " does not exist; write one such as `StringLike`");
            return;
        }
        Set<String> keys = new HashSet<>();
        for (Json.Member key : block.value().asObject().orElseThrow().members()) {
            String where = key.pointer(pointer);
            if (!keys.add(Documents.folded(key.name()))) {
                problems.add(
                        key.start(),
                        where,
                        "the key " + quoted(key.name())
                                + " stands here a second time, letter case aside; keep one of them");
            }
            condition(operator.get(), key, where, problems).ifPresent(conditions::add);
        }
    }

    private Optional<Condition> condition(
            ConditionOperator operator, Json.Member key, String pointer, Problems problems) {
        String name = Documents.folded(key.name());
        KeyUse use = documents.use(name);
        refusalOfKey(operator, key.name(), use).ifPresent(message -> problems.add(key.start(), pointer, message));
        List<Json> listed = Documents.elements(key.value());
        if (listed.isEmpty()) {
            problems.add(key.value(), pointer, "the list is empty; write at least one value, or leave the key out");
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            String value = written(listed.get(i));
            values.add(value);
            String where = key.value().asArray().isPresent() ? pointer + "/" + i : pointer;
            Json json = listed.get(i);
            refusalOfValue(operator, value).ifPresent(message -> problems.add(json, where, message));
        }
        return problems.isEmpty()
                ? Optional.of(new Condition(operator, name, use, values, language))
                : Optional.empty();
    }

    /** JSON's own numbers and booleans are values as they are written. */
    static String written(Json value) {
        return value.asText().orElseGet(() -> ((Json.Scalar) value).lexeme());
    }

    private static Optional<String> refusalOfKey(ConditionOperator operator, String key, KeyUse use) {
        if (key.contains("${")) {
            return Optional.of("the key " + quoted(key) + " holds a placeholder; write the key itself");
        }
        if (key.indexOf(':') < 0) {
            return Optional.of("the key " + quoted(key) + " has no prefix; write one such as `aws:SourceIp`");
        }
        if (operator.test() == Test.NULL) {
            return Optional.empty();
        }
        boolean isPlain = operator.set() == SetOperator.ONE;
        if (isPlain && use == KeyUse.MULTIPLE) {
            return Optional.of("the key " + quoted(key)
                    + " may have several values; write the operator with `ForAnyValue:` or `ForAllValues:`");
        }
        return use == KeyUse.UNSURE
                ? Optional.of("it is not known whether the key " + quoted(key)
                        + " may have several values, and the documents use it both ways; use it in one")
                : Optional.empty();
    }

    private Optional<String> refusalOfValue(ConditionOperator operator, String value) {
        if (hasStrangeCharacter(value)) {
            return Optional.of(refusalOfCharacter(value));
        }
        Optional<String> strange = WrittenText.strangeVariable(value, language);
        boolean hasVariable =
                strange.isEmpty() && !WrittenText.variables(value, language).isEmpty();
        boolean mayHaveVariable = operator.test().view() == View.TEXT
                && operator.test() != Test.BOOL
                && operator.test() != Test.BINARY_EQUALS;
        if (strange.isPresent()) {
            return Optional.of(refusalOfVariable(strange.get()));
        }
        if (hasVariable && !mayHaveVariable) {
            return Optional.of(operator.test().word() + " takes no variable, as in " + quoted(value));
        }
        Optional<String> several = variableOfSeveral(value);
        if (several.isPresent()) {
            return Optional.of(refusalOfSeveral(several.get()));
        }
        boolean isRight = switch (operator.test()) {
            case NULL, BOOL -> value.toLowerCase(Locale.ROOT).matches("true|false");
            case ARN_EQUALS, ARN_LIKE -> isArn(value);
            case BINARY_EQUALS -> isBase64(value);
            case STRING_EQUALS_IGNORE_CASE ->
                value.codePoints().noneMatch(point -> point > '~' && Character.isLetter(point));
            default ->
                switch (operator.test().view()) {
                    case NUMBER -> DecimalValue.of(value).isPresent();
                    case DATE -> DateValue.of(value).isPresent();
                    case ADDRESS -> AddressValue.of(value).isPresent();
                    default -> true;
                };
        };
        return isRight ? Optional.empty() : Optional.of("the value " + quoted(value) + " is " + wanted(operator));
    }

    /** A variable of the text that may have several values. */
    private Optional<String> variableOfSeveral(String text) {
        return WrittenText.variables(text, language).stream()
                .map(PolicyVariable::key)
                .filter(key -> documents.use(key) != KeyUse.SINGLE)
                .findFirst();
    }

    private static String refusalOfSeveral(String key) {
        return "the variable " + quoted(key) + " may have several values; write another one";
    }

    private static String wanted(ConditionOperator operator) {
        return switch (operator.test()) {
            case NULL, BOOL -> "neither `true` nor `false`";
            case ARN_EQUALS, ARN_LIKE -> "neither `*` nor an ARN of six parts";
            case BINARY_EQUALS -> "no base64";
            case STRING_EQUALS_IGNORE_CASE -> "compared without letter case, which is known for ASCII letters alone";
            default ->
                switch (operator.test().view()) {
                    case NUMBER -> "no number of at most 100 characters";
                    case DATE -> "no time such as `2026-09-26T00:00:00Z`, and no epoch in seconds";
                    default -> "no IP address, and no network such as `192.0.2.0/24`";
                };
        };
    }

    private boolean isArn(String value) {
        return value.equals("*")
                || Arn.six(value, language)
                        .filter(parts ->
                                parts.get(0).equals(Arn.START) || parts.get(0).equals("*"))
                        .isPresent();
    }

    private static boolean isBase64(String value) {
        try {
            return Base64.getEncoder()
                    .encodeToString(Base64.getDecoder().decode(value))
                    .equals(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean hasStrangeCharacter(String text) {
        return text.codePoints()
                .anyMatch(point -> point > LAST_CHARACTER || Character.getType(point) == Character.SURROGATE);
    }

    private static String refusalOfCharacter(String text) {
        return quoted(text) + " holds a character after U+2FFFE or half of one, which the solvers don't have";
    }

    private static String refusalOfVariable(String written) {
        return "`${" + written + "}` is no policy variable such as `${aws:username}`, but a placeholder of a template;"
                + " write what stands for it";
    }

    private interface Receiver {
        void accept(String text, Json json, String pointer);
    }

    private static void each(Json value, String pointer, Receiver receiver) {
        Optional<Json.Arr> list = value.asArray();
        list.ifPresentOrElse(
                array -> array.forEach(
                        pointer, (json, where) -> json.asText().ifPresent(text -> receiver.accept(text, json, where))),
                () -> value.asText().ifPresent(text -> receiver.accept(text, value, pointer)));
    }
}
