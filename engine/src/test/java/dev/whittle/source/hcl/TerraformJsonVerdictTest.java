package dev.whittle.source.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Strings of JSON are the templates that Terraform takes them for, and no others.
 *
 * <p>{@code json-template-verdicts.jsonl} holds 400 random strings, each with the verdict of Terraform 1.11.4 on a local of that value: whether
 * {@code terraform validate} accepts it, and what {@code terraform output} prints of it.
 */
class TerraformJsonVerdictTest {
    @Test
    void read_frozenStrings_hasTheVerdictsOfTerraform() throws IOException {
        List<Json> cases = cases();
        List<String> wrong = cases.stream()
                .filter(each -> !isAsTold(each))
                .map(each -> each.text("string").orElseThrow())
                .toList();
        assertEquals(List.of(), wrong);
        assertEquals(400, cases.size());
        assertEquals(
                200,
                cases.stream().filter(each -> each.get("value").isPresent()).count());
    }

    /** Whether it is read or refused as Terraform does, with the same value where that is known. */
    private static boolean isAsTold(Json verdict) {
        String text = "{\"locals\": {\"a\": "
                + JsonWriter.quoted(verdict.text("string").orElseThrow()) + "}}";
        Problems problems = new Problems("main.tf.json", text, Limits.CODE);
        Optional<TerraformJson> read = TerraformJson.read(new SourceText("main.tf.json", text), problems);
        if (!problems.isEmpty()) {
            return verdict.get("value").isEmpty();
        }
        Json found = read.orElseThrow().body().blocks().get(0).body().value("a").orElseThrow();
        return verdict.get("value")
                .filter(value -> found instanceof Json.Opaque
                        || (found instanceof Json.Scalar number && value.is(number.lexeme()))
                        || (found.asText().isPresent() && found.asText().equals(value.asText())))
                .isPresent();
    }

    private static List<Json> cases() throws IOException {
        String name = "json-template-verdicts.jsonl";
        try (InputStream in = Optional.ofNullable(TerraformJsonVerdictTest.class.getResourceAsStream(name))
                .orElseThrow()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Problems problems = new Problems(name, text, Limits.IMPORT);
            List<Json> cases = JsonReader.readAll(new SourceText(name, text), problems);
            problems.refuseIfAny();
            return cases;
        }
    }
}
