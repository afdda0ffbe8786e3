package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code verify}: every violated pattern, in every form, and what must hold in words. */
class VerifyFormatsTest extends RefineCase {
    private static final String HOSTILE = "<img src=x>[a](b)`\u202e";
    private static final String ORIGINAL = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["sqs:Send*", "sqs:DeleteMessage"],
              "Resource": ["arn:aws:sqs:::a", "arn:aws:sqs:::b"],
              "Condition": {"StringEquals": {"aws:username": "%s"}}}]}
            """.formatted(HOSTILE);
    private static final String WHERE =
            "`StringEquals` holds of `aws:username` and `<img src=x>[a](b)`\\u202E`, and the"
                    + " resource is one of `arn:aws:sqs:::a`, `arn:aws:sqs:::b`";

    private String refined = "";

    VerifyFormatsTest() {
        super(ORIGINAL);
    }

    @BeforeEach
    void writeRefined() throws IOException {
        refined = session.file(
                "refined.json",
                ORIGINAL.replace("\"sqs:Send*\"", "\"sqs:sendmessage\", \"iam:PassRole\", \"iam:List*\""));
    }

    private Ran verify(String... more) {
        List<String> line = new ArrayList<>(List.of("verify", policy, refined, "--unused", unused));
        line.addAll(List.of(more));
        Ran ran = session.run(line.toArray(String[]::new));
        assertEquals(1, ran.exit(), ran.err());
        return ran;
    }

    @Test
    void text_hasATableOfAllPatterns_andWords() {
        String out = verify().out();
        assertTrue(out.contains("""
                violated 3 patterns
                      policy   pattern            at                     for example
                  V1  refined  iam:PassRole       /Statement/0/Action/1  iam:PassRole
                  V1  refined  iam:List*          /Statement/0/Action/2  iam:ListAccessKeys
                  V2  refined  sqs:DeleteMessage  /Statement/0/Action/3  sqs:DeleteMessage
                """), out);
        assertTrue(out.contains("  where " + WHERE + "\ncatalog "), out);
    }

    @Test
    void json_hasAllPatterns() throws IOException {
        JsonNode report = new ObjectMapper().readTree(verify("--format", "json").out());
        assertEquals("REFUTED", report.at("/verdict").asText());
        assertEquals(3, report.at("/violations").size());
        assertEquals("/Statement/0/Action/1", report.at("/violations/0/pointer").asText());
        assertEquals(WHERE, report.at("/violations/0/where/0").asText());
        assertEquals(0, report.at("/patternsNotLookedAt").asInt());
        assertEquals(3, report.at("/inputs").size());
        assertEquals("V1", report.at("/obligations/0/name").asText());
    }

    @Test
    void sarif_hasEachPatternAtItsPlace() throws IOException {
        JsonNode run =
                new ObjectMapper().readTree(verify("--format", "sarif").out()).at("/runs/0");
        assertEquals(3, run.at("/results").size());
        JsonNode result = run.at("/results/0");
        assertEquals("whittle/new-access", result.at("/ruleId").asText());
        assertEquals(
                "`iam:PassRole` of the refined policy allows iam:PassRole, which the original does not allow, where "
                        + WHERE.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]"),
                result.at("/message/text").asText());
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertEquals("refined.json", place.at("/artifactLocation/uri").asText());
        String line = session.text("refined.json").lines().toList().get(0);
        assertEquals(
                "\"iam:PassRole\"",
                line.substring(
                        place.at("/region/startColumn").asInt() - 1,
                        place.at("/region/endColumn").asInt() - 1));
        assertEquals("whittle/unused-left", run.at("/results/2/ruleId").asText());
    }

    @Test
    void page_hasEachPattern_andNothingOfAnInputAsMarkup() throws IOException {
        Ran ran = verify("--format", "html", "-o", session.name("page.html"));
        assertEquals("", ran.out());
        String page = session.text("page.html");
        assertTrue(page.contains("<span class=\"found\">Refuted</span>"), page);
        assertTrue(
                page.contains("<li><code>iam:List*</code> at <code>/Statement/0/Action/2</code> (V1): of the refined"),
                page);
        assertTrue(page.contains("Made on</th>"), page);
        assertFalse(page.contains("<img") || page.contains("\u202e"), page);
    }
}
