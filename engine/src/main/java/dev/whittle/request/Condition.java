package dev.whittle.request;

import dev.whittle.request.ConditionOperator.Test;
import dev.whittle.request.ConditionOperator.View;
import dev.whittle.request.Glob.Fill;
import dev.whittle.request.Glob.Wildcard;
import dev.whittle.request.Intervals.Cut;
import dev.whittle.request.Intervals.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * One condition of a statement: an operator, a key, and the listed values.
 *
 * @param operator what is asked
 * @param key the key, folded
 * @param use how often the key has a value
 * @param values the listed values, as texts; checked when they were read
 * @param language whether <code>${</code> starts a variable
 */
public record Condition(
        ConditionOperator operator, String key, Documents.KeyUse use, List<String> values, Variables language) {
    /** The texts that are well-formed ARNs. */
    public static final Glob ARNS = arn(List.of(
            List.of(new Glob.Text(Arn.START)),
            List.of(Wildcard.RUN),
            List.of(Wildcard.RUN),
            List.of(Wildcard.RUN),
            List.of(Wildcard.RUN),
            List.of(Wildcard.RUN)));

    public Condition {
        values = List.copyOf(values);
    }

    /** The texts that match a listed value, for an operator that looks at texts. Linear in the values. */
    public List<Glob> globs() {
        return values.stream().map(this::glob).toList();
    }

    private Glob glob(String value) {
        return switch (operator.test()) {
            case STRING_LIKE -> whole(WrittenText.tokens(value, language, Fill.Use.IN_PATTERN));
            case STRING_EQUALS_IGNORE_CASE -> Glob.ofEitherCase(literal(value, Fill.Use.EITHER_CASE));
            case BOOL -> Glob.ofEitherCase(literal(value.toLowerCase(Locale.ROOT), Fill.Use.EXACT));
            case ARN_EQUALS, ARN_LIKE -> arn(value);
            default -> whole(literal(value, Fill.Use.EXACT));
        };
    }

    private static Glob whole(List<Glob.Token> tokens) {
        Glob.Builder glob = new Glob.Builder();
        tokens.forEach(token -> add(glob, token));
        return glob.glob();
    }

    private static void add(Glob.Builder glob, Glob.Token token) {
        if (token instanceof Glob.Text text) {
            glob.text(text.text());
        } else {
            glob.add(token);
        }
    }

    private List<Glob.Token> literal(String value, Fill.Use use) {
        return WrittenText.tokens(value, language, use).stream()
                .map(token ->
                        token == Wildcard.RUN ? new Glob.Text("*") : token == Wildcard.ONE ? new Glob.Text("?") : token)
                .toList();
    }

    private Glob arn(String value) {
        if (value.equals("*")) {
            return ARNS;
        }
        List<String> written = Arn.six(value, language).orElseThrow();
        List<List<Glob.Token>> parts = new ArrayList<>();
        parts.add(List.of(new Glob.Text(Arn.START)));
        for (int i = 1; i < Arn.PARTS; i++) {
            Fill.Use use = i < Arn.PARTS - 1 ? Fill.Use.IN_PART : Fill.Use.IN_PATTERN;
            parts.add(WrittenText.tokens(written.get(i), language, use));
        }
        return arn(parts);
    }

    /** Wildcards of the first five parts stay inside theirs. */
    private static Glob arn(List<List<Glob.Token>> parts) {
        Glob.Builder glob = new Glob.Builder();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                glob.text(":");
            }
            for (Glob.Token token : parts.get(i)) {
                boolean isInside = i < parts.size() - 1;
                add(
                        glob,
                        isInside && token == Wildcard.RUN
                                ? Wildcard.RUN_IN_PART
                                : isInside && token == Wildcard.ONE ? Wildcard.ONE_IN_PART : token);
            }
        }
        return glob.glob();
    }

    /** The points that match a listed value, for an operator that looks at numbers, times or addresses. */
    public Intervals intervals(Readings readings) {
        return Intervals.union(
                values.stream().map(value -> interval(value, readings)).toList());
    }

    private Interval interval(String value, Readings readings) {
        return switch (operator.test().view()) {
            case NUMBER -> {
                BigDecimal number = DecimalValue.of(value).orElseThrow();
                yield compared(number, number);
            }
            case DATE -> {
                DateValue date = DateValue.of(value).orElseThrow();
                boolean isStretch = date.isShortened() && readings.takesSecond(Reading.SHORTENED_DATE);
                yield isStretch
                        ? compared(Cut.before(date.start()), Cut.before(date.end()))
                        : compared(date.start(), date.start());
            }
            case ADDRESS -> {
                AddressValue address = AddressValue.of(value).orElseThrow();
                boolean isNetwork = address.isBareV6() && readings.takesSecond(Reading.BARE_V6_ADDRESS);
                yield Intervals.of(isNetwork ? address.asNetwork() : address);
            }
            default ->
                throw new IllegalStateException(
                        "no points of " + operator.test().word());
        };
    }

    private Interval compared(BigDecimal first, BigDecimal last) {
        return compared(Cut.before(first), Cut.after(last));
    }

    /** What is equal to, less or greater than a stretch. */
    private Interval compared(Cut start, Cut end) {
        return switch (operator.test()) {
            case NUMERIC_LESS_THAN, DATE_LESS_THAN -> new Interval(Cut.LOWEST, start);
            case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> new Interval(Cut.LOWEST, end);
            case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> new Interval(end, Cut.HIGHEST);
            case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> new Interval(start, Cut.HIGHEST);
            default -> new Interval(start, end);
        };
    }

    /** Whether the operator speaks of absent keys alone. */
    public boolean isNull() {
        return operator.test() == Test.NULL;
    }

    /** Whether the operator compares ARNs. */
    public boolean comparesArns() {
        return operator.test() == Test.ARN_EQUALS || operator.test() == Test.ARN_LIKE;
    }

    /** The variables in its values. */
    public List<PolicyVariable> variables() {
        return values.stream()
                .flatMap(value -> WrittenText.variables(value, language).stream())
                .toList();
    }

    /** The readings that it depends on, but for those of the request's own values. */
    public Set<Reading> readings() {
        Set<Reading> found = new TreeSet<>();
        View view = operator.test().view();
        if (operator.isNegated() && (comparesArns() || (view != View.TEXT && view != View.NONE))) {
            found.add(Reading.MALFORMED_VALUE);
        }
        if (view == View.DATE
                && values.stream()
                        .anyMatch(value -> DateValue.of(value).orElseThrow().isShortened())) {
            found.add(Reading.SHORTENED_DATE);
        }
        if (view == View.ADDRESS
                && values.stream()
                        .anyMatch(value -> AddressValue.of(value).orElseThrow().isBareV6())) {
            found.add(Reading.BARE_V6_ADDRESS);
        }
        if (variables().stream().anyMatch(variable -> variable.fallback().isEmpty())) {
            found.add(Reading.MISSING_IN_CONDITION);
        }
        return found;
    }
}
