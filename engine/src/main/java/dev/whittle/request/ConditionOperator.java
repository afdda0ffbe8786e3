package dev.whittle.request;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A condition operator, such as {@code ForAnyValue:StringNotLikeIfExists}, in its parts.
 *
 * <p>Source: IAM User Guide, "IAM JSON policy elements: Condition operators" and "Set operators for multivalued context keys".
 *
 * @param test what is asked of a value and the listed ones together
 * @param sense whether a value must match one of those listed, or none
 * @param absence what it says of an absent key
 * @param set how many of a key's values it speaks of
 */
public record ConditionOperator(Test test, Sense sense, Absence absence, SetOperator set) {
    /** What is asked of a value and a listed one. */
    public enum Test {
        STRING_EQUALS("StringEquals", View.TEXT),
        STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", View.TEXT),
        STRING_LIKE("StringLike", View.TEXT),
        BINARY_EQUALS("BinaryEquals", View.TEXT),
        /** Means the same as {@link #ARN_LIKE}. */
        ARN_EQUALS("ArnEquals", View.TEXT),
        ARN_LIKE("ArnLike", View.TEXT),
        BOOL("Bool", View.TEXT),
        NUMERIC_EQUALS("NumericEquals", View.NUMBER),
        NUMERIC_LESS_THAN("NumericLessThan", View.NUMBER),
        NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", View.NUMBER),
        NUMERIC_GREATER_THAN("NumericGreaterThan", View.NUMBER),
        NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", View.NUMBER),
        DATE_EQUALS("DateEquals", View.DATE),
        DATE_LESS_THAN("DateLessThan", View.DATE),
        DATE_LESS_THAN_EQUALS("DateLessThanEquals", View.DATE),
        DATE_GREATER_THAN("DateGreaterThan", View.DATE),
        DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", View.DATE),
        IP_ADDRESS("IpAddress", View.ADDRESS),
        /** Asks nothing of a value, only whether there is one. */
        NULL("Null", View.NONE);

        private final String word;
        private final View view;

        Test(String word, View view) {
            this.word = word;
            this.view = view;
        }

        /** As it is written where it is not negated. */
        public String word() {
            return word;
        }

        /** As what a value is looked at. */
        public View view() {
            return view;
        }
    }

    /** As what a value is looked at: the views of one value are taken as independent in proofs. */
    public enum View {
        TEXT,
        /** A decimal number. */
        NUMBER,
        /** Seconds since 1970-01-01T00:00Z, with fractions. */
        DATE,
        /** An IP address of either family. */
        ADDRESS,
        /** Not at all. */
        NONE
    }

    /** Whether a value must match. */
    public enum Sense {
        /** It must match one of those listed. */
        SOME,
        /** It must match none of those listed. */
        NO
    }

    /** What an operator says where the key is absent. */
    public enum Absence {
        /** What the operator itself says: a negated one is true, any other false. */
        BY_SENSE,
        /** {@code ...IfExists}: it is true. */
        TRUE
    }

    /** How many of a key's values an operator speaks of. */
    public enum SetOperator {
        /** The only one. */
        ONE(""),
        /** {@code ForAnyValue:}, at least one; false where the key is absent. */
        ANY("ForAnyValue:"),
        /** {@code ForAllValues:}, each; true where the key is absent. */
        ALL("ForAllValues:");

        private final String word;

        SetOperator(String word) {
            this.word = word;
        }
    }

    private static final String IF_EXISTS = "ifexists";

    private static final Map<String, ConditionOperator> BY_NAME = byName();

    /** The operator that is written so, in any letter case; nothing where there is none. */
    public static Optional<ConditionOperator> of(String text) {
        return Optional.ofNullable(BY_NAME.get(text.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, ConditionOperator> byName() {
        Map<String, ConditionOperator> all = new HashMap<>();
        for (Test test : Test.values()) {
            for (Sense sense : Sense.values()) {
                for (Absence absence : Absence.values()) {
                    for (SetOperator set : SetOperator.values()) {
                        ConditionOperator operator = new ConditionOperator(test, sense, absence, set);
                        String name = written(test, sense);
                        if (!name.isEmpty() && operator.exists()) {
                            String before = set.word.toLowerCase(Locale.ROOT);
                            all.putIfAbsent(before + name + (absence == Absence.TRUE ? IF_EXISTS : ""), operator);
                        }
                    }
                }
            }
        }
        return Map.copyOf(all);
    }

    private boolean exists() {
        return test != Test.NULL || (set == SetOperator.ONE && absence == Absence.BY_SENSE);
    }

    /** Folded; empty where the test can't be negated. */
    private static String written(Test test, Sense sense) {
        String word = sense == Sense.SOME
                ? test.word
                : switch (test) {
                    case STRING_EQUALS -> "StringNotEquals";
                    case STRING_EQUALS_IGNORE_CASE -> "StringNotEqualsIgnoreCase";
                    case STRING_LIKE -> "StringNotLike";
                    case ARN_EQUALS -> "ArnNotEquals";
                    case ARN_LIKE -> "ArnNotLike";
                    case NUMERIC_EQUALS -> "NumericNotEquals";
                    case DATE_EQUALS -> "DateNotEquals";
                    case IP_ADDRESS -> "NotIpAddress";
                    default -> "";
                };
        return word.toLowerCase(Locale.ROOT);
    }

    /** Whether it is one that looks at values, and negated. */
    public boolean isNegated() {
        return sense == Sense.NO;
    }
}
