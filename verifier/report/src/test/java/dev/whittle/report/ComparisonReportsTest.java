package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comparison in words, as SARIF and as a page. */
class ComparisonReportsTest {
    private static final String WIDE = """
            {
              "Statement": [
                {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"},
                {"Sid": "\u00e9\ud83d\ude00 <script>alert(1)</script>", "Effect": "Allow", "Action": "s3:GetObject",
                 "Resource": ["arn:aws:s3:::logs/*", "arn:aws:s3:::[data](x)/*"]}
              ]
            }
            """;
    private static final String NARROW = """
            {"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::logs/*"}}
            """;
    private static final String STAR_TEXT =
            "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"*\", \"Resource\": \"*\"}}";
    private static final String NARROW_TEXT =
            "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}";
    private static final String STAR = ofResource("\"*\"");
    private static final String OF_AWS = ofResource("{\"AWS\": \"*\"}");

    private static String ofResource(String principal) {
        return "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": " + principal
                + ", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::logs/*\"}}";
    }

    @Test
    void lines_sayWhatFailsAndWhatIsProved() {
        assertEquals(
                """
                refuted    old/a.json allows a request that new [b].json does not
                  action       s3:GetObject
                  resource     arn:aws:s3:::[data](x)/x
                  allowed by   /Statement/1 (\u00e9\ud83d\ude00 <script>alert(1)</script>)
                  not allowed  no statement allows it
                proved     new [b].json allows nothing that old/a.json does not
                scope      by these documents alone: other policies, boundaries and policies of the organization are outside, but where they are given
                """,
                String.join(
                                "\n",
                                ComparisonLines.of(Comparisons.of(WIDE, NARROW)).subList(0, 7)) + "\n");
    }

    @Test
    void sarif_ofADirectionThatFails_isAResultAtTheAllowingStatement() {
        JsonNode run = Sarif.run(ComparisonSarif.of(Comparisons.of(WIDE, NARROW)));
        assertEquals(1, run.at("/results").size());
        JsonNode result = run.at("/results/0");
        assertEquals("a-not-in-b", result.at("/ruleId").asText());
        assertEquals(
                "a-not-in-b",
                run.at("/tool/driver/rules/" + result.at("/ruleIndex").asInt() + "/id")
                        .asText());
        String statement = Sarif.text(WIDE, result.at("/locations/0/physicalLocation/region"));
        assertTrue(statement.startsWith("{\"Sid\": \"\u00e9"), statement);
        assertTrue(statement.endsWith("(x)/*\"]}"), statement);
        assertEquals(
                "/Statement/1",
                result.at("/locations/0/logicalLocations/0/fullyQualifiedName").asText());
        assertEquals(
                "The first policy allows a request that the second does not allow. It is s3:GetObject on"
                        + " arn:aws:s3:::\\[data\\](x)/x; no statement allows it.",
                result.at("/message/text").asText());
        assertEquals(
                "{\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::[data](x)/x\",\"context\":{},"
                        + "\"allowedBy\":[\"/Statement/1\"],\"notAllowedBecause\":\"no statement allows it\"}",
                result.at("/properties/request").toString());
        assertEquals("old/a.json", run.at("/artifacts/0/location/uri").asText());
        assertEquals("new%20%5Bb%5D.json", run.at("/artifacts/1/location/uri").asText());
        assertEquals("WIDER", run.at("/properties/verdict").asText());
        assertTrue(run.at("/invocations/0/executionSuccessful").asBoolean());
    }

    @Test
    void sarif_ofTheOtherDirection_isAtTheOtherFile() {
        JsonNode result =
                Sarif.run(ComparisonSarif.of(Comparisons.of(NARROW, WIDE))).at("/results/0");
        assertEquals("b-not-in-a", result.at("/ruleId").asText());
        assertEquals(
                "1",
                result.at("/locations/0/physicalLocation/artifactLocation/index")
                        .toString());
    }

    @Test
    void sarif_ofEqualPolicies_hasNoResults() {
        JsonNode run = Sarif.run(ComparisonSarif.of(Comparisons.of(WIDE, WIDE)));
        assertEquals(0, run.at("/results").size());
        assertEquals("EQUAL", run.at("/properties/verdict").asText());
    }

    @Test
    void sarif_ofWhatIsUnknown_isANotification() {
        JsonNode run = Sarif.run(ComparisonSarif.of(Comparisons.of(STAR, OF_AWS)));
        assertFalse(run.at("/invocations/0/executionSuccessful").asBoolean());
        assertEquals(
                "UNKNOWN: the first policy may allow what the other does not; the run's properties say why",
                run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText());
        assertTrue(run.at("/properties/reasons/0").asText().contains("`every-aws-principal`"));
    }

    /** The text of a string has no places in the file. */
    @Test
    void sarif_ofAPolicyInAString_hasNoRegion() {
        String quoted = NARROW.strip().replace("\"", "\\\"");
        String answer = "{\"Policy\": \"" + quoted.replace("logs", "more") + "\"}";
        JsonNode location =
                Sarif.run(ComparisonSarif.of(Comparisons.of(answer, NARROW))).at("/results/0/locations/0");
        assertTrue(location.at("/physicalLocation/region").isMissingNode());
        assertEquals(
                "/Statement",
                location.at("/logicalLocations/0/fullyQualifiedName").asText());
    }

    @Test
    void page_ofADirectionThatFails_holdsTheRequest() {
        String page = ComparisonPage.of(Comparisons.of(WIDE, NARROW));
        assertEquals("""
                <body><header>\
                <h1><span>Wider</span>: <code>old/a.json</code> against <code>new [b].json</code></h1>\
                <p>The first allows more: all that the second does, and something that it does not.</p></header><main>\
                <section><h2>The first inside the second</h2>\
                <p><span class="over">Refuted</span>: <code>old/a.json</code> allows this request, and\
                 <code>new [b].json</code> does not.</p>\
                <div class="wide" tabindex="0" role="region" aria-label="The first inside the second"><table class="stack"><tbody>\
                <tr><th scope="row">action</th><td><code>s3:GetObject</code></td></tr>\
                <tr><th scope="row">resource</th><td><code>arn:aws:s3:::[data](x)/x</code></td></tr>\
                <tr><th scope="row">allowed by</th><td><code>/Statement/1 (\u00e9\ud83d\ude00\
                 &lt;script&gt;alert(1)&lt;/script&gt;)</code></td></tr>\
                <tr><th scope="row">not allowed</th><td><code>no statement allows it</code></td></tr>\
                </tbody></table></div></section>\
                <section><h2>The second inside the first</h2>\
                <p><span class="holds">Proved</span>: whatever is asked of <code>new [b].json</code> and allowed,\
                 <code>old/a.json</code> allows too.</p></section>\
                <section><h2>What to know</h2><ul><li>This is said by these documents alone: other policies, boundaries and\
                 policies of the organization are outside, but where they are given.</li></ul></section></main>""", page.substring(page.indexOf("<body>"), page.indexOf("<footer>")));
        assertTrue(page.contains("<th scope=\"row\">Catalog of 2024-11-20</th>"), page);
        assertFalse(page.contains("<script"), page);
    }

    @Test
    void page_ofWhatIsUnknown_saysWhy() {
        String page = ComparisonPage.of(Comparisons.of(STAR, OF_AWS));
        assertTrue(
                page.contains(
                        "<p><span class=\"over\">Unknown</span>: /Statement: a request was found that hangs on the"
                                + " reading `every-aws-principal`"),
                page);
        assertTrue(page.contains("<h1><span>Unknown</span>: "), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {STAR_TEXT, NARROW_TEXT})
    void reports_ofEqualPolicies_sayTheSameEachTime(String policy) {
        CompareRun run = Comparisons.of(policy, policy);
        assertEquals(ComparisonPage.of(run), ComparisonPage.of(Comparisons.of(policy, policy)));
        assertTrue(ComparisonPage.of(run).contains("<h1><span class=\"proved\">Equal</span>: "));
        assertEquals(
                List.of(
                        "proved     old/a.json allows nothing that new [b].json does not",
                        "proved     new [b].json allows nothing that old/a.json does not"),
                ComparisonLines.of(run).subList(0, 2));
    }
}
