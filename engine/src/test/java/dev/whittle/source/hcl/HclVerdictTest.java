package dev.whittle.source.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
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
 * The reader accepts what HashiCorp's own parser accepts, and nothing else.
 *
 * <p>{@code hcl-verdicts.jsonl} holds 231 small texts that cover the syntax, right and wrong, and 400 copies of right ones with one character
 * put in, taken out or replaced. The verdict beside each is that of HashiCorp's parser (hclsyntax, as compiled in the npm package
 * {@code @cdktf/hcl2json} 0.21.0): whether it parses the text.
 */
class HclVerdictTest {
    @Test
    void read_frozenTexts_hasTheVerdictsOfHashiCorpsParser() throws IOException {
        List<Json> cases = cases();
        List<String> wrong = cases.stream()
                .filter(each -> HclReaderTest.problems(text(each)).isEmpty() != isAccepted(each))
                .map(HclVerdictTest::text)
                .toList();
        assertEquals(List.of(), wrong);
        assertEquals(631, cases.size());
        assertEquals(249, cases.stream().filter(HclVerdictTest::isAccepted).count());
    }

    private static String text(Json verdict) {
        return verdict.text("text").orElseThrow();
    }

    private static boolean isAccepted(Json verdict) {
        return verdict.get("isAccepted").orElseThrow().is("true");
    }

    private static List<Json> cases() throws IOException {
        try (InputStream in = Optional.ofNullable(HclVerdictTest.class.getResourceAsStream("hcl-verdicts.jsonl"))
                .orElseThrow()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Problems problems = new Problems("hcl-verdicts.jsonl", text, Limits.IMPORT);
            List<Json> cases = JsonReader.readAll(new SourceText("hcl-verdicts.jsonl", text), problems);
            problems.refuseIfAny();
            return cases;
        }
    }
}
