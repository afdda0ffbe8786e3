package dev.whittle.request;

import dev.whittle.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * Whether a statement that is understood applies to one request, plainly: every element of it must.
 *
 * <p>Source: IAM User Guide, "Grammar of the IAM JSON policy language" and the page of each element.
 */
final class StatementEvaluation {
    private final Documents documents;
    private final Assuming assuming;
    private final Request request;
    private final String version;
    private final ConditionEvaluation conditions;

    StatementEvaluation(Documents documents, Assuming assuming, Request request, String version) {
        this.documents = documents;
        this.assuming = assuming;
        this.request = request;
        this.version = version;
        this.conditions = new ConditionEvaluation(request, version, assuming);
    }

    /** The first element that fails; nothing where the statement applies. */
    Optional<Mismatch> mismatch(Json statement, String pointer) {
        return actions(statement, pointer)
                .or(() -> resources(statement, pointer))
                .or(() -> principals(statement, pointer))
                .or(() -> statement
                        .get("Condition")
                        .flatMap(condition -> conditions.mismatch(condition, pointer + "/Condition")));
    }

    private static List<String> texts(Json value) {
        return Documents.elements(value).stream()
                .map(text -> text.asText().orElseThrow())
                .toList();
    }

    /** Source: "IAM JSON policy elements: Action", "... NotAction": letter case does not count. */
    private Optional<Mismatch> actions(Json statement, String pointer) {
        boolean isListed = statement.get("Action").isPresent();
        String element = isListed ? "Action" : "NotAction";
        boolean matches = texts(statement.get(element).orElseThrow()).stream()
                .map(pattern -> TextPattern.like(Template.plain(ConditionEvaluation.folded(pattern))))
                .anyMatch(pattern -> pattern.matches(ConditionEvaluation.folded(request.action())));
        return unless(matches == isListed, pointer, element, "the action `" + request.action() + "`");
    }

    /** Source: "IAM JSON policy elements: Resource", "... NotResource"; letter case counts. */
    private Optional<Mismatch> resources(Json statement, String pointer) {
        boolean isListed = statement.get("Resource").isPresent();
        String element = isListed ? "Resource" : "NotResource";
        Optional<Json> value = statement.get(element);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        List<Template> entries = texts(value.get()).stream()
                .map(text -> Template.of(text, version))
                .toList();
        Optional<String> missing = entries.stream()
                .filter(entry -> entry.filled(conditions::value).isEmpty())
                .flatMap(entry -> entry.keys().stream())
                .filter(key -> conditions.value(key).isEmpty())
                .findFirst();
        Reading reading = isListed ? Reading.MISSING_IN_RESOURCE : Reading.MISSING_IN_NOT_RESOURCE;
        if (missing.isPresent() && assuming.takesSecond(reading)) {
            return Optional.of(new Mismatch(
                    pointer + "/" + element,
                    "the variable `${" + missing.get() + "}` of " + element + " has no value"));
        }
        boolean matches = entries.stream()
                .flatMap(entry -> entry.filled(conditions::value).stream())
                .anyMatch(entry -> ResourcePattern.ofResource(entry, assuming).matches(request.resource()));
        return unless(matches == isListed, pointer, element, "the resource `" + request.resource() + "`");
    }

    private Optional<Mismatch> principals(Json statement, String pointer) {
        Optional<Json> principal = statement.get("Principal");
        Optional<Json> notPrincipal = statement.get("NotPrincipal");
        if (principal.isEmpty() && notPrincipal.isEmpty()) {
            return Optional.empty();
        }
        Caller caller =
                request.principal().orElseThrow(() -> new IllegalArgumentException("the request names no principal"));
        PrincipalEvaluation evaluation = new PrincipalEvaluation(documents, caller, assuming);
        boolean isListed = principal.isPresent();
        boolean matches =
                principal.map(evaluation::names).orElseGet(() -> evaluation.leavesOut(notPrincipal.orElseThrow()));
        return unless(matches, pointer, isListed ? "Principal" : "NotPrincipal", "the principal `" + caller + "`");
    }

    private static Optional<Mismatch> unless(boolean applies, String pointer, String element, String what) {
        String words = element.startsWith("Not")
                ? element + " leaves out " + what
                : "no entry of " + element + " matches " + what;
        return applies ? Optional.empty() : Optional.of(new Mismatch(pointer + "/" + element, words));
    }
}
