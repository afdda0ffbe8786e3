package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code whittle simulate} as a user meets it. */
class SimulateCommandTest {
    private static final String SCOPE =
            "scope      by this document alone; boundaries, policies of an organization and other policies count too\n";

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));
    private String policy = "";

    @BeforeEach
    void write() throws IOException {
        session = new Session(folder);
        policy = session.file("policy.json", """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "Own", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::b/${aws:username}/*"},
                  {"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}
                ]}
                """);
    }

    private String request(String action, String resource, String context) throws IOException {
        return session.file(
                "request.json",
                "{\"action\":\"" + action + "\",\"resource\":\"" + resource + "\",\"context\":" + context + "}");
    }

    @Test
    void simulate_allowedRequest_namesTheStatement() throws IOException {
        String request = request("s3:GetObject", "arn:aws:s3:::b/al/x", "{\"aws:username\":\"al\"}");
        Ran ran = session.run("simulate", policy, "--request", request);
        assertEquals("allowed\n", ran.out());
        assertEquals(
                "statement  /Statement/0 (Own), Allow, applies: it allows the request\n"
                        + "statement  /Statement/1, Deny, does not apply: IpAddress on `aws:SourceIp` fails: the request does"
                        + " not have the key, at /Statement/1/Condition/IpAddress/aws:SourceIp\n" + SCOPE,
                ran.err());
        assertEquals(0, ran.exit());
    }

    @Test
    void simulate_deniedRequest_saysWhatFails() throws IOException {
        String request = request("s3:PutObject", "arn:aws:s3:::b/al/x", "{}");
        Ran implicit = session.run("simulate", policy, "--request", request, "--context", "aws:username=al");
        assertEquals("denied\n", implicit.out());
        assertTrue(
                implicit.err()
                        .startsWith(
                                "statement  /Statement/0 (Own), Allow, does not apply: no entry of Action matches the"
                                        + " action `s3:PutObject`, at /Statement/0/Action\n"),
                implicit.err());
        assertEquals(1, implicit.exit());
        Ran explicit = session.run(
                "simulate", policy, "--request", request, "--context", "aws:SourceIp=10.1.2.3", "--format", "json");
        assertTrue(
                explicit.out()
                        .startsWith("{\"decision\":\"DENIED\",\"reason\":{\"kind\":\"explicit\",\"statements\":"
                                + "[\"/Statement/1\"]},\"statements\":[{\"pointer\":\"/Statement/0\",\"sid\":\"Own\","),
                explicit.out());
        assertEquals(1, explicit.exit());
    }

    @Test
    void simulate_statementOfAnAnswer_isRefusedWhereItStandsInTheFile() throws IOException {
        String answer = session.file("answer.json", """
                {"PolicyVersion": {"VersionId": "v1",
                  "Document": {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "b"}}}}
                """);
        Ran ran = session.run("simulate", answer, "--request", request("s3:GetObject", "arn:aws:s3:::b/k", "{}"));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("answer.json:2:79: /PolicyVersion/Document/Statement/Resource: "), ran.err());
    }

    @Test
    void simulate_requestThatHangsOnAReading_isUnknownAndNamesIt() throws IOException {
        String one = session.file("one.json", """
                {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::b/*/x"}}
                """);
        Ran ran = session.run("simulate", one, "--request", request("s3:GetObject", "arn:aws:s3:::b/a:b/x", "{}"));
        assertEquals("unknown\n", ran.out());
        assertTrue(ran.err().contains("\nhangs on   the reading `run-in-sixth-part`: "), ran.err());
        assertEquals(3, ran.exit());
    }

    @Test
    void simulate_whatIsNotUnderstood_isRefusedWithItsPlace() throws IOException {
        String bad = session.file("bad.json", """
                {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "b",
                  "Condition": {"StringLikes": {"aws:username": "x"}}}}
                """);
        Ran ran = session.run("simulate", bad, "--request", request("s3:GetObject", "*", "{}"));
        assertEquals("", ran.out());
        assertTrue(
                ran.err().startsWith(bad + ":1:65: /Statement/Resource: `b` is no ARN; write one that starts with"),
                ran.err());
        assertTrue(ran.err().contains(bad + ":2:32: /Statement/Condition/StringLikes: `StringLikes` is no"), ran.err());
        assertEquals(2, ran.exit());
        Ran both = session.run("simulate", "-", "--request", "-");
        assertEquals(2, both.exit());
        Ran context =
                session.run("simulate", policy, "--request", request("s3:GetObject", "*", "{}"), "--context", "x");
        assertEquals("--context: `x` has no key; write `aws:username=bob`\n", context.err());
    }

    @Test
    void simulate_keyThatNoCatalogKnows_isAssumedToHaveOneValue() throws IOException {
        String own = session.file("own.json", """
                {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*",
                  "Condition": {"StringEquals": {"my:key": "x"}}}}
                """);
        Ran ran =
                session.run("simulate", own, "--request", request("s3:GetObject", "*", "{}"), "--context", "my:key=x");
        assertEquals("allowed\n", ran.out());
        assertTrue(ran.err().contains("assumes    my:key single-valued\n"), ran.err());
    }
}
