package dev.whittle.request;

import static dev.whittle.text.Printable.quoted;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
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
 * Reads the Condition of a statement: blocks of an operator each, with keys and the listed values.
 *
 * <p>Source: IAM User Guide, "IAM JSON policy elements: Condition", "... Condition operators", "Single-valued vs. multivalued context
 * keys".
 *
 * @param problems where it says what is not understood
 */
record ConditionBlocks(TextRefusals texts, Problems problems) {
    /**
     * The conditions of a statement, in order; incomplete where problems are added.
     *
     * @param pointer JSON pointer to the statement
     */
    List<Condition> read(Json statement, String pointer) {
        List<Condition> conditions = new ArrayList<>();
        statement
                .get("Condition")
                .flatMap(Json::asObject)
                .ifPresent(operators -> operators
                        .members()
                        .forEach(operator -> block(operator, operator.pointer(pointer + "/Condition"), conditions)));
        return conditions;
    }

    private void block(Json.Member block, String pointer, List<Condition> conditions) {
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
            condition(operator.get(), key, where).ifPresent(conditions::add);
        }
    }

    private Optional<Condition> condition(ConditionOperator operator, Json.Member key, String pointer) {
        String name = Documents.folded(key.name());
        KeyUse use = texts.documents().use(name);
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
                ? Optional.of(new Condition(operator, name, use, values, texts.language()))
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
        Optional<String> ofText = texts.of(value);
        if (ofText.isPresent()) {
            return ofText;
        }
        boolean mayHaveVariable = operator.test().view() == View.TEXT
                && operator.test() != Test.BOOL
                && operator.test() != Test.BINARY_EQUALS;
        if (!mayHaveVariable && !WrittenText.variables(value, texts.language()).isEmpty()) {
            return Optional.of(operator.test().word() + " takes no variable, as in " + quoted(value));
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
                || Arn.six(value, texts.language())
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
}
