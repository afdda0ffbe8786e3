package dev.whittle.fleet;

import static dev.whittle.fleet.Tasks.policy;
import static dev.whittle.fleet.Tasks.result;
import static dev.whittle.fleet.Tasks.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.files.TextLine;
import dev.whittle.json.Limits;
import dev.whittle.run.Status;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskRefinerTest {
    @Test
    void changedPolicyIsWrittenAsItWasEdited() {
        assertEquals(
                "{\"id\":\"narrowed\",\"verdict\":\"PROVED\",\"recommendedAction\":\"CREATE_POLICY\",\"policy\":"
                        + policy("[\"s3:GetObject\"]") + ",\"removed\":1}",
                result(Tasks.NARROWED));
    }

    @Test
    void spacesInsideThePolicySurvive() {
        String spaced = "{ \"Statement\" : [ {\"Effect\":  \"Allow\", \"Action\": [ %s ], \"Resource\":\"*\"} ] }";
        String line = "{\"unused\": [\"S3:getobject\"], \"policy\": "
                + spaced.formatted("\"s3:GetObject\", \"ec2:RunInstances\"") + ", \"id\": \"a\"}";
        assertEquals(
                "{\"id\":\"a\",\"verdict\":\"PROVED\",\"recommendedAction\":\"CREATE_POLICY\",\"policy\":"
                        + spaced.formatted("\"ec2:RunInstances\"") + ",\"removed\":1}",
                result(line));
    }

    @Test
    void policyThatGoesIsNotWritten() {
        assertEquals(
                "{\"id\":\"detached\",\"verdict\":\"PROVED\",\"recommendedAction\":\"DETACH_POLICY\",\"removed\":1}",
                result(Tasks.DETACHED));
    }

    @Test
    void policyThatStaysIsTheInputs() {
        assertEquals(
                "{\"id\":\"untouched\",\"verdict\":\"PROVED\",\"recommendedAction\":\"NONE\",\"policy\":"
                        + policy("\"s3:GetBucketAcl\"") + ",\"removed\":0}",
                result(Tasks.UNTOUCHED));
    }

    @Test
    void unusedActionsThatThePolicyDoesNotGrantAreNotCounted() {
        assertTrue(result(task("a", "[\"s3:GetBucketAcl\",\"s3:GetObject\"]", "\"s3:GetBucketAcl\",\"ec2:*\""))
                .endsWith(",\"removed\":1}"));
    }

    @Test
    void usedActionsStayInSpiteOfUnusedPatterns() {
        String line = "{\"id\":\"a\",\"policy\":" + policy("\"s3:GetBucket*\"")
                + ",\"unused\":[\"s3:*\"],\"used\":[\"s3:GetBucketAcl\"]}";
        assertTrue(result(line).contains("\"Action\":\"s3:GetBucketAcl\""), () -> result(line));
    }

    @Test
    void idIsWrittenAsItWasRead() {
        String id = "\\ud800 \\u00e9\u00e9 \\\"quoted\\\" \uD83D\uDE00";
        assertTrue(
                result(task(id, "\"s3:GetObject\"", "")).startsWith("{\"id\":\"" + id + "\",\"verdict\":\"PROVED\""));
    }

    /** `'` stands for the quote; the policy and its end are put in. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^^ | null | | 1 | the document is empty",
                "^   ^ | null | | 1 | the document is empty",
                "[] | null | | 1 | the task is an array",
                "null | null | | 1 | the task is null",
                "{'id':'a' | null | | 10 | the text ends before the JSON value does",
                "{'id':'a'} {} | null | | 12 | a second document starts here",
                "{'id':'a'} x | null | | 12 | not JSON",
                "{'id':'a'} | 'a' | | 1 | the task has no `policy`",
                "{'policy':P,'unused':[]} | null | | 1 | the task has no `id`",
                "{'id':'a','policy':P} | 'a' | | 1 | the task has no `unused`",
                "{'id':7,'policy':P,'unused':[]} | null | /id | 7 | this is a number; write a string",
                "{'id':null,'policy':P,'unused':[]} | null | /id | 7 | this is null; write a string",
                "{'id':'a','id':'b','policy':P,'unused':[]} | null | /id | 11 | the key `id` stands here a second time",
                "{'id':'a','unused':[],'unused':[]} | 'a' | /unused | 23 | the key `unused` stands here a second time",
                "{'id':'a','x/y~':1,'policy':P,'unused':[]} | 'a' | /x~1y~0 | 11 | the key `x/y~` is unknown",
                "{'id':'a','policy':'x','unused':[]} | 'a' | /policy | 20 | the policy is a string",
                "{'id':'a','unused':{},'policy':P} | 'a' | /unused | 20 | this is an object; write a list",
                "{'id':'a','unused':[7],'policy':P} | 'a' | /unused/0 | 21 | this is a number; write a string",
                "{'id':'a','unused':['s3'],'policy':P} | 'a' | /unused/0 | 21 | `s3` is no action",
                "{'id':'a','unused':[' s3:x'],'policy':P} | 'a' | /unused/0 | 21 | ` s3:x` is no action",
                "{'id':'a','unused':[],'used':null,'policy':P} | 'a' | /used | 30 | this is null; write a list",
                "{'id':'\u00e9\uD83D\uDE00','unused':[],'used':['x'],'policy':P} | '\u00e9\uD83D\uDE00' | /used/0 | 32 | `x` is no action",
                "{'id':'a','unused':[],'policy':{'Statement':[{'Effect':'allow','Action':'*'}]}} | 'a' | /policy/Statement/0/Effect | 56 | effect `allow` does not exist",
                "{'id':'a','unused':[],'policy':{'Statement':[{'Effect':'Allow','Action':'*','Action':'*'}]}} | 'a' | /policy/Statement/0/Action | 77 | the key `Action` stands here",
                "{'id':'a','unused':[],'policy':{'Statement':[]}} | 'a' | /policy/Statement | 45 | the list is empty",
            })
    void badLineIsAnError(String line, String id, String pointer, int column, String message) {
        String text = (line == null ? "" : line)
                .replace("P", policy("'s3:GetObject'").replace('"', '\''))
                .replace('\'', '"');
        String start =
                "{\"id\":" + id.replace('\'', '"') + ",\"verdict\":\"ERROR\",\"error\":{\"line\":7,\"pointer\":\""
                        + (pointer == null ? "" : pointer) + "\",\"column\":" + column + ",\"message\":\"" + message;
        String result = result(text);
        assertTrue(result.startsWith(start), () -> result + "\n" + start);
        assertTrue(result.endsWith("\"}}"), result);
    }

    @Test
    void allProblemsOfALineAreTold() {
        assertEquals(
                "{\"id\":\"a\",\"verdict\":\"ERROR\",\"error\":{\"line\":7,\"pointer\":\"/unused/0\",\"column\":21,"
                        + "\"message\":\"`x` is no action; write `service:Name` (letters, digits, `-`, `_` and the wildcards `*` and"
                        + " `?` on both sides of one colon) or `*`; column 35: /policy: the"
                        + " policy has no Statement; write at least one\"}}",
                result("{\"id\":\"a\",\"unused\":[\"x\"],\"policy\":{}}"));
    }

    @Test
    void bytesThatAreNotUtf8AreAnError() {
        byte[] bytes = Tasks.UNTOUCHED.getBytes(StandardCharsets.UTF_8);
        bytes[8] = (byte) 0xFF;
        assertEquals(
                "{\"id\":null,\"verdict\":\"ERROR\",\"error\":{\"line\":7,\"pointer\":\"\",\"column\":9,\"message\":"
                        + "\"the byte 0xFF is not UTF-8; save the file as UTF-8\"}}",
                result(new TextLine(7, bytes)));
    }

    @Test
    void byteOrderMarkIsAnError() {
        assertTrue(result("\uFEFF" + Tasks.UNTOUCHED).contains("byte order mark"));
    }

    @Test
    void carriageReturnInsideALineIsAnError() {
        String line = "{\r\"id\":\"a\"}";
        assertTrue(
                result(line)
                        .startsWith("{\"id\":\"a\",\"verdict\":\"ERROR\",\"error\":{\"line\":7,\"pointer\":\"\","
                                + "\"column\":2,\"message\":\"a carriage return stands inside the line"),
                () -> result(line));
    }

    @Test
    void lineOverTheLimitIsAnError() {
        byte[] long_ = new byte[Limits.DEFAULT.documentBytes() + 1];
        assertTrue(result(new TextLine(7, long_)).contains("the document is larger than 4194304 bytes"));
    }

    @Test
    void patternOverTheLimitIsAnError() {
        assertTrue(result(task("a", "\"s3:GetObject\"", "\"s3:" + "x".repeat(300) + "\""))
                .contains("the action is longer than 256 characters"));
    }

    @Test
    void listOverTheLimitIsAnError() {
        String many = "\"s3:*\",".repeat(Limits.DEFAULT.patterns()) + "\"s3:*\"";
        assertTrue(result(task("a", "\"s3:GetObject\"", many)).contains("50001 actions, more than the 50000"));
    }

    @Test
    void deepNestingIsAnError() {
        assertTrue(result("[".repeat(5_000)).contains("nested deeper than 64"));
    }

    @Test
    void messagesHoldNoControlCharacters() {
        String line = task("a", "\"s3:GetObject\"", "\"\\u001b[31m\\u2028\\ud800\"");
        assertTrue(result(line).contains("`\\u001B[31m\\u2028\\uD800` is no action"), () -> result(line));
    }

    @Test
    void errorOfTheProgramIsAnErrorLine() {
        TaskError error = TaskError.ofInternal(new TextLine(3, new byte[0]), new IllegalStateException("broken"));
        ResultLine line = ResultLine.of("\"a\"", error);
        assertEquals(Status.INTERNAL_ERROR, line.status());
        assertEquals(
                "{\"id\":\"a\",\"verdict\":\"ERROR\",\"error\":{\"line\":3,\"pointer\":\"\",\"column\":1,\"message\":"
                        + "\"internal error, please report it: broken\"}}",
                line.text());
        assertEquals(
                Status.INTERNAL_ERROR,
                ResultLine.read(line.text(), ResultForm.REFINEMENT)
                        .orElseThrow()
                        .status());
    }
}
