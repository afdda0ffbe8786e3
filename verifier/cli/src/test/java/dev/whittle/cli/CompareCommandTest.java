package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code whittle compare} of two policies, as a user meets it. */
class CompareCommandTest extends CompareCase {
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

    /** What the proof of the one direction rests on; the other one is refuted by a request. */
    @Test
    void smt_writesEachQuestionForOtherSolvers() throws IOException {
        file("wide.json", statement("Allow", "", "s3:*", "arn:aws:s3:::logs/*", "arn:aws:s3:::logs-*/x|y/*"));
        file(
                "narrow.json",
                statement("Allow", "", "s3:Get*", "arn:aws:s3:::logs/2026/*"),
                statement("Deny", "", "s3:*", DATA));
        Path folder = session.folder().resolve("scripts");
        Ran ran = compare("narrow.json", "wide.json", "--smt", folder.toString());
        assertWord("narrower", 1, ran);
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        String table = texts.remove("README.md");
        assertTrue(table != null && table.startsWith("# NARROWER\n"), table);
        assertTrue(
                texts.keySet().stream().anyMatch(name -> name.startsWith("lemma-")),
                texts.keySet().toString());
        texts.forEach((name, text) -> {
            assertTrue(text.contains("(set-info :status unsat)") && text.contains("(check-sat)"), text);
            assertTrue(table.contains("| " + name + " | "), table);
        });
        Ran again = compare("narrow.json", "wide.json", "--smt", folder.toString());
        assertEquals(2, again.exit(), again.err());
        assertTrue(again.err().contains("the folder holds files already"), again.err());
    }
}
