package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SarifReportTest {
    private static final String POLICY = """
            {
              "Statement": [
                {"Sid": "\u00e9\ud83d\ude00", "Effect": "Allow", "Action": ["sqs:Send*", "sqs:DeleteMessage", "sqs:*Queue"], "Resource": "*"},
                {"Effect": "Allow", "Action": "sns:Publish", "Resource": "*"},
                {"Effect": "Allow", "NotAction": ["s3:*", "iam:*"], "Resource": "arn:x"}
              ]
            }
            """;
    private static final String[] UNUSED = {"sqs:DeleteMessage", "sqs:CreateQueue", "sns:Publish", "ec2:RunInstances"};

    @Test
    void of_broadPatterns_areResultsAtTheirPlaces() {
        JsonNode run = Sarif.run(SarifReport.of(Runs.of(POLICY, UNUSED)));
        List<String> found = new ArrayList<>();
        run.at("/results")
                .forEach(result -> found.add(result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                                .asText()
                        + " "
                        + Sarif.text(POLICY, result.at("/locations/0/physicalLocation/region"))));
        assertEquals(
                List.of(
                        "/Statement/0/Action/1 \"sqs:DeleteMessage\"",
                        "/Statement/0/Action/2 \"sqs:*Queue\"",
                        "/Statement/1/Action \"sns:Publish\"",
                        "/Statement/2/NotAction [\"s3:*\", \"iam:*\"]"),
                found);
        assertEquals(
                "folder/policy.json",
                run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText());
        assertEquals("PROVED", run.at("/properties/verdict").asText());
    }

    /** It succeeded all the same; where it did not, both are said. */
    @Test
    void of_warning_isANotification() {
        JsonNode proved = Sarif.run(SarifReport.of(Runs.warned(Runs.of(POLICY, UNUSED), "so it is taken")));
        assertEquals("true", proved.at("/invocations/0/executionSuccessful").asText());
        assertEquals(
                "[{\"level\":\"warning\",\"message\":{\"text\":\"so it is taken\"}}]",
                proved.at("/invocations/0/toolExecutionNotifications").toString());
        JsonNode refuted = Sarif.run(SarifReport.of(Runs.warned(Runs.refuted(POLICY, UNUSED), "so it is taken")));
        assertEquals(2, refuted.at("/invocations/0/toolExecutionNotifications").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "{\"PolicyVersion\": {\"Document\": %s}}",
                "{\"RoleName\": \"r\",\n \"PolicyDocument\": %s}"
            })
    void of_allFixesTogether_giveTheProvedPolicy(String wrapper) {
        String file = wrapper.formatted(POLICY);
        RefineRun run = Runs.of(file, UNUSED);
        String fixed = Sarif.fixed(file, Sarif.run(SarifReport.of(run)));
        String proved = run.refinement().orElseThrow().text().orElseThrow();
        assertEquals(wrapper.formatted(proved).replaceAll("\\s", ""), fixed.replaceAll("\\s", ""));
        assertFalse(fixed.replaceAll("\\s", "").equals(file.replaceAll("\\s", "")));
    }

    @Test
    void of_policyInAString_hasResultsWithoutRegionAndFix() {
        String file = "{\"PolicyDocument\": \"" + POLICY.replace("\"", "\\\"").replace("\n", " ") + "\"}";
        JsonNode run = Sarif.run(SarifReport.of(Runs.of(file, UNUSED)));
        assertEquals(4, run.at("/results").size());
        assertTrue(run.at("/results/0/locations/0/physicalLocation/region").isMissingNode());
        assertTrue(run.at("/results/0/fixes").isMissingNode());
    }

    @Test
    void of_nothingUsed_saysDetachAndFixesNothing() {
        JsonNode run = Sarif.run(SarifReport.of(Runs.of(POLICY, "*")));
        assertEquals(
                "`sqs:DeleteMessage`: the action is unused; detach the policy",
                run.at("/results/1/message/text").asText());
        assertTrue(run.findValues("fixes").isEmpty());
    }

    @Test
    void of_nothingToChange_hasNoResults() {
        assertEquals(
                0, Sarif.run(SarifReport.of(Runs.of(POLICY))).at("/results").size());
    }

    @Test
    void of_refuted_hasNoResultsAndNoPolicyButANotification() {
        String log = SarifReport.of(Runs.refuted(POLICY, UNUSED));
        JsonNode run = Sarif.run(log);
        assertEquals(0, run.at("/results").size());
        assertFalse(run.at("/invocations/0/executionSuccessful").asBoolean());
        assertEquals(
                "REFUTED: nothing is proved, so nothing is recommended",
                run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText());
        assertFalse(log.contains("Statement"), log);
    }

    /** The schema refuses what it should. */
    @Test
    void schema_brokenLogs_areRefused() {
        String log = SarifReport.of(Runs.of(POLICY, UNUSED));
        assertFalse(Sarif.errors(log.replace("\"2.1.0\"", "\"2.1\"")).isEmpty());
        assertFalse(Sarif.errors(log.replace("\"ruleId\"", "\"rule\"")).isEmpty());
        assertFalse(Sarif.errors(log.replace("folder/policy.json", "folder/a policy.json"))
                .isEmpty());
    }
}
