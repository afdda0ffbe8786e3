package dev.whittle.request;

import static dev.whittle.text.Printable.quoted;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Problem;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    private final SourceText source;
    private final String at;
    private final Documents documents;
    private final Role role;
    private final TextRefusals texts;
    private final Optional<String> version;

    private RequestReader(SourceText source, Json document, String at, Documents documents, Role role) {
        this.source = source;
        this.at = at;
        this.documents = documents;
        this.role = role;
        this.version = document.text("Version");
        this.texts = new TextRefusals(documents, Variables.of(version));
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
                new ConditionBlocks(texts, problems).read(statement, pointer));
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
                (text, json, where) -> refusal(text, kind)
                        .ifPresentOrElse(
                                message -> problems.add(json, where, message), () -> patterns.add(entry(text))));
        return Optional.of(
                new Listed<>(isListed ? ConditionOperator.Sense.SOME : ConditionOperator.Sense.NO, patterns));
    }

    /** Why an entry of Resource is not understood, and what would be right; nothing where it is. */
    private Optional<String> refusal(String text, RequestPolicy.Kind kind) {
        if (text.equals("*")) {
            return Optional.empty();
        }
        if (!text.startsWith("arn:")) {
            return Optional.of(
                    "the resource " + quoted(text) + " is neither `*` nor an ARN; write one that starts with `arn:`");
        }
        Optional<String> ofText = texts.of(text);
        if (ofText.isPresent()) {
            return ofText;
        }
        List<String> parts = Arn.parts(text, texts.language());
        boolean mayBeShort = kind == RequestPolicy.Kind.IDENTITY && role == Role.POLICY;
        if (parts.size() < Arn.PARTS && !mayBeShort) {
            return Optional.of("the resource " + quoted(text) + " has " + parts.size()
                    + " parts; write all six, or `*`: only in a policy of an identity may some be left out");
        }
        return parts.subList(0, Math.min(parts.size(), Arn.PARTS - 1)).stream()
                .filter(part -> !WrittenText.variables(part, texts.language()).isEmpty())
                .map(part ->
                        "the resource " + quoted(text) + " has a variable before its sixth part; write one there alone")
                .findFirst();
    }

    /** An entry that is understood. */
    private ResourceEntry entry(String text) {
        int missing = text.equals("*")
                ? 0
                : Arn.PARTS - Arn.parts(text, texts.language()).size();
        return new ResourceEntry(text + ":*".repeat(missing), texts.language());
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
