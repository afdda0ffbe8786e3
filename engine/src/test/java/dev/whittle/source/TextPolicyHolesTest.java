package dev.whittle.source;

import static dev.whittle.source.Coded.edited;
import static dev.whittle.source.Coded.patterns;
import static dev.whittle.source.Coded.policy;
import static dev.whittle.source.Coded.sites;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.Context;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is filled into policies that stand as JSON text, and what that leaves open. */
class TextPolicyHolesTest {
    static String heredoc(String statement) {
        return "x = <<E\n{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"a:b\", \"Resource\": \"*\"}, "
                + statement + "]}\nE\n";
    }

    static String allowing(String rest) {
        return "{\"Effect\": \"Allow\", \"Action\": \"s3:*\", " + rest + "}";
    }

    private static Context context(String rest) {
        return policy("m.tf", heredoc(allowing(rest))).statements().get(1).context();
    }

    /** Two texts are one context exactly where the same characters and the same holes follow each other. */
    @Test
    void context_isOfTheHolesOwnTokens() {
        List<List<String>> alike = List.of(
                List.of(
                        "\"Resource\": \"arn:${var.a}\"",
                        "\"Resource\": \"arn:${ var.a }\"",
                        "\"Resource\": \"\\u0061rn:${var.a}\""),
                List.of("\"Resource\": \"arn:${var.b}\""),
                List.of("\"Resource\": \"arn${var.a}\""),
                List.of("\"Resource\": \"${var.a}\""),
                List.of("\"Resource\": ${var.a}"),
                List.of("\"Resource\": [${var.a}]"),
                List.of("\"Resource\": \"${var.a}${var.b}\""),
                List.of("\"Resource\": \"${var.b}${var.a}\""),
                List.of("\"Resource\": \"$${var.a}\"", "\"Resource\": [\"\\u0024{var.a}\"]"),
                List.of("\"Resource\": \"$${var.a}${var.a}\""),
                List.of("\"Resource\": \"${var.a}$${var.a}\""),
                List.of("\"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:tag/${var.a}\": true}}"),
                List.of("\"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:tag/${var.b}\": true}}"),
                List.of("\"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:tag/${var.b}\": false}}"),
                List.of("\"Resource\": \"*\", \"Condition\": {\"Bool\": {${var.b}: true}}"),
                List.of("\"Resource\": \"*\", \"Condition\": {\"Bool\": {\"${var.a}\": [1, {}], \"${var.b}\": \"x\"}}"),
                List.of("\"Resource\": \"*\""));
        for (int i = 0; i < alike.size(); i++) {
            for (int j = 0; j < alike.size(); j++) {
                for (String one : alike.get(i)) {
                    for (String other : alike.get(j)) {
                        assertEquals(i == j, context(one).equals(context(other)), one + " and " + other);
                    }
                }
            }
        }
        assertTrue(context("\"Resource\": \"*\"").isAlways());
        assertNotEquals(context("\"Resource\": \"%%{x}\""), context("\"Resource\": \"%%%{x}\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Effect\": \"${var.e}\", \"Action\": \"s3:*\", \"Resource\": \"*\"}",
                "{\"Effect\": ${var.e}, \"Action\": \"s3:*\", \"Resource\": \"*\"}",
                "{\"Effect\": \"Deny\", \"${var.n}\": \"s3:*\", \"Resource\": \"*\"}",
                "{\"Effect\": \"Deny\", \"Action\": [\"s3:*\", \"${var.s}:Get*\"], \"Resource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"NotAction\": [\"s3:*\", ${var.s}], \"Resource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"Action\": ${jsonencode(var.s)}, \"Resource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"NotAction\": \"s3:${\"${var.s}\"}\", \"Resource\": \"*\"}",
                "${jsonencode({\n a = \"}\" })}"
            })
    void statement_withAHoleInWhatItGrants_isUnread(String statement) {
        Policy policy = policy("m.tf", heredoc(statement));
        assertEquals(1, policy.statements().size());
        assertEquals("/Statement/1", policy.unread().get(0).pointer());
        assertEquals(statement, policy.unread().get(0).span().of(policy.source().text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"${var.s}:Get*\"", "${var.s}"})
    void list_ofWhichAPartIsAHole_isReadButForThat(String hole) {
        Policy policy = policy(
                "m.tf", heredoc("{\"Effect\": \"Allow\", \"Action\": [\"s3:*\", " + hole + "], \"Resource\": \"*\"}"));
        assertEquals(2, policy.statements().size());
        assertEquals(patterns("s3:*"), policy.statements().get(1).actions().patterns());
        assertEquals(1, policy.unread().size());
        assertEquals("/Statement/1/Action/1", policy.unread().get(0).pointer());
        assertEquals(hole, policy.unread().get(0).span().of(policy.source().text()));
    }

    /** A string that Serverless fills in may be anything, also a list. */
    @Test
    void variableOfServerless_isOpen() {
        String file = """
                service: x
                provider:
                  iam:
                    role:
                      statements:
                        - {Effect: Allow, Action: 's3:Get*', Resource: '${self:custom.a}'}
                        - {Effect: Allow, Action: '${self:custom.b}', Resource: '*'}
                """;
        Policy policy = policy("serverless.yml", file);
        assertEquals(1, policy.unread().size());
        Context alone = policy.statements().get(0).context();
        Statement inList = policy("serverless.yml", file.replace("'${self:custom.a}'", "['${self:custom.a}']"))
                .statements()
                .get(0);
        assertNotEquals(alone, inList.context());
    }

    /** In a conditional each of two heredocs is a policy of its own. */
    @Test
    void heredocs_inAConditional_areTwoPolicies() {
        String one = heredoc("${a}").substring(4).strip();
        String text = "x = (c ? " + one + "\n: " + one + "\n)\n";
        assertEquals(
                List.of("x", "x#2"),
                sites("m.tf", text).stream().map(Site::address).toList());
        assertEquals(2, sites("m.tf", text).stream().map(Site::readPolicy).count());
    }

    /** A bare string in a list of one is separated as the list shows. */
    @Test
    void listOfOne_growsInItsOwnLayout() {
        String text = heredoc("{\"Effect\":\"Allow\",\"Action\":[\"s3:*\"],\"Resource\":\"*\"}");
        String edited = edited(
                "m.tf",
                text,
                1,
                new StatementEdit.Change(List.of(Optional.of(patterns("s3:Get*", "s3:Put*"))), List.of()));
        assertEquals(text.replace("[\"s3:*\"]", "[\"s3:Get*\", \"s3:Put*\"]"), edited);
    }
}
