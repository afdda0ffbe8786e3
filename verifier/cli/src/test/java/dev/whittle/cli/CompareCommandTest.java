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
import org.junit.jupiter.params.provider.ValueSource;

/** {@code whittle compare} of two policies, as a user meets it. */
class CompareCommandTest {
    private static final String LOGS = "arn:aws:s3:::logs/*";
    private static final String DATA = "arn:aws:s3:::data/*";

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));

    @BeforeEach
    void write() throws IOException {
        session = new Session(folder);
        file("both.json", statement("Allow", "Read", "s3:GetObject", LOGS, DATA));
        file("logs.json", statement("Allow", "", "s3:GetObject", LOGS));
        file("data.json", statement("Allow", "", "s3:GetObject", DATA));
        file("full.json", statement("Allow", "FullAWSAccess", "*", "*"));
        file("deny.json", statement("Deny", "NoData", "s3:*", DATA));
        file("bucket.json", ofResource("\"*\"", LOGS));
        file("bucket-of-aws.json", ofResource("{\"AWS\": \"*\"}", LOGS));
        file("buckets-of-aws.json", ofResource("{\"AWS\": \"*\"}", LOGS, DATA));
    }

    private void file(String name, String... statements) throws IOException {
        session.file(name, "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}\n");
    }

    private static String statement(String effect, String sid, String action, String... resources) {
        return "{\"Sid\": \"" + sid + "\", \"Effect\": \"" + effect + "\", \"Action\": \"" + action
                + "\", \"Resource\": [\"" + String.join("\", \"", resources) + "\"]}";
    }

    private static String ofResource(String principal, String... resources) {
        return "{\"Effect\": \"Allow\", \"Principal\": " + principal
                + ", \"Action\": \"s3:GetObject\", \"Resource\": [\"" + String.join("\", \"", resources) + "\"]}";
    }

    /** Runs it on files of the folder: arguments that end so are their names. */
    private Ran compare(String... arguments) {
        List<String> all = Stream.concat(
                        Stream.of("compare"),
                        Stream.of(arguments).map(each -> each.endsWith(".json") ? names(each) : each))
                .toList();
        return session.run(all.toArray(String[]::new));
    }

    private String names(String files) {
        return String.join(
                ",", Stream.of(files.split(",", -1)).map(session::name).toList());
    }

    private static void assertWord(String word, int exit, Ran ran) {
        assertEquals(word + "\n", ran.out(), ran.err());
        assertEquals(exit, ran.exit(), ran.err());
    }

    /** What is said without the names of folders. */
    private String said(Ran ran) {
        return ran.err().replace(folder + "/", "").replaceAll("\ncatalog .*\n", "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "both.json, both.json, equal, 0",
        "logs.json, both.json, narrower, 1",
        "both.json, logs.json, wider, 1",
        "logs.json, data.json, incomparable, 1",
        "bucket.json, bucket-of-aws.json, unknown, 3",
        "bucket.json, buckets-of-aws.json, unknown, 1",
    })
    void policies_areRelatedByOneWord(String a, String b, String word, int exit) {
        assertWord(word, exit, compare(a, b));
    }

    @Test
    void wider_saysTheRequestAndWhoAllowsIt() {
        assertEquals("""
                refuted    both.json allows a request that logs.json does not
                  action       s3:GetObject
                  resource     arn:aws:s3:::data/x
                  allowed by   /Statement/0 (Read)
                  not allowed  no statement allows it
                proved     logs.json allows nothing that both.json does not
                scope      by these documents alone: other policies, boundaries and policies of the organization are outside, but where they are given
                """, said(compare("both.json", "logs.json")));
    }

    @Test
    void denied_saysByWhich() throws IOException {
        file(
                "denied.json",
                statement("Allow", "Read", "s3:GetObject", LOGS, DATA),
                statement("Deny", "No<b>", "*", DATA));
        String said = said(compare("both.json", "denied.json"));
        assertTrue(said.contains("\n  denied by    /Statement/1 (No<b>)\n"), said);
    }

    /** The evaluator of the other command confirms each request, as it was written. */
    @ParameterizedTest
    @CsvSource({
        "both.json, logs.json, aNotInB",
        "logs.json, data.json, aNotInB",
        "logs.json, data.json, bNotInA",
        "bucket.json, buckets-of-aws.json, bNotInA",
    })
    void counterexample_isARequestThatSimulateTakes(String a, String b, String direction) throws IOException {
        String json = compare(a, b, "--format", "json").out();
        String request = session.file(
                "request.json", json.split("\"" + direction + "\": ", 2)[1].split("\n    }", 2)[0] + "}");
        boolean isOfA = direction.equals("aNotInB");
        Ran allowing = session.run("simulate", session.name(isOfA ? a : b), "--request", request);
        Ran other = session.run("simulate", session.name(isOfA ? b : a), "--request", request);
        assertEquals("allowed\n", allowing.out(), allowing.err());
        assertEquals("denied\n", other.out(), other.err());
    }

    @Test
    void refutedOneWayAndUnknownTheOther_saysBoth() {
        String said = said(compare("bucket.json", "buckets-of-aws.json"));
        assertTrue(
                said.startsWith("unknown    whether bucket.json allows nothing that buckets-of-aws.json does not:"
                        + " /Statement/0: a request was found that hangs on the reading `every-aws-principal`"),
                said);
        assertTrue(
                said.contains("\nrefuted    buckets-of-aws.json allows a request that bucket.json does not\n"), said);
        assertTrue(said.contains("\n  principal    "), said);
    }

    @Test
    void variable_byVersion_isIncomparable() throws IOException {
        String home = statement("Allow", "", "s3:GetObject", "arn:aws:s3:::home/${aws:username}/*");
        file("new.json", home);
        session.file("old.json", "{\"Version\": \"2008-10-17\", \"Statement\": " + home + "}");
        Ran ran = compare("new.json", "old.json");
        assertWord("incomparable", 1, ran);
        assertTrue(said(ran).contains("\n  resource     arn:aws:s3:::home/${aws:username}/"), ran.err());
        assertTrue(said(ran).contains("\n  context      aws:username = "), ran.err());
    }

    @Test
    void keyThatNoCatalogKnows_isAssumedSingle() throws IOException {
        String condition = ", \"Condition\": {\"StringLike\": {\"acme:Team\": \"%s\"}}}";
        String statement = statement("Allow", "", "s3:GetObject", LOGS);
        String open = statement.substring(0, statement.length() - 1);
        file("one.json", open + condition.formatted("x*"));
        file("two.json", open + condition.formatted("xy*"));
        Ran ran = compare("one.json", "two.json");
        assertWord("wider", 1, ran);
        assertTrue(said(ran).contains("\nassumes    acme:team single-valued\n"), ran.err());
        assertTrue(compare("one.json", "two.json", "--format", "json").out().contains("\"acme:team single-valued\""));
    }

    @Test
    void notPrincipal_isAboutPrincipalsWithoutABoundary() throws IOException {
        String deny =
                "{\"Effect\": \"Deny\", \"NotPrincipal\": {\"AWS\": \"arn:aws:iam::123456789012:root\"}, \"Action\":"
                        + " \"s3:*\", \"Resource\": \"" + LOGS + "\"}";
        file("excluding.json", ofResource("\"*\"", LOGS), deny);
        Ran ran = compare("excluding.json", "bucket.json");
        assertTrue(said(ran).contains("\nassumes    principals without a permissions boundary\n"), ran.err());
    }

    @Test
    void resourceThatNoActionTakes_isRemarkedOn() throws IOException {
        file("strange.json", statement("Allow", "", "sqs:SendMessage", LOGS));
        file("none.json", statement("Deny", "", "*", "*"));
        Ran ran = compare("strange.json", "none.json");
        assertTrue(said(ran).contains("\n  note         no catalogued action takes this resource\n"), ran.err());
        assertTrue(compare("strange.json", "none.json", "--format", "json")
                .out()
                .contains("\"remark\": \"no catalogued action takes this resource\""));
    }

    @Test
    void with_joinsPoliciesOfOnePrincipal() {
        assertWord("equal", 0, compare("logs.json", "both.json", "--with", "data.json"));
        assertWord("equal", 0, compare("both.json", "logs.json", "--b-with", "data.json"));
        Ran ran = compare("both.json", "logs.json", "--with", "data.json");
        assertWord("wider", 1, ran);
        assertTrue(said(ran).startsWith("refuted    both.json with 1 more document allows "), ran.err());
        assertTrue(said(ran).contains("both.json#/Statement/0 (Read), data.json#/Statement/0\n"), ran.err());
    }

    @Test
    void joinedDocuments_keepTheirVersions() throws IOException {
        String home = statement("Allow", "", "s3:GetObject", "arn:aws:s3:::home/${aws:username}/*");
        file("new.json", home);
        session.file("old.json", "{\"Statement\": " + home + "}");
        assertWord("equal", 0, compare("new.json", "old.json", "--with", "old.json", "--b-with", "new.json"));
        assertWord("wider", 1, compare("new.json", "old.json", "--with", "old.json"));
    }

    @Test
    void boundary_limits() {
        assertWord("equal", 0, compare("both.json", "logs.json", "--boundary", "logs.json"));
        Ran ran = compare("both.json", "both.json", "--boundary", "logs.json");
        assertWord("narrower", 1, ran);
        assertTrue(said(ran).contains("\n  not allowed  no statement of logs.json allows it\n"), ran.err());
        assertTrue(
                said(ran)
                        .contains(
                                "\nscope      by these documents alone: resource-based grants, session policies, resource"
                                        + " control policies and service-linked roles are outside\n"),
                ran.err());
    }

    @Test
    void levels_areEachUnitedAndAllLimit() {
        assertWord("equal", 0, compare("both.json", "logs.json", "--scp", "full.json,deny.json"));
        assertWord("equal", 0, compare("both.json", "logs.json", "--scp", "logs.json", "--scp", "both.json"));
        assertWord("equal", 0, compare("both.json", "both.json", "--scp", "logs.json,data.json"));
        assertWord(
                "equal",
                0,
                compare("logs.json", "both.json", "--b-scp", "full.json", "--b-scp", "full.json,deny.json"));
        Ran nothing = compare("both.json", "both.json", "--scp", "logs.json", "--scp", "data.json");
        assertWord("narrower", 1, nothing);
    }

    @Test
    void levelWithoutAnAllow_isRefusedByName() {
        Ran ran = compare("both.json", "logs.json", "--scp", "deny.json");
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertEquals(
                "deny.json:1:1: no statement of this level of --scp allows anything; name the file of FullAWSAccess too, as"
                        + " `--scp FullAWSAccess.json,deny.json`, or what else allows there\n",
                said(ran));
    }

    @ParameterizedTest
    @CsvSource({
        "both.json both.json --boundary bucket.json, what --boundary names has none",
        "both.json both.json --b-scp bucket.json, names no principal",
        "both.json both.json --with bucket.json, only policies of identities",
        "bucket.json bucket.json --boundary both.json, only policies of identities",
        "bucket.json bucket.json --b-with bucket.json, only policies of identities",
        "both.json bucket.json, compare two policies of one kind",
        "bucket.json both.json, compare two policies of one kind",
    })
    void principalsWhereNoneMayBe_areRefused(String arguments, String message) {
        Ran ran = compare(arguments.split(" ", -1));
        assertEquals(2, ran.exit(), ran.err());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains(message), ran.err());
    }

    @Test
    void mixedKinds_ofOneDocument_areRefused() throws IOException {
        file("mixed.json", statement("Allow", "", "s3:GetObject", LOGS), ofResource("\"*\"", LOGS));
        Ran ran = compare("both.json", "mixed.json");
        assertEquals(2, ran.exit());
        assertTrue(said(ran).startsWith("mixed.json:1:136: /Statement/1: this statement names a principal"), ran.err());
    }

    @Test
    void statementsThatAreNotUnderstood_areToldAll() throws IOException {
        file("one.json", "{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"bucket\"}");
        file(
                "two.json",
                "{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": {\"Like\": {\"a:b\": \"c\"}}}",
                "{\"Effect\": \"Deny\", \"Action\": \"s3:*\"}");
        Ran ran = compare("one.json", "two.json");
        assertEquals(2, ran.exit());
        assertEquals("""
                one.json:1:91: /Statement/0/Resource: the resource `bucket` is neither `*` nor an ARN; write one that starts with `arn:`
                two.json:1:110: /Statement/0/Condition/Like: the condition operator `Like` does not exist; write one such as `StringLike`
                two.json:1:134: /Statement/1: the statement has neither Resource nor NotResource; write one of them
                """, said(ran));
    }

    @Test
    void answersOfAws_areReadAsVerifyReadsThem() throws IOException {
        String document = session.text("both.json").strip();
        session.file("answer.json", "{\"PolicyVersion\": {\"Document\": " + document + ", \"VersionId\": \"v1\"}}");
        String encoded = document.replace("%", "%25")
                .replace("\"", "%22")
                .replace(" ", "%20")
                .replace("{", "%7B");
        session.file("encoded.json", "{\"PolicyVersion\": {\"Document\": \"" + encoded + "\", \"VersionId\": \"v1\"}}");
        assertWord("equal", 0, compare("answer.json", "encoded.json"));
        assertTrue(said(compare("answer.json", "logs.json")).contains("  allowed by   /Statement/0 (Read)\n"));
        session.file(
                "bad.json",
                "{\"PolicyVersion\": {\"Document\": " + document.replace(LOGS, "logs") + ", \"VersionId\": \"v1\"}}");
        Ran bad = compare("bad.json", "both.json");
        assertEquals(2, bad.exit());
        assertTrue(
                said(bad)
                        .startsWith(
                                "bad.json:1:146: /PolicyVersion/Document/Statement/0/Resource/0: the resource `logs`"),
                bad.err());
    }

    /** The Resource of a service control policy is never short, wherever it stands. */
    @Test
    void answerOfAnOrganization_isAServiceControlPolicy() throws IOException {
        String short_ = "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3\"}}";
        session.file("short.json", short_);
        session.file(
                "scp.json",
                "{\"Policy\": {\"PolicySummary\": {\"Type\": \"SERVICE_CONTROL_POLICY\"}, \"Content\": \""
                        + short_.replace("\"", "\\\"") + "\"}}");
        assertWord("equal", 0, compare("short.json", "short.json"));
        assertEquals(2, compare("short.json", "scp.json").exit());
        assertEquals(
                2, compare("short.json", "short.json", "--scp", "short.json").exit());
        assertWord("equal", 0, compare("short.json", "short.json", "--boundary", "short.json"));
    }

    @Test
    void json_isTheObjectOfALine() {
        Ran ran = compare("both.json", "logs.json", "--format", "json");
        assertEquals(1, ran.exit());
        assertEquals("""
                {
                  "verdict": "WIDER",
                  "aInsideB": "REFUTED",
                  "bInsideA": "PROVED",
                  "counterexamples": {
                    "aNotInB": {
                      "action": "s3:GetObject",
                      "resource": "arn:aws:s3:::data/x",
                      "context": {},
                      "allowedBy": [
                        "/Statement/0"
                      ],
                      "notAllowedBecause": "no statement allows it"
                    }
                  }
                }
                """, ran.out());
        assertEquals(
                "{\"verdict\":\"EQUAL\",\"aInsideB\":\"PROVED\",\"bInsideA\":\"PROVED\"}",
                compare("both.json", "both.json", "--format", "JSON").out().replaceAll("\\s", ""));
        String unknown = compare("bucket.json", "buckets-of-aws.json", "--format", "json")
                .out();
        assertTrue(unknown.startsWith("{\n  \"verdict\": \"UNKNOWN\",\n  \"aInsideB\": \"UNKNOWN\",\n"), unknown);
        assertTrue(unknown.contains("\n  \"reasons\": {\n    \"aInsideB\": \"/Statement/0: "), unknown);
    }

    /** The bytes are the same each time. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "sarif", "html"})
    void format_toAFile_isWhatIsPrintedOtherwise(String format) throws IOException {
        Ran printed = compare("both.json", "logs.json", "--format", format);
        Ran written = compare("both.json", "logs.json", "--format", format, "-o", "out.json");
        assertEquals(1, written.exit());
        assertEquals("", written.out());
        assertEquals(printed.out(), session.text("out.json"));
        assertEquals(printed.err(), written.err());
    }

    /** What an earlier run wrote is no answer to a refused one. */
    @Test
    void refusal_removesTheOutput() throws IOException {
        session.file("out.json", "equal\n");
        assertEquals(2, compare("both.json", "bucket.json", "-o", "out.json").exit());
        assertFalse(session.has("out.json"));
    }

    @Test
    void output_thatIsAnInput_isRefused() throws IOException {
        String before = session.text("deny.json");
        assertEquals(
                2,
                compare("both.json", "both.json", "--scp", "full.json,deny.json", "-o", "deny.json")
                        .exit());
        assertEquals(before, session.text("deny.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\":",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Resource\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}} {}",
                "{\"Statement\": {\"Effect\": \"allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}}",
                "\ufeff{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            })
    void hostileInput_isRefusedByName(String text) throws IOException {
        session.file("hostile.json", text);
        for (Ran ran : List.of(
                compare("hostile.json", "both.json"),
                compare("both.json", "hostile.json"),
                compare("both.json", "both.json", "--b-boundary", "hostile.json"))) {
            assertEquals(2, ran.exit(), ran.err());
            assertEquals("", ran.out());
            assertTrue(said(ran).startsWith("hostile.json:"), ran.err());
        }
    }

    @Test
    void hugeFile_isRefused() throws IOException {
        Files.write(
                folder.resolve("huge.json"), " ".repeat(4 << 20).concat("{}").getBytes(StandardCharsets.UTF_8));
        Ran ran = compare("both.json", "huge.json");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("the most that is read"), ran.err());
    }

    /** All that is wrong with all files at once. */
    @Test
    void filesThatCantBeRead_areToldTogether() {
        Ran ran = session.run(
                "compare", folder.toString(), session.name("none.json"), "--scp", session.name("neither.json"));
        assertEquals(2, ran.exit());
        assertEquals(3, ran.errLines().size(), ran.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "both.json",
                "- -",
                "both.json - --b-with -",
                "both.json both.json both.json",
                "both.json both.json --scp full.json,",
                "both.json both.json --format xml",
                "both.json both.json --resume",
                "both.json both.json --timeout 0",
                "both.json both.json --catalog 2001-01-01",
                "--lines both.json --boundary full.json",
                "--lines both.json --format json",
                "--lines pairs.jsonl both.json",
                "--lines both.json --resume",
            })
    void usage_isChecked(String arguments) {
        Ran ran = compare(arguments.split(" ", -1));
        assertEquals(2, ran.exit(), ran.err());
        assertEquals("", ran.out());
    }

    @Test
    void standardInput_isAPolicy() throws IOException {
        Ran ran = session.runWithInput(session.text("both.json"), "compare", "-", session.name("logs.json"));
        assertWord("wider", 1, ran);
        assertTrue(said(ran).startsWith("refuted    standard input allows a request "), ran.err());
    }

    /** Pages, logs and words hold texts of the input, which must do no harm there. */
    @Test
    void textsOfTheInput_areEscaped() throws IOException {
        String script = "</td><script>alert(1)</script>";
        file("hostile.json", statement("Allow", script, "s3:GetObject", "arn:aws:s3:::" + script + "\\u001b\\u202e*"));
        String page = compare("hostile.json", "both.json", "--format", "html").out();
        assertTrue(page.contains("&lt;script&gt;alert(1)"), page);
        assertFalse(page.contains("<script"), page);
        for (String format : List.of("text", "json", "sarif", "html")) {
            Ran ran = compare("hostile.json", "both.json", "--format", format);
            assertTrue((ran.out() + ran.err()).chars().noneMatch(c -> c == 0x1b || c == 0x202e), format);
        }
    }
}
