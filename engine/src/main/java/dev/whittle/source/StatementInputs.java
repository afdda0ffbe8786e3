package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.Span;
import dev.whittle.policy.Existence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Statements that are handed to a module, or stand in a local, as objects with the arguments of data documents. What takes them decides
 * which of them are in a policy, and with what else: so none takes anything from another, and none goes.
 *
 * <p>Source: the inputs of {@code terraform-aws-modules}, such as {@code policy_statements} of {@code terraform-aws-lambda}.
 */
final class StatementInputs {
    private final String text;

    private StatementInputs(String text) {
        this.text = text;
    }

    /** Whether a value is such a statement, or a list or map of nothing else. */
    static boolean areStatements(Json value) {
        List<Json> items = items(value);
        return isStatement(value) || (!items.isEmpty() && items.stream().allMatch(StatementInputs::isStatement));
    }

    private static boolean isStatement(Json value) {
        return value instanceof Json.Obj
                && Stream.of("actions", "not_actions")
                        .anyMatch(name -> value.get(name).isPresent())
                && Stream.of("effect", "resources", "not_resources")
                        .anyMatch(name -> value.get(name).isPresent());
    }

    private static List<Json> items(Json value) {
        return value instanceof Json.Arr array
                ? array.elements()
                : value.asObject().stream()
                        .flatMap(object -> object.members().stream())
                        .map(Json.Member::value)
                        .toList();
    }

    /** The document of such statements. */
    static Json document(Json value, String text) {
        StatementInputs inputs = new StatementInputs(text);
        List<Json> items = isStatement(value) ? List.of(value) : items(value);
        List<Json> statements = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            statements.add(inputs.statement((Json.Obj) items.get(i), i));
        }
        Json.Member member = new Json.Member("Statement", value.span().start(), new Json.Arr(statements, value.span()));
        return new Json.Obj(List.of(member), value.span());
    }

    /** @param number among those that are handed over together: as none goes, it stays the same */
    private Json statement(Json.Obj statement, int number) {
        Span span = statement.span();
        if (statement.get("effect").isEmpty()) {
            return new Json.Opaque("a statement whose effect what takes it decides", span.of(text), span, List.of());
        }
        // It is there with no other one for sure.
        Existence existence = Existence.ALWAYS.and("as what takes them takes number " + number);
        List<Json.Member> members = new ArrayList<>();
        for (Json.Member each : statement.members()) {
            String element = DataDocument.element(each.name());
            if (element.isEmpty()) {
                existence =
                        existence.and(each.name() + " = " + each.value().span().of(text));
            } else {
                members.add(new Json.Member(element, each.start(), each.value()));
            }
        }
        if (statement.get("resources").isEmpty()
                && statement.get("not_resources").isEmpty()) {
            existence = existence.and("on resources that what takes it names");
            Span place = new Span(span.start(), span.start());
            members.add(new Json.Member("Resource", span.start(), new Json.Str("*", place)));
        }
        return existence.in(new Json.Obj(members, span));
    }
}
