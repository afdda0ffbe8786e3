package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a policy is decides whose evidence speaks of it, and whether it can be taken away. */
class PolicyTypeTest extends RefineCase {
    private static final String WARNING =
            "the evidence's principal is taken to be the only holder; `whittle account` asks all holders";
    private static final String FINDING = "{\"id\":\"a1\",\"resource\":\"arn:aws:iam::111122223333:role/MyRole\","
            + "\"status\":\"ACTIVE\",\"findingType\":\"UnusedPermission\",\"findingDetails\":[{\"unusedPermissionDetails\":"
            + "{\"serviceNamespace\":\"sqs\",\"actions\":[{\"action\":\"DeleteMessage\"}]}}]}";
    private static final String LAST_ACCESSED = "{\"JobStatus\":\"COMPLETED\",\"JobType\":\"ACTION_LEVEL\","
            + "\"JobCreationDate\":\"2026-06-01T00:00:00Z\",\"ServicesLastAccessed\":[{\"ServiceNamespace\":\"sqs\","
            + "\"LastAuthenticated\":\"2026-05-01T00:00:00Z\",\"TrackedActionsLastAccessed\":["
            + "{\"ActionName\":\"DeleteMessage\"}]}]}";
    private static final String TRAIL =
            "{\"Records\":[{\"eventSource\":\"sqs.amazonaws.com\",\"eventName\":\"CreateQueue\","
                    + "\"eventTime\":\"2026-05-30T00:00:00Z\",\"userIdentity\":{\"sessionContext\":{\"sessionIssuer\":"
                    + "{\"arn\":\"arn:aws:iam::111122223333:role/MyRole\"}}}}]}";
    private static final String SHORT = "[{\"serviceNamespace\":\"sqs\",\"actions\":[\"DeleteMessage\"]}]";

    private String answer(String wrapper) throws IOException {
        return session.file("answer.json", wrapper.replace('\'', '"').replace("@", POLICY.strip()));
    }

    private String managed() throws IOException {
        return answer("{'PolicyVersion': {'Document': @, 'VersionId': 'v1', 'IsDefaultVersion': true}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "{'Policy': @} ~ a resource's policy",
                "{'GroupName': 'g', 'PolicyName': 'p', 'PolicyDocument': @} ~ a group's policy",
                "{'InlinePolicy': @} ~ a permission set's policy",
                "{'Policy': {'PolicySummary': {'Type': 'SERVICE_CONTROL_POLICY'}, 'Content': @}} ~ a service control policy",
                "{'Role': {'AssumeRolePolicyDocument': @}} ~ a trust policy",
            })
    void refine_evidenceOfOnePrincipalForAPolicyOfMany_isRefusedAndAListIsTaken(String wrapper, String title)
            throws IOException {
        String file = answer(wrapper);
        for (String evidence : List.of(FINDING, LAST_ACCESSED, TRAIL, SHORT)) {
            String out = session.file("out.json", "earlier");
            Ran ran = session.run("refine", file, "--unused", session.file("e.json", evidence), "-o", out);
            assertEquals(2, ran.exit(), ran.err());
            assertEquals("", ran.out());
            assertTrue(
                    ran.err()
                            .contains("what one principal did not use says nothing of " + title + ", which others use"),
                    ran.err());
            assertFalse(session.has("out.json"));
        }
        Ran ran = session.run("refine", file, "--unused", unused);
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(REFINED.strip(), ran.out().strip());
    }

    /** Use can only keep more, whoever's it is. */
    @Test
    void refine_useByOnePrincipalBesideAList_isTakenForAnyPolicy() throws IOException {
        Ran ran = session.run(
                "refine", answer("{'Policy': @}"), "--unused", unused, "--used", session.file("t.json", TRAIL));
        assertEquals(0, ran.exit(), ran.err());
        Ran alone = session.run("refine", answer("{'Policy': @}"), "--used", session.file("t.json", TRAIL));
        assertEquals(2, alone.exit(), alone.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--policy-type=group",
                "--policy-type=resource",
                "--policy-type=trust",
                "--policy-type=scp",
                "--policy-type=permission-set",
                "--quota=group"
            })
    void refine_typeThatTheUserTells_decides(String option) throws IOException {
        String finding = session.file("finding.json", FINDING);
        Ran refused = session.run("refine", policy, "--unused", finding, option);
        assertEquals(2, refused.exit(), refused.err());
        assertTrue(refused.err().contains(option.substring(0, option.indexOf('='))), refused.err());
        assertEquals(
                0, session.run("refine", policy, "--unused", unused, option).exit());
        if (option.startsWith("--policy-type")) {
            assertEquals(
                    2,
                    session.run("verify", policy, policy, "--unused", finding, option)
                            .exit());
            assertEquals(
                    2, session.run("trie", "sqs:*", "--unused", finding, option).exit());
            assertEquals(
                    2,
                    session.run(
                                    "drift",
                                    policy,
                                    "--from",
                                    "2024-11-20",
                                    "--original",
                                    policy,
                                    "--unused",
                                    finding,
                                    option)
                            .exit());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--policy-type=identity", "--quota=role", "--quota=user", "--quota=managed", "--quota=none"})
    void refine_identityPolicy_takesAFinding(String option) throws IOException {
        Ran ran = session.run("refine", policy, "--unused", session.file("finding.json", FINDING), option);
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(REFINED, ran.out());
    }

    @Test
    void refine_typeThatTheFileContradicts_isRefused() throws IOException {
        Ran ran = session.run("refine", answer("{'Policy': @}"), "--unused", unused, "--policy-type", "scp");
        assertEquals(2, ran.exit());
        assertTrue(
                ran.err().contains("--policy-type scp says that this is a service control policy, but it is a"),
                ran.err());
    }

    @Test
    void refine_managedPolicyByOnePrincipalsEvidence_saysWhatIsTakenForGranted() throws IOException {
        String finding = session.file("finding.json", FINDING);
        Ran ran = session.run("refine", managed(), "--unused", finding, "--report", session.name("page.html"));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals("warning    " + WARNING, ran.errLines().get(0));
        assertTrue(
                session.text("page.html").contains("taken to be the only holder; `whittle account` asks all holders"));
        assertTrue(session.run("refine", managed(), "--unused", finding, "--format", "json")
                .out()
                .contains("\"warnings\": [\n    \"" + WARNING));
        assertTrue(session.run("refine", managed(), "--unused", finding, "--format", "sarif")
                .out()
                .contains(WARNING));
        Ran verified = session.run("verify", managed(), session.file("r.json", REFINED), "--unused", finding);
        assertEquals(0, verified.exit(), verified.err());
        assertEquals("warning    " + WARNING, verified.errLines().get(0));
    }

    @Test
    void refine_managedPolicyByAList_saysNothing() throws IOException {
        Ran ran = session.run("refine", managed(), "--unused", unused, "--strict");
        assertEquals(0, ran.exit(), ran.err());
        assertFalse(ran.err().contains("only holder"), ran.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--strict", "--check"})
    void refine_managedPolicyStrictly_isRefusedAndNothingIsLeft(String other) throws IOException {
        String finding = session.file("finding.json", FINDING);
        String out = session.file("out.json", "earlier");
        String page = session.file("page.html", "earlier");
        Ran ran = session.run(
                "refine",
                managed(),
                "--unused",
                finding,
                "--strict",
                other.equals("--check") ? other : "--pin",
                "--format",
                "json",
                "-o",
                out,
                "--report",
                page);
        assertEquals(2, ran.exit(), ran.err());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("add --sole-holder"), ran.err());
        assertFalse(session.has("out.json"));
        assertFalse(session.has("page.html"));
        assertEquals(
                2,
                session.run("verify", managed(), policy, "--unused", finding, "--strict")
                        .exit());
        Ran vouched = session.run("refine", managed(), "--unused", finding, "--strict", "--sole-holder");
        assertEquals(0, vouched.exit(), vouched.err());
        assertTrue(vouched.err().contains(WARNING), vouched.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "{'Role': {'AssumeRolePolicyDocument': @}} ~ a trust policy, since the file is the answer of `aws iam get-role`",
                "{'Policy': @, 'PolicyName': 'default'} ~ a key's policy, since the file is the answer of `aws kms get-key-policy`",
                "{'Statement': {'Effect': 'Allow', 'Principal': '*', 'Action': 'kms:Decrypt', 'Resource': '*'}} ~ a key's policy",
                "{'Statement': {'Effect': 'Allow', 'Principal': {'AWS': '1'}, 'Action': 'sts:AssumeRole'}} ~ a trust policy",
            })
    void refine_trustOrKeyPolicyOfWhichNothingIsUsed_isNotDetached(String file, String what) throws IOException {
        String out = session.file("out.json", "earlier");
        String all = session.file("all.txt", "*\n");
        Ran ran = session.run("refine", answer(file), "--unused", all, "-o", out, "--check");
        assertEquals(2, ran.exit(), ran.err());
        assertEquals("", ran.out());
        assertTrue(
                ran.err().contains("nothing that it grants is used, but it can't be taken away: it is " + what),
                ran.err());
        assertEquals(
                2,
                session.run("refine", answer(file), "--unused", all, "-o", out).exit());
        assertFalse(session.has("out.json"));
        Ran verified = session.run("verify", answer(file), "--detached", "--unused", all);
        assertEquals(2, verified.exit(), verified.err());
        assertTrue(verified.err().contains("this can't be detached: it is " + what), verified.err());
    }

    @Test
    void refine_bucketPolicyOfWhichNothingIsUsed_isDetached() throws IOException {
        Ran ran = session.run("refine", answer("{'Policy': @}"), "--unused", session.file("all.txt", "*\n"));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals("", ran.out());
        assertTrue(last(ran).startsWith("PROVED DETACH_POLICY"), ran.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "'scp' ~ PROVED ~ CREATE_POLICY",
                "'trust' ~ PROVED ~ CREATE_POLICY",
                "'servicecontrol' ~ ERROR ~ `servicecontrol` is no type of policies; write one of identity, group, resource,"
                        + " trust, scp, permission-set",
                "null ~ ERROR ~ this is null; write one of identity",
            })
    void fleet_policyType_isReadStrictly(String type, String verdict, String says) throws IOException {
        Ran ran = session.run("fleet", session.file("tasks.jsonl", task(type, "'sqs:DeleteMessage'", POLICY)));
        assertTrue(ran.out().contains("\"verdict\":\"" + verdict + "\""), ran.out());
        assertTrue(ran.out().contains(says), ran.out());
    }

    @Test
    void fleet_policyThatCannotBeAbsent_isAnErrorWhereNothingIsUsed() throws IOException {
        Ran ran = session.run("fleet", session.file("tasks.jsonl", task("'trust'", "'*'", POLICY)));
        assertEquals(2, ran.exit());
        assertTrue(
                ran.out().contains("can't be taken away: it is a trust policy, since policyType says so"), ran.out());
        String resource =
                "{'Statement': {'Effect': 'Allow', 'Principal': '*', 'Action': 'kms:Decrypt', 'Resource': '*'}}";
        Ran key = session.run("fleet", session.file("tasks.jsonl", task("'resource'", "'*'", resource)));
        assertTrue(key.out().contains("can't be taken away: it is a key's policy"), key.out());
        Ran contradicted = session.run("fleet", session.file("tasks.jsonl", task("'scp'", "'*'", resource)));
        assertTrue(contradicted.out().contains("\"pointer\":\"/policyType\""), contradicted.out());
    }

    private static String task(String type, String unused, String policy) {
        return ("{'id': 't', 'policyType': " + type + ", 'unused': [" + unused + "], 'policy': " + policy.strip()
                        + "}\n")
                .replace('\'', '"');
    }
}
