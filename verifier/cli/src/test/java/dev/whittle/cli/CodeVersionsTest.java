package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands other than {@code refine} on policies in files of code: two versions of a file, and literal policies. */
class CodeVersionsTest {
    private static final String ADDRESS = "data.aws_iam_policy_document.app";
    private static final String OPEN = """
            data "aws_iam_policy_document" "app" {
              statement {
                actions   = ["sqs:SendMessage", "sqs:GetQueueUrl"]
                resources = [var.queue]
              }
            }
            """;
    private static final String EDITED = OPEN.replace("\"sqs:SendMessage\", ", "");
    private static final String LITERAL = OPEN.replace("var.queue", "\"arn:aws:sqs:*:*:&{aws:username}\"");
    private static final String TEMPLATE = """
            Resources:
              App:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      Effect: Allow
                      Action: [sqs:GetQueueUrl, sqs:SendMessage]
                      Resource: arn:aws:sqs:*:*:${aws:username}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));
    private String unused = "";

    @BeforeEach
    void open() throws IOException {
        session = new Session(folder);
        unused = session.file("unused.txt", "sqs:SendMessage\n");
    }

    private Ran verify(String before, String after) throws IOException {
        return session.run(
                "verify",
                session.file("before.tf", before),
                session.file("after.tf", after),
                "--policy",
                ADDRESS,
                "--unused",
                unused);
    }

    @Test
    void versionsThatDifferInListsAlone_shareWhatIsOpen() throws IOException {
        Ran ran = verify(OPEN, EDITED);
        assertEquals(0, ran.exit(), ran.out() + ran.err());
        assertTrue(ran.out().startsWith("PROVED\n  F   only these bytes"), ran.out());
        assertTrue(ran.out().contains("and so are the other files"), ran.out());
    }

    /** Whoever edited the file may have edited what a name means: nothing that hangs on it is proved, or refuted. */
    @Test
    void versionsThatDifferElsewhere_shareNothingThatIsOpen() throws IOException {
        String local = "locals {\n  a = 1\n}\n";
        Ran ran = verify(local + OPEN, local.replace("1", "2") + EDITED);
        assertEquals(3, ran.exit(), ran.out());
        assertTrue(ran.out().contains("it hangs on contexts that only one of the policies has"), ran.out());
        Ran literal = verify(local + LITERAL, local.replace("1", "2") + LITERAL.replace("\"sqs:SendMessage\", ", ""));
        assertEquals(0, literal.exit(), literal.out());
        String unread =
                OPEN.replace("\n}\n", "\n  statement {\n    actions = var.x\n    resources = [\"*\"]\n  }\n}\n");
        Ran doubted = verify(unread, "# more\n" + unread);
        assertEquals(3, doubted.exit(), doubted.out());
        assertTrue(doubted.out().contains("may be other ones in each version"), doubted.out());
    }

    @Test
    void statementsThatCantBeRead_areSaidOfTwoVersions() throws IOException {
        String unread =
                OPEN.replace("\n}\n", "\n  statement {\n    actions = var.x\n    resources = [\"*\"]\n  }\n}\n");
        Ran ran = verify(unread, unread.replace("\"sqs:SendMessage\", ", ""));
        assertEquals(0, ran.exit(), ran.out());
        assertTrue(ran.out().contains("proved, but for 1 statement that can't be read"), ran.out());
    }

    @Test
    void literalPolicies_areComparedAndChecked() throws IOException {
        String terraform = session.file("main.tf", LITERAL);
        String template = session.file("template.yaml", TEMPLATE);
        Ran same = session.run("compare", terraform, template, "--policy", ADDRESS, "--policy", "App.PolicyDocument");
        assertEquals("equal\n", same.out(), same.err());
        Ran granted = session.run("check", terraform, "--policy", ADDRESS, "--not-granted", "sqs:SendMessage");
        assertEquals(1, granted.exit(), granted.err());
        assertEquals(
                0,
                session.run("check", template, "--not-granted", "s3:GetObject").exit());
        String request = session.file(
                "request.json",
                "{\"action\": \"sqs:GetQueueUrl\", \"resource\": \"arn:aws:sqs:eu-west-1:111122223333:bob\","
                        + " \"context\": {\"aws:username\": \"bob\"}}");
        assertEquals(
                "allowed\n",
                session.run("simulate", terraform, "--policy", ADDRESS, "--request", request)
                        .out());
    }

    @Test
    void openPolicies_areNotCompared() throws IOException {
        String open = session.file("main.tf", OPEN);
        Ran ran = session.run("compare", open, open, "--policy", ADDRESS);
        assertEquals(2, ran.exit(), ran.out());
        assertTrue(ran.err().contains("main.tf:4:18: a variable stands here"), ran.err());
        String joined = session.file(
                "joined.tf", LITERAL.replace("app\" {\n", "app\" {\n  source_policy_documents = [local.x]\n"));
        assertEquals(
                2, session.run("compare", joined, joined, "--policy", ADDRESS).exit());
    }

    @Test
    void drift_readsAPolicyOfAFile() throws IOException {
        String wide = session.file("wide.tf", OPEN.replace("sqs:GetQueueUrl", "sqs:*"));
        Ran ran = session.run("drift", wide, "--policy", ADDRESS, "--from", "2024-11-20");
        assertTrue(ran.exit() < 2, ran.err());
    }
}
