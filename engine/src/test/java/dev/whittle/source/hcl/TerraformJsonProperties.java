package dev.whittle.source.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** An expression is the same in a string of JSON, however that is escaped, as in native syntax; and any text is read or refused. */
class TerraformJsonProperties {
    private static final List<String> TERMS = List.of(
            "var.x",
            "data.aws_iam_policy_document.x.json",
            "\"a\\\"b\\\\\"",
            "\"\uD83D\uDE00 /\"",
            "\"${a}-${\"b\"}\"",
            "[for x in y : x]",
            "{ \"k\" = v, w = 1 }",
            "a[\"k\"].*.b",
            "true");
    private static final String CHARACTERS = "{}[]()\"\\$%~.,:=?*+-/<>!&|#\n\r\t eau0_E'`;\u00e9\uFEFF\uD83D\uDE00T";

    private static String expression(Random random, int depth) {
        String term = TERMS.get(random.nextInt(TERMS.size()));
        if (depth == 0) {
            return term;
        }
        String other = expression(random, depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> "f( " + term + " ,\n" + other + ")";
            case 1 -> "[" + term + ", /* \" */ " + other + "]";
            case 2 -> "(" + other + ")";
            case 3 -> term + " == " + other;
            case 4 -> "a ? " + other + " : " + term;
            default -> other;
        };
    }

    /** A text as a string of JSON, in which any character may be escaped. */
    private static String quoted(String value, Random random) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean mustBe = c == '"' || c == '\\' || c < ' ';
            int way = random.nextInt(8);
            if (way == 0 || (mustBe && c < ' ')) {
                quoted.append(String.format(Locale.ROOT, random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            } else {
                quoted.append(mustBe || (c == '/' && way == 1) ? "\\" : "").append(c);
            }
        }
        return quoted.append('"').toString();
    }

    @Property(seed = "621", tries = 3_000)
    void expression_inAString_isTheNativeOne(@ForAll Random random) {
        mustBeTheNativeOne(random, UnaryOperator.identity());
    }

    /** The check catches a string from which a character is lost, and one in which a character counts twice. */
    @Example
    void expression_brokenTwin_isCaught() {
        for (UnaryOperator<String> change : List.<UnaryOperator<String>>of(
                text -> text.replaceFirst("\\.x", "."), text -> text.replaceFirst("\\$\\{", "\\$\\${"))) {
            assertThrows(AssertionError.class, () -> {
                for (int i = 0; i < 100; i++) {
                    mustBeTheNativeOne(new Random(i * 7919L), change);
                }
            });
        }
    }

    private static void mustBeTheNativeOne(Random random, UnaryOperator<String> change) {
        String expression = expression(random, 3);
        String nativeText = "a = [(" + expression + ")]\n";
        Json meant = ((Json.Arr) HclReaderTest.read(nativeText).value("a").orElseThrow())
                .elements()
                .get(0);
        String before = random.nextBoolean() ? "" : "\uD83D\uDE00\n$${x}\\";
        String string = quoted(change.apply(before + "${(" + expression + ")}"), random);
        String text = "{\"locals\": {\"" + quoted("a", random).substring(1) + ": " + string + "}}";
        Json read = TerraformJsonTest.json(text)
                .body()
                .blocks()
                .get(0)
                .body()
                .value("a")
                .orElseThrow();
        Json found = before.isEmpty()
                ? read
                : assertInstanceOf(Json.Opaque.class, read).parts().get(0);
        assertEquals(TerraformJsonTest.shown(meant), TerraformJsonTest.shown(found), text);
        mustStandThere(meant, nativeText, found, text);
    }

    /** Each value is written as in native syntax once its escapes are resolved. */
    private static void mustStandThere(Json meant, String nativeText, Json found, String text) {
        assertEquals(
                meant.span().of(nativeText),
                unescaped(found.span().of(text)),
                () -> TerraformJsonTest.shown(meant) + " in " + text);
        List<Json> parts = parts(meant);
        for (int i = 0; i < parts.size(); i++) {
            mustStandThere(parts.get(i), nativeText, parts(found).get(i), text);
        }
    }

    private static String unescaped(String written) {
        SourceText string = new SourceText("string", '"' + written + '"');
        Problems problems = new Problems(string.name(), string.text(), Limits.CODE);
        return JsonReader.readOne(string, problems).flatMap(Json::asText).orElseThrow();
    }

    private static List<Json> parts(Json value) {
        return value instanceof Json.Opaque open
                ? open.parts()
                : value.asArray()
                        .map(Json.Arr::elements)
                        .orElseGet(() -> value.asObject().stream()
                                .flatMap(object -> object.members().stream())
                                .map(Json.Member::value)
                                .toList());
    }

    @Property(seed = "622", tries = 3_000)
    void read_anyString_isReadOrRefused(@ForAll Random random) {
        StringBuilder value = new StringBuilder(random.nextBoolean() ? "${" : "");
        for (int i = random.nextInt(30); i > 0; i--) {
            value.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        String key = random.nextInt(4) == 0 ? quoted("k" + value, random) : "\"k\"";
        mustBeReadOrRefused("{\"locals\": {\"a\": {" + key + ": " + quoted(value.toString(), random) + "}}}");
    }

    @Property(seed = "623", tries = 3_000)
    void read_oneCharacterChanged_isReadOrRefused(@ForAll Random random) {
        StringBuilder text =
                new StringBuilder("{\"data\": {\"aws_iam_policy_document\": {\"d\": {\"statement\": [{\"actions\": ["
                        + quoted("${" + expression(random, 2) + "}", random)
                        + "], \"dynamic\": {\"condition\": [{\"content\": {}}]}}]}}}}");
        int at = random.nextInt(text.length() + 1);
        text.replace(
                at,
                Math.min(text.length(), at + random.nextInt(2)),
                random.nextInt(3) == 0 ? "" : "" + CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        mustBeReadOrRefused(text.toString());
    }

    private static void mustBeReadOrRefused(String text) {
        Problems problems = new Problems("main.tf.json", text, Limits.CODE);
        Optional<TerraformJson> read = TerraformJson.read(new SourceText("main.tf.json", text), problems);
        assertTrue(read.isPresent() || !problems.isEmpty(), text);
    }
}
