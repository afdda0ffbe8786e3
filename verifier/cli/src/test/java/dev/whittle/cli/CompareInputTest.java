package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code whittle compare} refuses, and how. */
class CompareInputTest extends CompareCase {
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
