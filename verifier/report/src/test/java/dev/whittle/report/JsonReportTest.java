package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whittle.policy.Quota;
import dev.whittle.refine.AdmitNew;
import dev.whittle.text.Sha256;
import dev.whittle.verify.Fit;
import dev.whittle.verify.FitForm;
import dev.whittle.verify.FitMeans;
import dev.whittle.verify.Fitting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    private static final String POLICY = """
            {"Statement": [
              {"Sid": "A", "Effect": "Allow", "Action": ["sqs:Send*", "sqs:DeleteMessage", "sqs:*Queue"], "Resource": "*"},
              {"Effect": "Allow", "Action": "sns:Publish", "Resource": "*"},
              {"Effect": "Allow", "NotAction": ["s3:*", "iam:*"], "Resource": "arn:x"},
              {"Effect": "Deny", "Action": "sqs:*", "Resource": "arn:y"}
            ]}
            """;
    private static final String[] UNUSED = {"sqs:DeleteMessage", "sqs:CreateQueue", "sns:Publish", "s3:GetObject"};

    @Test
    void of_proved_holdsThePolicyAndItsHash() throws IOException {
        RefineRun run = Runs.of(POLICY, UNUSED);
        String text = json(run);
        String proved = run.refinement().orElseThrow().text().orElseThrow();
        assertTrue(text.contains(proved.strip()), text);
        JsonNode report = read(text);
        assertEquals("PROVED", report.at("/verdict").asText());
        assertEquals("CREATE_POLICY", report.at("/recommendedAction").asText());
        assertEquals(
                Sha256.of(proved.getBytes(StandardCharsets.UTF_8)),
                report.at("/policySha256").asText());
        assertEquals(
                Sha256.of(POLICY.getBytes(StandardCharsets.UTF_8)),
                report.at("/inputs/0/sha256").asText());
        assertEquals("2024-11-20", report.at("/catalog/date").asText());
        assertEquals(List.of("sns:Publish", "sqs:CreateQueue", "sqs:DeleteMessage"), texts(report.at("/removed")));
    }

    /** What is denied is neither removed nor does it remain. */
    @Test
    void of_proved_ranksWhatGoesAndWhatRemains() throws IOException {
        String policy = """
                {"Statement": [
                  {"Effect": "Allow", "Action": ["iam:CreateAccessKey", "iam:Pass*", "sqs:SendMessage", "sqs:ListQueues"], "Resource": "*"},
                  {"Effect": "Deny", "Action": "sqs:ListQueues", "Resource": "*"}
                ]}
                """;
        JsonNode report = read(json(Runs.of(policy, "iam:CreateAccessKey", "sqs:SendMessage", "sqs:ListQueues")));
        assertEquals(
                "[{\"action\":\"iam:CreateAccessKey\",\"severity\":\"critical\",\"kind\":\"escalation\"},"
                        + "{\"action\":\"sqs:SendMessage\",\"severity\":\"medium\",\"kind\":\"write\"}]",
                report.at("/removals").toString());
        assertEquals(
                "{\"critical\":1,\"high\":0,\"medium\":1,\"low\":0}",
                report.at("/removedBySeverity").toString());
        assertEquals("[\"iam:CreateAccessKey\"]", report.at("/gravestRemoved").toString());
        assertEquals(1, report.at("/remaining").asInt());
        assertEquals(
                "{\"critical\":1,\"high\":0,\"medium\":0,\"low\":0}",
                report.at("/remainingBySeverity").toString());
        assertEquals("[\"iam:Pass*\"]", report.at("/gravestRemaining").toString());
    }

    @Test
    void of_whatIsDenied_namesTheDenyAndWhatLiftingItWouldNotBringBack() throws IOException {
        String policy = """
                {"Statement": [
                  {"Effect": "Allow", "Action": "sqs:*", "Resource": "*"},
                  {"Effect": "Allow", "Action": "sns:Publish", "Resource": "arn:x"},
                  {"Effect": "Allow", "NotAction": ["s3:*", "iam:*"], "Resource": "arn:z"},
                  {"Effect": "Deny", "Action": ["sqs:Delete*", "sqs:PurgeQueue", "iam:*"], "Resource": ["*"]}
                ]}
                """;
        JsonNode denied = read(json(Runs.of(policy, "sqs:DeleteQueue", "sqs:SendMessage")))
                .at("/denied");
        assertEquals(2, denied.size());
        assertEquals(
                "{\"pointer\":\"/Statement/0\",\"by\":[\"/Statement/3\"],\"actions\":3,"
                        + "\"unused\":[\"sqs:DeleteQueue\"],"
                        + "\"noLongerNamed\":[\"sqs:DeleteMessage\",\"sqs:DeleteQueue\",\"sqs:PurgeQueue\"]}",
                denied.get(0).toString());
        assertEquals(
                "{\"pointer\":\"/Statement/2\",\"by\":[\"/Statement/3\"],\"actions\":3,"
                        + "\"unused\":[\"sqs:DeleteQueue\"],\"noLongerNamed\":[]}",
                denied.get(1).toString());
        assertEquals(0, read(json(Runs.of(POLICY, UNUSED))).at("/denied").size());
    }

    @Test
    void of_warning_isNamed() throws IOException {
        assertEquals("[]", read(json(Runs.of(POLICY, UNUSED))).at("/warnings").toString());
        assertEquals(
                "[\"so it is taken\"]",
                read(json(Runs.warned(Runs.of(POLICY, UNUSED), "so it is taken")))
                        .at("/warnings")
                        .toString());
    }

    @Test
    void of_eachPattern_saysWhatBecameOfItAndWhy() throws IOException {
        JsonNode report = read(json(Runs.of(POLICY, UNUSED)));
        List<String> found = new ArrayList<>();
        report.at("/statements")
                .forEach(statement -> statement
                        .at("/patterns")
                        .forEach(pattern -> found.add(pattern.at("/pointer").asText() + " "
                                + pattern.at("/change").asText() + ": "
                                + pattern.at("/why").asText())));
        assertEquals(
                List.of(
                        "/Statement/0/Action/0 kept: nothing that it matches is unused",
                        "/Statement/0/Action/1 removed: the action is unused",
                        "/Statement/0/Action/2 narrowed: 1 of the 5 known actions that it matches is unused",
                        "/Statement/1/Action removed: the action is unused",
                        "/Statement/2/NotAction/0 kept: it says what the statement does not grant",
                        "/Statement/2/NotAction/1 kept: it says what the statement does not grant",
                        "/Statement/3/Action kept: a Deny statement is never touched"),
                found);
        assertEquals("emptied", report.at("/statements/1/change").asText());
        assertEquals(
                "{\"pattern\":\"sqs:CreateQueue\",\"removedActions\":[\"sqs:CreateQueue\"]}",
                report.at("/statements/2/added/1").toString());
    }

    @Test
    void of_aWildcardThatRefiningMade_namesIt() throws IOException {
        String policy = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"sqs:*\",\"sns:S*\"],\"Resource\":\"*\"}}";
        JsonNode report = read(json(Runs.of(policy, "sqs:SetQueueAttributes")));
        assertEquals(
                "[\"sqs:Delete*\",\"sqs:Get*\",\"sqs:List*\"]",
                report.at("/newWildcards").toString());
        assertEquals("[\"sqs:*\"]", report.at("/mayBeLostUnder").toString());
    }

    @Test
    void of_sameInput_isTheSameTextButForTimes() throws IOException {
        assertEquals(withoutTimes(json(Runs.of(POLICY, UNUSED))), withoutTimes(json(Runs.of(POLICY, UNUSED))));
    }

    @Test
    void of_refuted_holdsTheCounterexampleAndNeitherPolicyNorChanges() throws IOException {
        JsonNode report = read(json(Runs.refuted(POLICY, UNUSED)));
        assertEquals("REFUTED", report.at("/verdict").asText());
        assertEquals(
                "sqs:deletemessage",
                report.at("/obligations/1/counterexample/action").asText());
        for (String member : List.of(
                "policy", "policySha256", "recommendedAction", "statements", "removed", "removals", "remaining")) {
            assertFalse(report.has(member), member);
        }
    }

    @Test
    void of_nothingUsed_recommendsDetachingWithoutAPolicy() throws IOException {
        JsonNode report = read(json(
                Runs.of("{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sqs:*\", \"Resource\": \"*\"}}", "*")));
        assertEquals("DETACH_POLICY", report.at("/recommendedAction").asText());
        assertFalse(report.has("policy"));
    }

    private static JsonNode read(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static String withoutTimes(String text) throws IOException {
        return ((ObjectNode) read(text)).without("times").toString();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static String json(RefineRun run) {
        return JsonReport.of(run, Optional.empty());
    }

    @Test
    void of_whatFits_holdsItsPoliciesAndTheirHashes() throws IOException {
        RefineRun run = Runs.of(POLICY, UNUSED);
        Fit fit = Fitting.of(
                        run.refinement().orElseThrow(),
                        new FitMeans(Set.of(FitForm.SPLIT), AdmitNew.PREFIX, Duration.ofSeconds(30))
                                .within(Quota.MANAGED))
                .fit()
                .orElseThrow();
        JsonNode found = read(JsonReport.of(run, Optional.of(fit))).at("/fit");
        assertEquals(fit.shape(), found.at("/shape").asText());
        assertTrue(found.at("/admitsNewActionsBut").isMissingNode());
        assertEquals(1, found.at("/policies").size());
        String text = fit.proved().texts().get(0);
        JsonNode policy = found.at("/policies/0");
        assertEquals("policy-1-of-1.json", policy.at("/file").asText());
        assertEquals(
                Sha256.of(text.getBytes(StandardCharsets.UTF_8)),
                policy.at("/sha256").asText());
        assertEquals(found.at("/characters").asLong(), policy.at("/characters").asLong());
        assertEquals(read(text), policy.at("/policy"));
        assertTrue(read(json(run)).at("/fit").isMissingNode());
    }
}
