package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code whittle check}, as a user meets it. */
class CheckCommandTest {
    private static final String ENDPOINT =
            "\"Condition\": {\"StringEquals\": {\"aws:SourceVpce\": \"vpce-1a2b3c4d\"}}, ";

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));

    @BeforeEach
    void write() throws IOException {
        session = new Session(folder);
        file("user.json", "\"Sid\": \"Read\", ", "s3:Get*");
        file("narrow.json", "", "s3:GetObject");
        file("bucket.json", "\"Principal\": \"*\", " + ENDPOINT, "s3:GetObject");
        file("open.json", "\"Sid\": \"Open\", \"Principal\": \"*\", ", "s3:GetObject");
        file("of-aws.json", "\"Principal\": {\"AWS\": \"*\"}, ", "s3:GetObject");
        session.file("access.json", "{\"actions\": [\"s3:GetObject\"], \"resources\": [\"arn:aws:s3:::other/*\"]}");
        session.file("slip.json", "{\"actions\": [\"s3:GetObjekt\"]}");
        session.file(
                "bad.json", "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"shop\"}]}");
    }

    private void file(String name, String more, String action) throws IOException {
        session.file(
                name,
                "{\"Version\": \"2012-10-17\", \"Statement\": [{" + more + "\"Effect\": \"Allow\", \"Action\": \""
                        + action + "\", \"Resource\": \"arn:aws:s3:::shop/*\"}]}\n");
    }

    private Ran check(String... arguments) {
        List<String> all = Stream.concat(
                        Stream.of("check"),
                        Stream.of(arguments).map(each -> each.endsWith(".json") ? session.name(each) : each))
                .toList();
        return session.run(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    narrow.json --no-new-access user.json | PASS no-new-access | 0
                    user.json --no-new-access narrow.json | FAIL no-new-access | 1
                    open.json --no-new-access of-aws.json | UNKNOWN no-new-access | 3
                    user.json --not-granted s3:PutObject | PASS not-granted | 0
                    user.json --not-granted s3:getobjectacl | FAIL not-granted | 1
                    user.json --not-granted s3:*Acl | FAIL not-granted | 1
                    user.json --not-granted arn:aws:s3:::other/* | PASS not-granted | 0
                    user.json --not-granted arn:aws:s3:::shop/* | FAIL not-granted | 1
                    user.json --not-granted access.json | PASS not-granted | 0
                    bucket.json --no-public | PASS no-public | 0
                    bucket.json --no-public --resource-type AWS::SQS::Queue | PASS no-public | 0
                    open.json --no-public | FAIL no-public | 1
                    """)
    void aCheck_isOneWord(String arguments, String line, int exit) {
        Ran ran = check(arguments.split(" "));
        assertEquals(line + "\n", ran.out(), ran.err());
        assertEquals(exit, ran.exit());
    }

    @Test
    void severalChecks_areAllJudged_inTheOrderOfLines() {
        Ran ran = check(
                "bucket.json",
                "--no-public",
                "--not-granted",
                "s3:PutObject",
                "--not-granted",
                "s3:GetObject",
                "--no-new-access",
                "open.json");
        assertEquals("PASS no-new-access\nPASS not-granted\nFAIL not-granted\nPASS no-public\n", ran.out());
        assertEquals(1, ran.exit());
    }

    @Test
    void oneUnknownAndNoneThatFails_isThree() {
        assertEquals(
                3,
                check("open.json", "--no-new-access", "of-aws.json", "--not-granted", "s3:PutObject")
                        .exit());
        assertEquals(
                1,
                check("open.json", "--no-new-access", "of-aws.json", "--not-granted", "s3:GetObject")
                        .exit());
    }

    @Test
    void aFailure_saysTheStatementAndARequest() {
        String said = check("open.json", "--no-public").err().replaceAll("\ncatalog .*\n", "\n");
        assertTrue(
                said.startsWith(
                        "fail       no public access\n  statement    0 (Open): public access: allows s3:GetObject on"
                                + " arn:aws:s3:::shop/x by "),
                said);
        assertTrue(
                said.contains("\n  note         public by S3's published meaning, not Access Analyzer's; asked of"
                        + " AWS::S3::Bucket\n"),
                said);
        assertTrue(
                said.endsWith("\nscope      by this document alone: other policies, boundaries and policies of the"
                        + " organization are outside\n"),
                said);
    }

    @Test
    void aws_isTheServicesAnswer() {
        assertEquals(
                """
                {
                  "result": "PASS",
                  "message": "The policy grants no listed access.",
                  "reasons": []
                }
                """,
                check("user.json", "--not-granted", "s3:PutObject", "--format", "aws")
                        .out());
        assertEquals(
                """
                {
                  "result": "FAIL",
                  "message": "The policy grants listed access.",
                  "reasons": [
                    {
                      "description": "listed access: allows s3:GetObject on arn:aws:s3:::shop/x",
                      "statementIndex": 0,
                      "statementId": "Read"
                    }
                  ]
                }
                """,
                check("user.json", "--not-granted", "s3:GetObject", "--format", "aws")
                        .out());
    }

    @Test
    void aws_hasNoWordForUnknown() throws IOException {
        session.file("answer.json", "{\"result\": \"PASS\"}");
        Ran ran = check("open.json", "--no-new-access", "of-aws.json", "--format", "aws", "-o", "answer.json");
        assertEquals(3, ran.exit());
        assertEquals("", ran.out());
        assertFalse(Files.exists(folder.resolve("answer.json")));
    }

    @Test
    void aws_isAboutOneCheck() {
        Ran ran = check("bucket.json", "--no-public", "--not-granted", "s3:PutObject", "--format", "aws");
        assertEquals(2, ran.exit());
        assertEquals(
                "--format aws is about one check; write one alone",
                ran.errLines().get(0));
    }

    @Test
    void json_holdsAllThatIsKnown() {
        assertEquals(
                """
                {
                  "results": [
                    {
                      "check": "not-granted",
                      "verdict": "FAIL",
                      "reasons": [
                        {
                          "description": "listed access: allows s3:GetObject on arn:aws:s3:::shop/x",
                          "statementIndex": 0,
                          "statementId": "Read"
                        }
                      ],
                      "counterexample": {
                        "action": "s3:GetObject",
                        "resource": "arn:aws:s3:::shop/x",
                        "context": {},
                        "allowedBy": [
                          "/Statement/0"
                        ],
                        "notAllowedBecause": "it is listed access"
                      }
                    }
                  ]
                }
                """,
                check("user.json", "--not-granted", "s3:GetObject", "--format", "json")
                        .out());
        String against = check("user.json", "--no-new-access", "narrow.json", "--format", "json")
                .out();
        assertTrue(against.contains("/narrow.json: no statement allows it\""), against);
    }

    @Test
    void sarif_hasAResultAtTheStatement() {
        String sarif = check("open.json", "--no-public", "--format", "sarif").out();
        assertTrue(sarif.contains("\"ruleId\": \"no-public\""), sarif);
        assertTrue(sarif.contains("\"startLine\": 1"), sarif);
        assertFalse(
                check("bucket.json", "--no-public", "--format", "sarif").out().contains("\"ruleId\""));
    }

    @Test
    void page_showsTheReference_escaped() throws IOException {
        file("hostile.json", "\"Sid\": \"<script>alert(1)</script>\", \"Principal\": \"*\", ", "s3:GetObject");
        String page = check("hostile.json", "--no-public", "--format", "html").out();
        assertTrue(page.contains("The policy that it is held against"), page);
        assertFalse(page.contains("<script>"), page);
    }

    /** Whoever doubts the answer can compare. */
    @Test
    void theReference_isAPolicyToCompareWith() throws IOException {
        assertEquals(
                0,
                check("bucket.json", "--no-public", "--save-reference", "reference.json")
                        .exit());
        Path reference = folder.resolve("reference.json");
        assertTrue(Files.readString(reference, StandardCharsets.UTF_8).contains("\"vpce-1a2b3c4d\""));
        assertEquals(
                "narrower\n",
                session.run("compare", session.name("bucket.json"), reference.toString())
                        .out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    user.json | nothing is to be checked; write --no-new-access, --not-granted or --no-public
                    user.json --not-granted s3:GetObjekt | --not-granted: no action of the catalog of 2026-09-26 is or matches `s3:GetObjekt`: did you mean `s3:GetObject`?
                    user.json --not-granted s3:ListBuckets | --not-granted: `s3:ListBuckets` is an operation and no action; write `s3:ListAllMyBuckets`
                    user.json --not-granted arn:aws:s3 | --not-granted: the resource `arn:aws:s3` is neither `*` nor an ARN of six parts; write one such as `arn:aws:s3:::bucket/*`
                    user.json --resource-type AWS::S3::Bucket --not-granted s3:GetObject | --resource-type says whose policy --no-public is asked of; write both
                    """)
    void whatSaysNothing_isRefused(String arguments, String message) {
        Ran ran = check(arguments.split(" "));
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertEquals(message, ran.errLines().get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    user.json --no-public
                    user.json --no-new-access bucket.json
                    user.json --not-granted slip.json
                    user.json --not-granted missing.json
                    bad.json --not-granted s3:GetObject
                    bad.json --not-granted s3:GetObject --format aws
                    bucket.json --no-public --resource-type AWS::S3::Accesspoint
                    bucket.json --no-public --resume
                    bucket.json --no-public --not-granted s3:GetObject --save-reference r.json
                    """)
    void badInput_isTwo_andNoDocument(String arguments) {
        Ran ran = check(arguments.split(" "));
        assertEquals(2, ran.exit(), ran.err());
        assertEquals("", ran.out());
    }

    @Test
    void aResultOfARefusedRun_isRemoved() throws IOException {
        session.file("old.json", "old");
        assertEquals(
                2,
                check("bad.json", "--not-granted", "s3:GetObject", "-o", "old.json")
                        .exit());
        assertFalse(Files.exists(folder.resolve("old.json")));
    }
}
