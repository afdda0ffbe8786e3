package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a recorded call may have needed is never taken away, whoever calls it unused. */
class RecordedCallsTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/MyRole";

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));

    @BeforeEach
    void start() {
        session = new Session(folder);
    }

    /** {@code source:Operation} each. */
    private String trail(String... calls) throws IOException {
        return session.file(
                "trail.json",
                Arrays.stream(calls)
                        .map(call -> String.format(
                                "{\"eventSource\":\"%s.amazonaws.com\",\"eventName\":\"%s\",\"userIdentity\":"
                                        + "{\"sessionContext\":{\"sessionIssuer\":{\"arn\":\"%s\"}}}}",
                                call.substring(0, call.indexOf(':')), call.substring(call.indexOf(':') + 1), ROLE))
                        .collect(Collectors.joining(",", "{\"Records\":[", "]}")));
    }

    private String policy(String... actions) throws IOException {
        return session.file(
                "policy.json",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"" + String.join("\",\"", actions)
                        + "\"],\"Resource\":\"*\"}}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rds:DeleteDBInstance                  | rds:CreateDBSnapshot
            rds:StopDBInstance                    | rds:CreateDBSnapshot
            cloudformation:DescribeStacks         | cloudformation:ListStacks
            codedeploy:CreateDeployment           | codedeploy:GetDeploymentConfig
            codedeploy:CreateDeployment           | codedeploy:GetApplicationRevision
            codedeploy:CreateDeployment           | codedeploy:RegisterApplicationRevision
            codedeploy:CreateDeployment           | codedeploy:UpdateDeploymentGroup
            logs:PutAccountPolicy                 | logs:PutDataProtectionPolicy
            wafv2:GetWebACLForResource            | wafv2:GetWebACL
            secretsmanager:ValidateResourcePolicy | secretsmanager:PutResourcePolicy
            autoscaling:CreateAutoScalingGroup    | ec2:RunInstances
            tagging:TagResources                  | ec2:CreateTags
            tagging:UntagResources                | ec2:DeleteTags
            tagging:TagResources                  | s3:PutBucketTagging
            """)
    void call_whatItMayHaveNeeded_stays(String call, String action) throws IOException {
        String trail = trail(call);
        String unused = session.file("unused.txt", action + "\n");
        String finding = session.file(
                "finding.json",
                "[{\"serviceNamespace\":\"" + action.substring(0, action.indexOf(':')) + "\",\"actions\":[\""
                        + action.substring(action.indexOf(':') + 1) + "\"]}]");
        for (List<String> evidence : List.of(
                List.of("--unused", trail),
                List.of("--unused", unused, "--used", trail),
                List.of("--unused", finding, "--used", trail))) {
            List<String> arguments = new ArrayList<>(List.of("refine", policy(action), "--check"));
            arguments.addAll(evidence);
            Ran ran = session.run(arguments.toArray(String[]::new));
            assertEquals(0, ran.exit(), arguments + ran.err());
        }
        Ran why = session.run("refine", policy(action), "--unused", unused, "--used", trail, "--explain", action);
        assertTrue(why.out().contains("kept: a recorded call may have needed it, " + call), why.out());
    }

    /** What was needed is no use of its service. */
    @Test
    void call_whatItNeededInAnotherService_leavesTheRestOfThatServiceUnused() throws IOException {
        String finding = session.file("finding.json", "[{\"serviceNamespace\":\"ec2\"}]");
        String trail = trail("autoscaling:CreateAutoScalingGroup");
        Ran ran = session.run(
                "refine", policy("ec2:RunInstances", "ec2:DeleteVpc"), "--unused", finding, "--used", trail);
        assertTrue(ran.out().contains("ec2:RunInstances"), ran.out());
        assertFalse(ran.out().contains("ec2:DeleteVpc"), ran.out());
    }

    @Test
    void operationOfAnotherName_isTranslated() throws IOException {
        String unused = session.file("unused.txt", "bedrock:InvokeModel\nbedrock:ListGuardrails\n");
        Ran ran = session.run(
                "refine",
                policy("bedrock:InvokeModel", "bedrock:ListGuardrails"),
                "--unused",
                unused,
                "--used",
                trail("bedrock:Converse"));
        assertTrue(ran.out().contains("bedrock:InvokeModel"), ran.out());
        assertFalse(ran.out().contains("bedrock:ListGuardrails"), ran.out());
    }

    @Test
    void operationThatNothingTranslates_keepsItsWholeService() throws IOException {
        String unused = session.file("unused.txt", "bedrock:InvokeModel\ns3:GetBucketAcl\n");
        Ran ran = session.run(
                "refine",
                policy("bedrock:InvokeModel", "s3:GetBucketAcl", "s3:GetObject"),
                "--unused",
                unused,
                "--used",
                trail("bedrock:NewOperation"));
        assertTrue(ran.out().contains("bedrock:InvokeModel"), ran.out());
        assertFalse(ran.out().contains("s3:GetBucketAcl"), ran.out());
        assertTrue(ran.err().contains("bedrock:NewOperation; what it needed in other services is not known"));
    }

    @Test
    void sourceOfAnotherName_isAboutItsService() throws IOException {
        String unused = session.file("unused.txt", "servicecatalog:CreateApplication\n");
        Ran ran = session.run(
                "refine",
                policy("servicecatalog:CreateApplication"),
                "--unused",
                unused,
                "--used",
                trail("servicecatalog-appregistry:CreateApplication"),
                "--check");
        assertEquals(0, ran.exit(), ran.err());
    }

    @Test
    void sourceThatNobodyKnows_isNamedFirstAndMayBeExplained() throws IOException {
        String unused = session.file("unused.txt", "waf-regional:GetRule\ns3:GetBucketAcl\niam:GetRole\n");
        String[] refine = {
            "refine",
            policy("waf-regional:GetRule", "s3:GetBucketAcl", "iam:GetRole"),
            "--unused",
            unused,
            "--used",
            trail("newsource:DoThis", "newsource:DoThat")
        };
        Ran ran = session.run(refine);
        assertTrue(ran.errLines().get(0).startsWith("warning    event source `newsource` (2 records) is not known"));
        assertTrue(ran.errLines().get(0).contains("--event-source newsource=SERVICE"), ran.err());
        assertEquals(List.of("waf-regional:GetRule"), actions(ran));
        assertEquals(2, session.run(plus(refine, "--strict")).exit());
        assertEquals(
                "",
                session.run(plus(refine, "--event-source", "newsource=none")).out());
        assertEquals(List.of("s3:GetBucketAcl"), actions(session.run(plus(refine, "--event-source", "newsource=s3"))));
        assertEquals(
                List.of("iam:GetRole", "s3:GetBucketAcl"),
                actions(session.run(plus(refine, "--event-source", "newsource=s3", "--event-source", "newsource=iam")))
                        .stream()
                        .sorted()
                        .toList());
        Ran known = session.run(plus(refine, "--event-source", "monitoring=s3"));
        assertEquals(2, known.exit());
        assertTrue(known.err().contains("`monitoring` is known already"), known.err());
        Ran slip = session.run(plus(refine, "--event-source", "newsource=lamda"));
        assertEquals(2, slip.exit());
        assertTrue(slip.err().contains("did you mean `lambda`?"), slip.err());
        assertEquals(2, session.run(plus(refine, "--event-source", "newsource")).exit());
    }

    private static String[] plus(String[] arguments, String... more) {
        return Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private static List<String> actions(Ran ran) {
        return Pattern.compile("\"([a-z0-9-]+:[A-Za-z*]+)\"")
                .matcher(ran.out())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** A call that needs no permission protects nothing. */
    @Test
    void callWithoutPermission_protectsNothing() throws IOException {
        String unused = session.file("unused.txt", "sts:AssumeRole\n");
        Ran ran = session.run(
                "refine",
                policy("sts:AssumeRole"),
                "--unused",
                unused,
                "--used",
                trail("sts:GetCallerIdentity", "signin:ConsoleLogin"));
        assertEquals("", ran.out());
    }
}
