package dev.whittle.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Problem;
import dev.whittle.json.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
    /** The statement that the rows below change; every row's place is counted in it. */
    private static final String POLICY = """
            {
              "Version": "2012-10-17",
              "Id": "an id",
              "Statement": [
                {"Sid": "\uD83E\uDE93", "Effect": "Allow", "Action": ["s3:Get*"], "Resource": "*"}
              ]
            }
            """;

    @Test
    void read_ordinaryPolicy_isThis() {
        Policy policy = read(POLICY);
        assertEquals(Optional.of("2012-10-17"), policy.version());
        assertEquals(Optional.of("an id"), policy.id());
        assertEquals(POLICY, policy.source().text());
        Statement statement = policy.statements().get(0);
        assertEquals(1, policy.statements().size());
        assertEquals("/Statement/0", statement.pointer());
        assertEquals(Optional.of("\uD83E\uDE93"), statement.sid());
        assertEquals("/Statement/0 (\uD83E\uDE93)", statement.label());
        assertEquals(Effect.ALLOW, statement.effect());
        assertTrue(statement.context().isAlways());
        assertEquals(POLICY.lines().toList().get(4).strip(), statement.span().of(POLICY));
        ActionList actions = statement.actions();
        assertEquals(ActionElement.ACTION, actions.element());
        assertEquals(List.of(Pattern.of("s3:Get*")), actions.patterns());
        assertEquals("[\"s3:Get*\"]", actions.span().of(POLICY));
        assertEquals("\"s3:Get*\"", actions.entries().get(0).span().of(POLICY));
        assertEquals(POLICY.indexOf("\"Action\""), actions.keyStart());
        assertFalse(actions.isBare());
        assertEquals("/Statement/0/Action/0", statement.pointerTo(0));
    }

    @Test
    void read_singleObjectStatementBareStringsAndAnyKeyOrder_areOrdinary() {
        Policy policy = read("{\"Statement\":{\"Resource\":\"*\",\"NotAction\":\"iam:*\",\"Effect\":\"Deny\"}}");
        Statement statement = policy.statements().get(0);
        assertEquals(Optional.empty(), policy.version());
        assertEquals(Optional.empty(), policy.id());
        assertEquals(Optional.empty(), statement.sid());
        assertEquals("/Statement", statement.pointer());
        assertEquals("/Statement", statement.label());
        assertEquals(Effect.DENY, statement.effect());
        assertEquals(ActionElement.NOT_ACTION, statement.actions().element());
        assertTrue(statement.actions().isBare());
        assertEquals("/Statement/NotAction", statement.pointerTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Version\":\"2008-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                "{\"Id\":\"\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\"},{\"Sid\":\"\",\"Effect\":\"Allow\",\"Action\":\"*\"},"
                        + "{\"Sid\":\"\",\"Effect\":\"Deny\",\"Action\":\"*\"}]}",
                "{\"Statement\":{\"Sid\":\"a b\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*:*\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"NotPrincipal\":{\"AWS\":[\"1\",\"2\"],\"Service\":\"x\"},"
                        + "\"Action\":[\"s3:GETobject\",\"s3:getOBJECT\"],\"NotResource\":[\"a\",\"a\"]}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Condition\":{\"NumericLessThan\":{\"a\":[1,\"2\",true]},"
                        + "\"Null\":{\"b\":false}}}}",
                "{\"Statement\":{\"Effect\":\"\\u0041llow\",\"Action\":\"s3\\u003aGet*\",\"Resource\":\"*\"}}",
            })
    void read_ordinaryThings_areAccepted(String text) {
        assertFalse(read(text).statements().isEmpty());
    }

    /** One edit of the policy, where the problem is said to be, and how its message starts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"2012-10-17\" | \"2012-10-18\" | 2:14 | /Version | version `2012-10-18` does not exist; write `2012-10-17` or `2008-10-17`",
                "\"2012-10-17\" | 2012 | 2:14 | /Version | this is a number; write a string",
                "\"an id\" | null | 3:9 | /Id | this is null; write a string",
                "\"Id\" | \"id\" | 3:3 | /id | the element `id` is unknown; write `Id`",
                "\"Id\" | \"Name/x\" | 3:3 | /Name~1x | the element `Name/x` is unknown; a policy has Version, Id, Statement",
                "\"Sid\" | \"SID\" | 5:6 | /Statement/0/SID | the element `SID` is unknown; write `Sid`",
                "\"Sid\" | \"Effects\" | 5:6 | /Statement/0/Effects | the element `Effects` is unknown; a statement has Sid, Effect, Principal,",
                "\"Sid\": | \"Sid\":\"\",\"Sid\": | 5:15 | /Statement/0/Sid | the key `Sid` stands here a second time; keep one of them",
                "\"Allow\" | \"allow\" | 5:28 | /Statement/0/Effect | effect `allow` does not exist; write `Allow` or `Deny`, in this letter case",
                "\"Allow\" | \"Permit\" | 5:28 | /Statement/0/Effect | effect `Permit` does not exist; write `Allow` or `Deny`",
                "\"Allow\" | [\"Allow\"] | 5:28 | /Statement/0/Effect | this is an array; write a string",
                "\"Effect\": \"Allow\", | ^^ | 5:5 | /Statement/0 | the statement has no Effect; write `Allow` or `Deny`",
                "\"Action\": [\"s3:Get*\"], | ^^ | 5:5 | /Statement/0 | the statement has neither Action nor NotAction; write one of them",
                "\"Action\": | \"NotAction\":\"*\",\"Action\": | 5:5 | /Statement/0 | the statement has both Action and NotAction; write one of them",
                "[\"s3:Get*\"] | [] | 5:47 | /Statement/0/Action | the list is empty; write at least one string, or leave the statement out",
                "[\"s3:Get*\"] | {} | 5:47 | /Statement/0/Action | this is an object; write a string or a list of strings",
                "[\"s3:Get*\"] | [\"s3:Get*\",7] | 5:58 | /Statement/0/Action/1 | this is a number; write a string",
                "s3:Get* | s3:Get*:x | 5:48 | /Statement/0/Action/0 | `s3:Get*:x` is no action; write `service:Name` (letters, digits, `-`, `_`",
                "s3:Get* | ** | 5:48 | /Statement/0/Action/0 | `**` is no action; write `service:Name`",
                "s3:Get* | s3: | 5:48 | /Statement/0/Action/0 | `s3:` is no action; write `service:Name`",
                "s3:Get* | s3:G\u00e9t | 5:48 | /Statement/0/Action/0 | `s3:G\u00e9t` is no action; write `service:Name`",
                "s3:Get* | s3:Get\\n | 5:48 | /Statement/0/Action/0 | `s3:Get",
                "[\"s3:Get*\"] | \"GetObject\" | 5:47 | /Statement/0/Action | `GetObject` is no action; write `service:Name`",
                "\"Resource\": \"*\" | \"Resource\": [] | 5:72 | /Statement/0/Resource | the list is empty; write at least one string",
                "\"Resource\": \"*\" | \"Resource\": [\"*\", null] | 5:78 | /Statement/0/Resource/1 | this is null; write a string",
                "\"Resource\": | \"NotResource\":\"*\",\"Resource\": | 5:5 | /Statement/0 | the statement has both Resource and NotResource; write one of them",
                "\"Resource\": \"*\" | \"NotPrincipal\":\"*\",\"Principal\":\"*\" | 5:5 | /Statement/0 | the statement has both Principal and NotPrincipal; write one of them",
                "\"Resource\": \"*\" | \"Principal\": \"me\" | 5:73 | /Statement/0/Principal | principal `me` needs its type; write `*` or an object",
                "\"Resource\": \"*\" | \"Principal\": {} | 5:73 | /Statement/0/Principal | write `*` or an object such as {\"AWS\": \"arn:...\"}",
                "\"Resource\": \"*\" | \"Principal\": {\"A/B\": 1} | 5:81 | /Statement/0/Principal/A~1B | this is a number; write a string or a list of strings",
                "\"Resource\": \"*\" | \"Condition\": [] | 5:73 | /Statement/0/Condition | the condition is an array; write an object of operators",
                "\"Resource\": \"*\" | \"Condition\": {\"Bool\": \"x\"} | 5:82 | /Statement/0/Condition/Bool | this is a string; write an object of keys",
                "\"Resource\": \"*\" | \"Condition\": {\"Bool\": {\"a\": null}} | 5:88 | /Statement/0/Condition/Bool/a | this is null; write a string, a number or a boolean",
                "\"Resource\": \"*\" | \"Condition\": {\"Bool\": {\"a\": [1, {}]}} | 5:92 | /Statement/0/Condition/Bool/a/1 | this is an object; write a string, a number or a boolean",
            })
    void read_policyWithOneEdit_isRefusedWithPlaceAndMessage(
            String from, String to, String place, String pointer, String message) {
        String text = POLICY.replace(from, to);
        List<Problem> problems = refused(text);
        assertEquals(1, problems.size(), problems.toString());
        Problem problem = problems.get(0);
        assertEquals(place, problem.place().orElseThrow().toString());
        assertEquals(pointer, problem.pointer());
        assertTrue(problem.message().startsWith(message), problem.message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "[] | 1:1: the policy is an array; write an object with a Statement",
                "\"x\" | 1:1: the policy is a string; write an object with a Statement",
                "{} | 1:1: the policy has no Statement; write at least one",
                "{\"Statement\":[]} | 1:14: /Statement: the list is empty; write at least one statement",
                "{\"Statement\":\"x\"} | 1:14: /Statement: the statement is a string; write an object",
                "{\"Statement\":[[]]} | 1:15: /Statement/0: the statement is an array; write an object",
                "^^ | the document is empty; write one JSON value",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"}} {} | 1:47: a second document starts here; write one JSON value",
            })
    void read_otherShapes_areRefused(String text, String message) {
        assertEquals(
                List.of(message), refused(text).stream().map(Problem::toString).toList());
    }

    @Test
    void read_sidThatStandsTwice_isRefusedAtTheSecond() {
        String text = """
                {"Statement": [
                  {"Sid": "A", "Effect": "Allow", "Action": "*"},
                  {"Sid": "a", "Effect": "Allow", "Action": "*"},
                  {"Effect": "Allow", "Sid": "A", "Action": "*"}]}
                """;
        assertEquals(
                List.of("4:30: /Statement/2/Sid: the Sid `A` already names /Statement/0; give each statement its own"),
                refused(text).stream().map(Problem::toString).toList());
    }

    /** Buckets, queues and keys take such policies; which of its statements are about whom is nothing to a Sid. */
    @ParameterizedTest
    @ValueSource(strings = {"\"Principal\": \"*\"", "\"NotPrincipal\": {\"AWS\": \"*\"}"})
    void read_sidThatStandsTwiceInAPolicyOfAResource_isOrdinary(String principal) {
        String text = "{\"Statement\": [{\"Sid\": \"A\", \"Effect\": \"Allow\", \"Action\": \"s3:*\"},"
                + " {\"Sid\": \"A\", \"Effect\": \"Deny\", " + principal + ", \"Action\": \"s3:*\"}]}";
        assertEquals(
                2, PolicyReader.read(new SourceText("x", text)).statements().size());
    }

    /** It is no value, and not the same as an empty one. */
    @Test
    void read_emptyListAsAConditionsValue_isPartOfTheContext() {
        String text = "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\","
                + " \"Condition\": {\"StringEquals\": {\"aws:PrincipalTag/a\": []}}}}";
        Policy policy = PolicyReader.read(new SourceText("x", text));
        assertEquals(text, policy.source().text());
        assertEquals(
                "{\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/a\":[]}},\"Resource\":[\"*\"]}",
                policy.statements().get(0).context().canonical());
        assertNotEquals(
                policy.statements().get(0).context(),
                PolicyReader.read(new SourceText("x", text.replace("[]", "\"\"")))
                        .statements()
                        .get(0)
                        .context());
    }

    @Test
    void read_manyProblems_areToldAllAtOnceInTheOrderOfTheText() {
        String text = """
                {"Version": "2012", "Statement": [\r
                  {"Effect": "allow", "Action": ["s3", "iam:*:*", 1], "Action": "x"},\r
                  "no",\r
                  {"Effects": "Deny", "NotAction": [], "Resource": {}}]}
                """;
        assertEquals(
                List.of(
                        "1:13 /Version",
                        "2:14 /Statement/0/Effect",
                        "2:34 /Statement/0/Action/0",
                        "2:40 /Statement/0/Action/1",
                        "2:51 /Statement/0/Action/2",
                        "2:55 /Statement/0/Action",
                        "3:3 /Statement/1",
                        "4:3 /Statement/2",
                        "4:4 /Statement/2/Effects",
                        "4:36 /Statement/2/NotAction",
                        "4:52 /Statement/2/Resource"),
                refused(text).stream()
                        .map(problem -> problem.place().orElseThrow() + " " + problem.pointer())
                        .toList());
    }

    @Test
    void read_patternAsLongAsTheLimit_isRead() {
        assertEquals(
                1, read(policyOf("\"s3:" + "x".repeat(253) + "\"")).statements().size());
    }

    @Test
    void read_patternLongerThanTheLimit_isRefusedWithTheLimit() {
        assertEquals(
                List.of("1:42: /Statement/Action: the action is longer than 256 characters, the most that are read"),
                refused(policyOf("\"s3:" + "x".repeat(254) + "\"")).stream()
                        .map(Problem::toString)
                        .toList());
    }

    @Test
    void read_moreStatementsThanTheLimit_isRefusedWithTheLimit() {
        String statement = "{\"Effect\":\"Allow\",\"Action\":\"*\"}";
        String text = "{\"Statement\":[" + (statement + ",").repeat(5_000) + statement + "]}";
        assertEquals(
                List.of("1:14: /Statement: 5001 statements, more than the 5000 that are read"),
                refused(text).stream().map(Problem::toString).toList());
    }

    @Test
    void read_morePatternsThanTheLimit_isRefusedWithTheLimit() {
        String many = "[" + "\"s3:x\",".repeat(30_000) + "\"s3:x\"]";
        String statement = "{\"Effect\":\"Allow\",\"Action\":" + many + "}";
        List<Problem> problems = refused("{\"Statement\":[" + statement + ",\n" + statement + ",\n" + statement + "]}");
        assertEquals(
                List.of("2:28: /Statement/1/Action: more than 50000 patterns up to here, the most that are read"),
                problems.stream().map(Problem::toString).toList());
    }

    @Test
    void read_bytesThatAreNotUtf8_areRefused() {
        byte[] bytes = POLICY.getBytes(StandardCharsets.ISO_8859_1);
        bytes[POLICY.indexOf("an id")] = (byte) 0xFF;
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> PolicyReader.read("policy.json", bytes));
        assertEquals("policy.json:3:10: the byte 0xFF is not UTF-8; save the file as UTF-8", e.getMessage());
    }

    private static String policyOf(String action) {
        return "{\"Statement\":{\"Effect\":\"Allow\",\"Action\": " + action + "}}";
    }

    private static Policy read(String text) {
        return PolicyReader.read(new SourceText("policy.json", text));
    }

    private static List<Problem> refused(String text) {
        return assertThrows(InvalidInputException.class, () -> read(text)).problems();
    }
}
