package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --source}: what a file is, where its name tells nothing. */
class SourceOptionTest {
    private static final String DOCUMENT =
            "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"s3:GetObject\", \"s3:PutObject\"], \"Resource\": \"*\"}]}\n";

    /** A file of each kind, by the kind's word. */
    private static final Map<String, String> FILES = Map.of(
            "terraform",
            """
            data "aws_iam_policy_document" "a" {
              statement {
                actions   = ["s3:GetObject", "s3:PutObject"]
                resources = ["*"]
              }
            }
            resource "aws_iam_policy" "a" {
              policy = data.aws_iam_policy_document.a.json
            }
            """,
            "cloudformation",
            """
            # why
            Resources:
              R: {Type: 'AWS::IAM::Policy', Properties: {PolicyDocument: %s}}
            """.formatted(DOCUMENT.strip()),
            "serverless",
            """
            service: x
            provider:
              iamRoleStatements:
                - {Effect: Allow, Action: ['s3:GetObject', 's3:PutObject'], Resource: '${self:custom.x}'}
            """,
            "kubernetes",
            """
            apiVersion: iam.services.k8s.aws/v1alpha1
            kind: Policy
            metadata: {name: p}
            spec:
              policyDocument: |
                %s
            """.formatted(DOCUMENT.strip()),
            "plan",
            "{\"format_version\": \"1.0\", \"values\": {\"root_module\": {\"resources\": [{\"address\": \"aws_iam_policy.p\","
                    + " \"mode\": \"managed\", \"type\": \"aws_iam_policy\", \"name\": \"p\", \"values\": {\"policy\": \""
                    + DOCUMENT.strip().replace("\"", "\\\"") + "\"}}]}}}\n",
            "policy",
            DOCUMENT);

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));
    private String unused = "";

    @BeforeEach
    void open() throws IOException {
        session = new Session(folder);
        unused = session.file("unused.txt", "s3:PutObject\n");
    }

    static Stream<String> kinds() {
        return FILES.keySet().stream().sorted();
    }

    static Stream<Arguments> wrong() {
        return kinds().flatMap(is -> kinds().filter(told -> !told.equals(is)).map(told -> Arguments.of(is, told)));
    }

    private String file(String kind) throws IOException {
        return session.file("file.txt", FILES.getOrDefault(kind, ""));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void file_isWhatTheUserSays(String kind) throws IOException {
        String file = file(kind);
        Ran listed = session.run("sources", file, "--source", kind);
        assertEquals(0, listed.exit(), listed.err());
        assertTrue(listed.out().endsWith(" 1 statement\n"), listed.out());
        Ran refined = session.run("refine", file, "--source", kind, "--unused", unused);
        assertEquals(0, refined.exit(), refined.err());
        assertTrue(refined.out().contains("s3:GetObject"), refined.out());
        assertTrue(!refined.out().contains("s3:PutObject"), refined.out());
        Ran verified =
                session.run("verify", file, file, "--source", kind, "--unused", session.file("none.txt", "sqs:*\n"));
        assertEquals(0, verified.exit(), verified.err());
        Ran drift = session.run("drift", file, "--source", kind, "--from", "2024-11-20");
        assertEquals(0, drift.exit(), drift.err());
        Ran trie = session.run("trie", "s3:GetObject", file, "--source", kind, "--unused", unused);
        assertEquals(0, trie.exit(), trie.err());
        assertTrue(trie.out().contains("<svg"), trie.out());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void fileThatIsSomethingElse_isRefused(String is, String told) throws IOException {
        String file = file(is);
        for (List<String> command : List.of(
                List.of("sources", file, "--source", told),
                List.of("refine", file, "--source", told, "--unused", unused),
                List.of("compare", file, file, "--source", told))) {
            Ran ran = session.run(command.toArray(String[]::new));
            assertEquals(2, ran.exit(), command + ran.err());
            assertEquals("", ran.out(), command.toString());
        }
    }

    @Test
    void refusal_saysWhatSuchAFileHas() throws IOException {
        Ran ran = session.run("refine", file("terraform"), "--source", "cloudformation", "--unused", unused);
        assertTrue(
                ran.err()
                        .endsWith(
                                "file.txt: this is no template of CloudFormation, which has `Resources`; name what it is with --source,"
                                        + " or leave that out\n"),
                ran.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--source=policy", "--policy=x"})
    void withoutAFile_thereIsNothingToBeSaid(String option) {
        Ran ran = session.run("trie", "s3:Get*", option, "--unused", unused);
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains(" is about a file with a policy; name it"), ran.err());
        assertEquals("", ran.out());
    }

    @Test
    void folder_tellsByItself() throws IOException {
        file("terraform");
        Ran ran = session.run("sources", folder.toString(), "--source", "terraform");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("--source is about one file, and "), ran.err());
    }

    /** A file that its name tells otherwise: Terraform's JSON is told by its first character. */
    @Test
    void name_countsForNothing() throws IOException {
        String json = "{\"resource\": {\"aws_iam_policy\": {\"a\": {\"policy\": \"${jsonencode(1)}\"}}},"
                + " \"data\": {\"aws_iam_policy_document\": {\"a\": {\"statement\": {\"actions\": [\"s3:*\"]}}}}}\n";
        Ran ran = session.run("sources", session.file("x.yaml", json), "--source", "terraform");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("data.aws_iam_policy_document.a"), ran.out());
        Ran policy = session.run(
                "refine",
                session.file("x.tf", DOCUMENT),
                "--source",
                "policy",
                "--unused",
                unused,
                "--format",
                "policy");
        assertEquals(0, policy.exit(), policy.err());
    }

    /** A plan of which the end is missing is no file without policies. */
    @Test
    void planThatWasCutOff_isRefusedAndOthersAreListed() throws IOException {
        String plan = FILES.getOrDefault("plan", "");
        String cut = session.file("cut.json", plan.substring(0, plan.length() / 2));
        Ran ran = session.run("sources", cut, session.name("nothing.tf"), session.file("p.json", DOCUMENT));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("the text ends before the JSON value does; it was cut off"), ran.err());
        assertTrue(ran.err().contains("nothing.tf: there is no such file"), ran.err());
        assertTrue(ran.out().contains("p.json:1  .  unknown    1 statement"), ran.out());
    }
}
