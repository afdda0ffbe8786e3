package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whittle.catalog.Catalogs;
import dev.whittle.catalog.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules as code scanning reads them. */
class UnusedRulesTest {
    private static final String POLICY =
            "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [\"iam:*\", \"sqs:*\", \"s3:Get*\"], \"Resource\": \"*\"}}";

    private static JsonNode rules() {
        return Sarif.run(SarifReport.of(Runs.of(POLICY, "sqs:SendMessage"))).at("/tool/driver/rules");
    }

    /** GitHub's limits: what is over them is refused or not shown. */
    @Test
    void rules_haveAllThatIsRequired_withinTheLimits() {
        assertEquals(Severity.values().length, rules().size());
        for (JsonNode rule : rules()) {
            String id = rule.at("/id").asText();
            assertTrue(id.matches("whittle/unused-[a-z-]+"), id);
            assertTrue(rule.at("/name").asText().matches("Unused[A-Za-z]{1,200}"), id);
            for (String text : List.of("/shortDescription/text", "/fullDescription/text")) {
                assertTrue(rule.at(text).asText().matches(".{20,1024}"), id + text);
            }
            assertTrue(rule.at("/help/text").asText().contains("minus the unused actions"), id);
            assertTrue(rule.at("/help/markdown").asText().startsWith("**"), id);
            JsonNode properties = rule.at("/properties");
            assertTrue(properties.at("/security-severity").isTextual(), id);
            assertTrue(properties.at("/tags").size() <= 10, id);
            assertEquals("security", properties.at("/tags/0").asText());
        }
    }

    @Test
    void rules_areTheSame_whateverIsFound() {
        assertEquals(
                rules(),
                Sarif.run(SarifReport.of(Runs.of(POLICY, "iam:CreateAccessKey", "s3:GetObject")))
                        .at("/tool/driver/rules"));
    }

    /** A result is as severe as its gravest action, whatever else is in it. */
    @ParameterizedTest
    @CsvSource({
        "sqs:SendMessage sqs:TagQueue, whittle/unused-write, warning, 5.5",
        "iam:ListRoles, whittle/unused-list, note, 1.0",
        "sqs:GetQueueUrl sqs:ListQueues, whittle/unused-read, note, 3.0",
        "sqs:TagQueue, whittle/unused-tagging, warning, 4.0",
        "s3:GetObject s3:GetBucketAcl, whittle/unused-exfiltration, error, 7.5",
        "sqs:AddPermission sqs:SendMessage, whittle/unused-exposure, error, 8.5",
        "iam:PassRole iam:ListRoles, whittle/unused-escalation, error, 9.5",
        "iam:AttachRolePolicy iam:PassRole, whittle/unused-escalation-by-permissions, error, 9.8",
        "sqs:NobodyKnowsIt, whittle/unused-unknown, note, 0.1",
    })
    void result_isOfTheRuleOfItsGravestAction(String unused, String rule, String level, String score) {
        JsonNode run = Sarif.run(SarifReport.of(Runs.of(POLICY, unused.split(" "))));
        assertEquals(1, run.at("/results").size());
        JsonNode result = run.at("/results/0");
        assertEquals(rule, result.at("/ruleId").asText());
        assertEquals(level, result.at("/level").asText());
        JsonNode its = run.at("/tool/driver/rules").get(result.at("/ruleIndex").asInt());
        assertEquals(rule, its.at("/id").asText());
        assertEquals(score, its.at("/properties/security-severity").asText());
    }

    @Test
    void result_ofSeveralActions_namesTheGravest() {
        JsonNode run = Sarif.run(SarifReport.of(Runs.of(POLICY, "iam:PassRole", "iam:ListRoles")));
        String message = run.at("/results/0/message/text").asText();
        assertTrue(message.endsWith("; among what is unused: iam:PassRole"), message);
        assertEquals(
                "{\"critical\":1,\"high\":0,\"medium\":0,\"low\":1}",
                run.at("/results/0/properties/unusedBySeverity").toString());
    }

    /** An example in a rule is one of that rule. */
    @ParameterizedTest
    @EnumSource
    void examples_areOfTheirRule(Severity severity) {
        List<String> examples = new ArrayList<>();
        java.util.regex.Pattern.compile("`([a-z0-9-]+:[A-Za-z]+)`")
                .matcher(UnusedRules.of(severity).description())
                .results()
                .forEach(found -> examples.add(found.group(1)));
        examples.forEach(action -> assertEquals(severity, Severity.of(action, Catalogs.newest()), action));
        assertEquals(severity.compareTo(Severity.EXFILTRATION) >= 0 ? 1 : 0, examples.size());
    }
}
