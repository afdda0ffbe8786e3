package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Policy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document in what users have in hand. */
class PolicyReadingTest {
    private static final String BARE = """
            {
              "Version": "2012-10-17",
              "Statement": {
                "Sid": "\u00e9\uD83E\uDE93 +%41",
                "Effect": "Allow",
                "Action": "s3:Get*",
                "Resource": "*"
              }
            }
            """;

    @Test
    void read_bareDocument_keepsEveryByte() {
        assertEquals(BARE, read(BARE).source().text());
        assertEquals("file.json", read(BARE).source().name());
    }

    @Test
    void read_policyVersionWrapper_hasTheDocumentAtTheLeftMargin() {
        String wrapped = "{\n    \"PolicyVersion\": {\n        \"Document\": "
                + BARE.strip().replace("\n", "\n        ")
                + ",\n        \"VersionId\": \"v1\", \"IsDefaultVersion\": true\n    }\n}\n";
        assertEquals(BARE, read(wrapped).source().text());
    }

    @Test
    void read_rolePolicyWrapperWithCarriageReturns_hasTheDocumentAtTheLeftMargin() {
        String wrapped = "{\r\n\t\"RoleName\": \"r\",\r\n\t\"PolicyDocument\": "
                + BARE.strip().replace("\n", "\r\n\t") + "\r\n}\r\n";
        assertEquals(
                BARE.strip().replace("\n", "\r\n") + "\n",
                read(wrapped).source().text());
    }

    @Test
    void read_wrapperOnOneLine_hasTheDocumentAsItIs() {
        String compact = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\"}}";
        assertEquals(
                compact + "\n",
                read("{\"PolicyVersion\":{\"Document\":" + compact + "}}")
                        .source()
                        .text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"PolicyVersion\":{\"Document\":\"%s\"}}", "{\"PolicyDocument\":\"%s\",\"RoleName\":\"r\"}"})
    void read_percentEncodedDocument_isDecoded(String wrapper) {
        String encoded = URLEncoder.encode(BARE, StandardCharsets.UTF_8).replace("+", "%20");
        assertEquals(BARE, read(String.format(wrapper, encoded)).source().text());
    }

    /** RFC 3986 knows no plus sign for a space. */
    @Test
    void read_plusSignInEncodedDocument_isAPlusSign() {
        String encoded = URLEncoder.encode(BARE, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2B", "+")
                .replace("%7B", "%7b");
        assertEquals(
                BARE, read("{\"PolicyDocument\":\"" + encoded + "\"}").source().text());
    }

    @Test
    void read_documentAsAString_isReadAsItIs() {
        String escaped = BARE.replace("\"", "\\\"").replace("\n", "\\n");
        assertEquals(
                BARE, read("{\"PolicyDocument\":\"" + escaped + "\"}").source().text());
    }

    @Test
    void read_problemInAWrappedDocument_isLocatedInTheFile() {
        assertEquals(
                "file.json:2:49: /PolicyVersion/Document/Statement/Effect: effect `allow` does not exist;"
                        + " write `Allow` or `Deny`, in this letter case",
                refusal(
                        "{\"PolicyVersion\":\n {\"Document\": {\"Statement\": {\"Sid\":\"\u00e9\",\"Effect\":\"allow\",\"Action\":\"*\"}}}}"));
    }

    @Test
    void read_problemInADecodedDocument_namesWhereItCameFrom() {
        String encoded = URLEncoder.encode("{\n\"Statement\":[]}", StandardCharsets.UTF_8);
        assertEquals(
                "file.json (/PolicyDocument, decoded):2:13: /Statement: the list is empty; write at least one statement",
                refusal("{\"PolicyDocument\":\"" + encoded + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%7B%zz", "%7B%4", "%7B%", "%7B%+1", "%7B%-1"})
    void read_brokenEscape_isRefusedWhereItStands(String encoded) {
        assertEquals(
                "file.json:1:20: /PolicyDocument: a `%` stands before something else than two hexadecimal digits;"
                        + " write the document itself, or percent-encoded as RFC 3986 says",
                refusal("{\"PolicyDocument\": \"" + encoded + "\"}"));
    }

    @Test
    void read_documentEncodedTwice_isRefusedAsThat() {
        String once = URLEncoder.encode("{\"Statement\":[]}", StandardCharsets.UTF_8);
        assertEquals(
                "file.json:1:20: /PolicyDocument: the document is percent-encoded twice; decode it once",
                refusal("{\"PolicyDocument\": \"" + URLEncoder.encode(once, StandardCharsets.UTF_8) + "\"}"));
    }

    /** A question mark would be printed in its place, which in a Resource is a wildcard. */
    @Test
    void read_halfOfACharacterInADecodedDocument_isRefusedWhereItStands() {
        assertEquals(
                "file.json:1:12: /Policy: the document holds half of a character, which can't be printed; write both"
                        + " halves, such as `\\ud83d\\ude00`",
                refusal("{\"Policy\": \"{\\\"Statement\\\":{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"*\\\","
                        + "\\\"Resource\\\":\\\"a\\ud83d\\\"}}\"}"));
    }

    @Test
    void read_decodedBytesThatAreNotUtf8_areRefused() {
        assertEquals(
                "file.json (/PolicyDocument, decoded):1:3: the byte 0xFF is not UTF-8; save the file as UTF-8",
                refusal("{\"PolicyDocument\":\"%7B%22%FF%22%7D\"}"));
    }

    @Test
    void read_duplicateKeyInAWrapper_isToldWithTheDocumentsProblems() {
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> read("{\"RoleName\":1,\"RoleName\":2,\"PolicyDocument\":{\"Statement\":[]}}"));
        assertEquals(
                List.of("/RoleName", "/PolicyDocument/Statement"),
                e.problems().stream().map(problem -> problem.pointer()).toList());
    }

    @Test
    void read_wrapperWithoutDocument_isRefused() {
        assertEquals(
                "file.json:1:18: /PolicyVersion: this holds no Document; write the answer of `aws iam get-policy-version`",
                refusal("{\"PolicyVersion\":{\"VersionId\":\"v1\"}}"));
        assertEquals(
                "file.json:1:11: /Policy: this holds no document; a managed policy's is in the answer of"
                        + " `aws iam get-policy-version`",
                refusal("{\"Policy\":{\"PolicyName\":\"P\",\"DefaultVersionId\":\"v1\"}}"));
        assertEquals(
                "file.json:1:15: /Attributes: this holds no Policy; it has no policy, or was not asked for one;"
                        + " `aws sqs get-queue-attributes` needs `--attribute-names Policy`",
                refusal("{\"Attributes\":{\"QueueArn\":\"a\"}}"));
        assertTrue(refusal("{\"PolicyVersion\":1}").contains("the element `PolicyVersion` is unknown"));
    }

    /** As the raw API gives a document, saved to a file; with and without a line end of the editor's. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", " \n\n"})
    void read_percentEncodedFile_isDecoded(String end) {
        String encoded = URLEncoder.encode(BARE, StandardCharsets.UTF_8).replace("+", "%20");
        assertEquals(BARE, read(encoded + end).source().text());
        assertEquals(BARE, read(encoded.replace("%7B", "%7b") + end).source().text());
        assertEquals(BARE, read("\"" + encoded + "\"" + end).source().text());
        assertEquals("file.json (decoded)", read(encoded).source().name());
    }

    @Test
    void read_fileThatIsAString_isTheDocumentInIt() {
        String escaped = BARE.replace("\"", "\\\"").replace("\n", "\\n");
        assertEquals(BARE, read("\"" + escaped + "\"\n").source().text());
    }

    @Test
    void read_percentEncodedFileThatIsBroken_isRefused() {
        assertEquals(
                "file.json:1:1: a `%` stands before something else than two hexadecimal digits;"
                        + " write the document itself, or percent-encoded as RFC 3986 says",
                refusal("%7B%zz"));
        String once = URLEncoder.encode("{\"Statement\":[]}", StandardCharsets.UTF_8);
        assertEquals(
                "file.json (decoded):1:14: /Statement: the list is empty; write at least one statement", refusal(once));
        for (String start : List.of("", "%0A", "%20%20")) {
            assertEquals(
                    "file.json:1:1: the document is percent-encoded twice; decode it once",
                    refusal(URLEncoder.encode(start + once, StandardCharsets.UTF_8)));
        }
    }

    @Test
    void read_noObject_isRefused() {
        assertEquals("file.json:1:1: the policy is an array; write an object with a Statement", refusal("[]"));
        assertEquals("file.json:1:2: the text ends before the JSON value does; it was cut off", refusal("{"));
    }

    private static Policy read(String text) {
        return PolicySource.read("file.json", text.getBytes(StandardCharsets.UTF_8))
                .policy();
    }

    private static String refusal(String text) {
        return String.valueOf(
                assertThrows(InvalidInputException.class, () -> read(text)).getMessage());
    }
}
