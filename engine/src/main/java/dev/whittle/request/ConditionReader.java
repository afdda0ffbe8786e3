package dev.whittle.request;

import dev.whittle.json.Json;
import dev.whittle.request.ConditionOperator.SetOperator;
import dev.whittle.request.ConditionOperator.Test;
import dev.whittle.request.Documents.KeyUse;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks through a Condition for what is not understood.
 *
 * <p>Source: IAM User Guide, "IAM JSON policy elements: Condition operators" and "Single-valued vs. multivalued context keys".
 */
final class ConditionReader {
    private final Documents documents;
    private final String version;
    private final List<Refusal> refusals;

    /** Adds what it finds to a list. */
    ConditionReader(Documents documents, String version, List<Refusal> refusals) {
        this.documents = documents;
        this.version = version;
        this.refusals = refusals;
    }

    private void refuse(Json value, String pointer, String message) {
        refusals.add(new Refusal(value, pointer, message));
    }

    void read(Json condition, String pointer) {
        for (Json.Member operator : condition.asObject().orElseThrow().members()) {
            String at = operator.pointer(pointer);
            Optional<ConditionOperator> known = ConditionOperator.of(operator.name());
            if (known.isEmpty()) {
                refuse(
                        operator.value(),
                        at,
                        "`" + operator.name() + "` is no condition operator; write one such as `StringEquals`,"
                                + " `ForAnyValue:StringLike` or `BoolIfExists`");
                continue;
            }
            Set<String> names = new HashSet<>();
            for (Json.Member key : operator.value().asObject().orElseThrow().members()) {
                if (!names.add(Documents.folded(key.name()))) {
                    refuse(
                            key.value(),
                            key.pointer(at),
                            "the key `" + key.name() + "` stands twice in " + operator.name()
                                    + ", but for letter case; write it once with all its values");
                }
                readKey(known.get(), operator.name(), key, key.pointer(at));
            }
        }
    }

    private void readKey(ConditionOperator operator, String written, Json.Member key, String pointer) {
        if (key.name().contains("${")) {
            refuse(key.value(), pointer, "the key `" + key.name() + "` holds a variable; write them in values alone");
        }
        KeyUse use = documents.use(Documents.folded(key.name()));
        if (operator.test() != Test.NULL && use == KeyUse.UNSURE && operator.set() != SetOperator.ONE) {
            refuse(
                    key.value(),
                    pointer,
                    "`" + key.name() + "` is used without a set operator too, and no catalog knows whether it may have"
                            + " several values; use it in one way");
        }
        if (operator.test() != Test.NULL && operator.set() == SetOperator.ONE) {
            if (use != KeyUse.SINGLE) {
                String why = use == KeyUse.MULTIPLE
                        ? "may have several values in a request"
                        : "is used with a set operator too, so that it may have several values in a request";
                refuse(
                        key.value(),
                        pointer,
                        "`" + key.name() + "` " + why + "; write `ForAnyValue:" + written + "` or `ForAllValues:"
                                + written + "`");
            }
        }
        if (key.value() instanceof Json.Arr array) {
            if (array.elements().isEmpty()) {
                refuse(array, pointer, "the list is empty; write at least one value");
            }
            array.forEach(pointer, (value, where) -> readValue(operator.test(), written, value, where));
        } else {
            readValue(operator.test(), written, key.value(), pointer);
        }
    }

    private void readValue(Test test, String written, Json value, String pointer) {
        String text = ConditionEvaluation.texts(value).get(0);
        Template template = Template.of(text, version);
        if (template.problem().isPresent()) {
            refuse(value, pointer, template.problem().get());
            return;
        }
        if (template.hasMarks() && !ConditionEvaluation.takesVariables(test)) {
            refuse(
                    value,
                    pointer,
                    "`" + text + "` holds a variable, which " + written
                            + " can't; write them with operators of strings or ARNs alone");
            return;
        }
        multiValued(template, documents).ifPresent(message -> refuse(value, pointer, message));
        wrong(test, text, template).ifPresent(right -> refuse(value, pointer, "`" + text + "` is " + right));
    }

    /** Why a text with its variables is refused: the value of one may be several. */
    static Optional<String> multiValued(Template template, Documents documents) {
        return template.keys().stream()
                .filter(key -> documents.use(key) != KeyUse.SINGLE)
                .map(key -> "`${" + key + "}` may have several values in a request; write the key of one value")
                .findFirst();
    }

    /** What is wrong with a value, and what would be right. */
    private static Optional<String> wrong(Test test, String text, Template template) {
        return switch (test) {
            case BOOL, NULL ->
                when(
                        !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false"),
                        "neither `true` nor `false`; write one of them");
            case BINARY_EQUALS -> when(!isBase64(text), "no base64; write the bytes so");
            case ARN_EQUALS, ARN_LIKE ->
                when(
                        !template.isEverything()
                                && (template.parts().size() < Arn.PARTS
                                        || !(text.startsWith(Arn.START + ":") || text.startsWith("*:"))),
                        "no ARN of six parts; write all of them, or `*`");
            case STRING_EQUALS_IGNORE_CASE ->
                when(
                        text.codePoints().anyMatch(point -> point > 127 && Character.isLetter(point)),
                        "with a letter whose other case is not documented; write StringEquals with each spelling");
            case STRING_EQUALS, STRING_LIKE -> Optional.empty();
            default -> wrongInOrder(test, text);
        };
    }

    private static Optional<String> wrongInOrder(Test test, String text) {
        return switch (test.view()) {
            case NUMBER -> when(DecimalValue.of(text).isEmpty(), "no number; write one such as `10` or `0.5`");
            case DATE ->
                when(
                        DateValue.of(text).isEmpty(),
                        "no date that is understood; write one such as `2026-01-31T12:00:00Z`, or seconds since 1970");
            case ADDRESS ->
                when(
                        AddressValue.of(text).isEmpty(),
                        "no IP address; write one such as `203.0.113.0/24` or `2001:db8::/32`");
            case TEXT, NONE -> Optional.empty();
        };
    }

    private static Optional<String> when(boolean isWrong, String right) {
        return isWrong ? Optional.of(right) : Optional.empty();
    }

    /** Only the one text that stands for its bytes, so that texts are equal where the bytes are. */
    private static boolean isBase64(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(Base64.getDecoder().decode(text))
                    .equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
