package dev.whittle.request;

import dev.whittle.json.Json;
import dev.whittle.request.ConditionOperator.Absence;
import dev.whittle.request.ConditionOperator.SetOperator;
import dev.whittle.request.ConditionOperator.Test;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a Condition holds for one request, plainly: every operator, and every key in it, must hold; of the values listed for a
 * key one is enough, and a negated operator is the opposite of that.
 *
 * <p>Source: IAM User Guide, "IAM JSON policy elements: Condition operators" (its first note: what an absent key means;
 * "...IfExists", "Condition operator to check existence of condition keys", and a section for each type), "Conditions with multiple
 * context keys or values", and "Single-valued vs. multivalued context keys" on {@code ForAllValues} and {@code ForAnyValue}.
 */
final class ConditionEvaluation {
    private final Request request;
    private final String version;
    private final Assuming assuming;

    ConditionEvaluation(Request request, String version, Assuming assuming) {
        this.request = request;
        this.version = version;
        this.assuming = assuming;
    }

    /** The first operator and key that do not hold; nothing where all hold. */
    Optional<Mismatch> mismatch(Json condition, String pointer) {
        List<Json.Member> operators = condition.asObject().orElseThrow().members();
        for (Json.Member operator : operators) {
            for (Json.Member key : operator.value().asObject().orElseThrow().members()) {
                Optional<String> missing = missingVariable(operator.name(), key.value());
                if (missing.isPresent() && assuming.takesSecond(Reading.MISSING_IN_CONDITION)) {
                    return Optional.of(new Mismatch(
                            key.pointer(operator.pointer(pointer)),
                            "the variable `${" + missing.get() + "}` of " + operator.name() + " has no value"));
                }
            }
        }
        for (Json.Member operator : operators) {
            for (Json.Member key : operator.value().asObject().orElseThrow().members()) {
                if (!holds(operator.name(), key)) {
                    return Optional.of(new Mismatch(
                            key.pointer(operator.pointer(pointer)),
                            operator.name() + " on `" + key.name() + "` fails: "
                                    + shown(values(Documents.folded(key.name())))));
                }
            }
        }
        return Optional.empty();
    }

    private static String shown(List<String> values) {
        return values.isEmpty()
                ? "the request does not have the key"
                : "the request has `" + String.join("`, `", values) + "`";
    }

    /** The values of a key, which is absent where all are empty and a reading says so. */
    private List<String> values(String key) {
        List<String> values = request.values(key);
        boolean isEmpty = !values.isEmpty() && values.stream().allMatch(String::isEmpty);
        return isEmpty && assuming.takesSecond(Reading.EMPTY_VALUE) ? List.of() : values;
    }

    /** The value of a variable. */
    Optional<String> value(String key) {
        return values(key).stream().findFirst();
    }

    private Optional<String> missingVariable(String operator, Json listed) {
        if (!takesVariables(ConditionOperator.of(operator).orElseThrow().test())) {
            return Optional.empty();
        }
        return texts(listed).stream()
                .map(text -> Template.of(text, version))
                .filter(text -> text.filled(this::value).isEmpty())
                .flatMap(text -> text.keys().stream())
                .filter(key -> value(key).isEmpty())
                .findFirst();
    }

    /**
     * Whether values of an operator may hold variables. Source: IAM User Guide, "IAM policy elements: Variables and tags", "Condition
     * element": those of strings and ARNs. ("Boolean condition operators" on the other page says that Bool may too.)
     */
    static boolean takesVariables(Test test) {
        return switch (test) {
            case STRING_EQUALS, STRING_EQUALS_IGNORE_CASE, STRING_LIKE, ARN_EQUALS, ARN_LIKE -> true;
            default -> false;
        };
    }

    /** The listed values of a key as texts: a number or a boolean is what it is written like. */
    static List<String> texts(Json listed) {
        return Documents.elements(listed).stream()
                .map(value -> value instanceof Json.Scalar scalar
                        ? scalar.lexeme()
                        : value.asText().orElseThrow())
                .toList();
    }

    private boolean holds(String written, Json.Member key) {
        ConditionOperator operator = ConditionOperator.of(written).orElseThrow();
        List<String> values = values(Documents.folded(key.name()));
        List<String> listed = texts(key.value());
        if (operator.test() == Test.NULL) {
            return listed.stream().anyMatch(isNull -> isNull.equalsIgnoreCase("true") == values.isEmpty());
        }
        if (values.isEmpty()) {
            return holdsOfAbsent(operator);
        }
        return switch (operator.set()) {
            case ONE -> satisfies(operator, only(key.name(), values), listed);
            case ANY -> values.stream().anyMatch(value -> satisfies(operator, value, listed));
            case ALL -> values.stream().allMatch(value -> satisfies(operator, value, listed));
        };
    }

    private static String only(String key, List<String> values) {
        if (values.size() > 1) {
            throw new IllegalArgumentException("`" + key + "` has several values");
        }
        return values.get(0);
    }

    private static boolean holdsOfAbsent(ConditionOperator operator) {
        if (operator.absence() == Absence.TRUE) {
            return true;
        }
        return operator.set() == SetOperator.ALL || (operator.set() == SetOperator.ONE && operator.isNegated());
    }

    /** What the operator says of one value of the request. */
    private boolean satisfies(ConditionOperator operator, String value, List<String> listed) {
        Optional<Predicate<String>> matching = matching(operator.test(), value);
        if (matching.isEmpty()) {
            return operator.isNegated() && !assuming.takesSecond(Reading.MALFORMED_VALUE);
        }
        return listed.stream().anyMatch(matching.get()) != operator.isNegated();
    }

    /** Whether a listed text matches a value; nothing where the value is not of the operator's kind. */
    private Optional<Predicate<String>> matching(Test test, String value) {
        return switch (test) {
            case STRING_EQUALS -> Optional.of(filled(text -> text.text().equals(value)));
            case STRING_EQUALS_IGNORE_CASE ->
                Optional.of(filled(text -> folded(text.text()).equals(folded(value))));
            case STRING_LIKE ->
                Optional.of(filled(text -> TextPattern.like(text).matches(value)));
            case ARN_EQUALS, ARN_LIKE ->
                Optional.of(filled(text -> ResourcePattern.ofArn(text).matches(value)))
                        .filter(any -> Arn.isWellFormed(value));
            case BINARY_EQUALS -> Optional.of(value::equals);
            case BOOL -> Optional.of(listed -> folded(listed).equals(folded(value)));
            case NUMERIC_EQUALS,
                    NUMERIC_LESS_THAN,
                    NUMERIC_LESS_THAN_EQUALS,
                    NUMERIC_GREATER_THAN,
                    NUMERIC_GREATER_THAN_EQUALS ->
                DecimalValue.of(value).map(number -> listed -> compare(test, number, number(listed)));
            case DATE_EQUALS, DATE_LESS_THAN, DATE_LESS_THAN_EQUALS, DATE_GREATER_THAN, DATE_GREATER_THAN_EQUALS ->
                DateValue.of(value).map(date -> listed -> compare(test, date.start(), date(listed)));
            case IP_ADDRESS ->
                AddressValue.of(value)
                        .filter(address -> value.indexOf('/') < 0)
                        .map(address -> listed -> holds(network(listed), address));
            case NULL -> throw new IllegalArgumentException("Null looks at no value");
        };
    }

    /** What is asked of a listed text once its variables are filled; false where one has no value. */
    private Predicate<String> filled(Predicate<Template> matches) {
        return listed ->
                Template.of(listed, version).filled(this::value).filter(matches).isPresent();
    }

    /** ASCII letters alone: what AWS does with others is not documented. */
    static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        text.chars().forEach(c -> folded.append((char) (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c)));
        return folded.toString();
    }

    /** A stretch of numbers or of time. */
    private record Stretch(BigDecimal start, BigDecimal end) {
        boolean isPoint() {
            return start.compareTo(end) == 0;
        }
    }

    private static Stretch number(String listed) {
        BigDecimal number = DecimalValue.of(listed).orElseThrow();
        return new Stretch(number, number);
    }

    private Stretch date(String listed) {
        DateValue date = DateValue.of(listed).orElseThrow();
        return date.isShortened() && assuming.takesSecond(Reading.SHORTENED_DATE)
                ? new Stretch(date.start(), date.end())
                : new Stretch(date.start(), date.start());
    }

    private static boolean compare(Test test, BigDecimal value, Stretch listed) {
        boolean isBefore = value.compareTo(listed.start()) < 0;
        boolean isAfter = listed.isPoint() ? value.compareTo(listed.start()) > 0 : value.compareTo(listed.end()) >= 0;
        return switch (test) {
            case NUMERIC_LESS_THAN, DATE_LESS_THAN -> isBefore;
            case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> !isAfter;
            case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> isAfter;
            case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> !isBefore;
            default -> !isBefore && !isAfter;
        };
    }

    private AddressValue network(String listed) {
        AddressValue network = AddressValue.of(listed).orElseThrow();
        return network.isBareV6() && assuming.takesSecond(Reading.BARE_V6_ADDRESS) ? network.asNetwork() : network;
    }

    private static boolean holds(AddressValue network, AddressValue address) {
        return network.first().compareTo(address.first()) <= 0 && address.last().compareTo(network.last()) <= 0;
    }
}
