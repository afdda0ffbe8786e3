package dev.whittle.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.json.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyTextTest {
    private static final StatementEdit KEEP = new StatementEdit.Keep();
    private static final StatementEdit DROP = new StatementEdit.Drop();
    private static final Optional<List<Pattern>> AS_IT_IS = Optional.empty();

    @Test
    void edit_nothing_isTheSameText() {
        String text = "\r\n {\"Statement\" :[ {\"Effect\":\"Allow\",\t\"Action\":[ \"s3:*\" ]} ] } \n\n";
        assertEquals(Optional.of(text), edited(text, KEEP));
    }

    @Test
    void edit_everyStatementDropped_isNothing() {
        assertEquals(Optional.empty(), edited("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"}}", DROP));
        assertEquals(
                Optional.empty(),
                edited(
                        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\"},{\"Effect\":\"Allow\",\"Action\":\"*\"}]}",
                        DROP,
                        DROP));
    }

    @Test
    void change_inlineArray_keepsItsSeparators() {
        String text =
                "{\"Statement\": [{\"Action\": [\"s3:Get*\",  \"s3:Put*\" , \"s3:x\"], \"Effect\": \"Allow\"}]}\n";
        assertEquals(
                Optional.of(text.replace("\"s3:Get*\"", "\"s3:GetA\",  \"s3:GetB*\"")),
                edited(text, change(to("s3:GetA", "s3:GetB*"), AS_IT_IS, AS_IT_IS)));
        assertEquals(
                Optional.of(text.replace("\"s3:Put*\"", "\"s3:PutA\",  \"s3:PutB\"")),
                edited(text, change(AS_IT_IS, to("s3:PutA", "s3:PutB"), AS_IT_IS)));
    }

    @Test
    void change_elementsRemoved_leaveTheSeparatorsOfThoseThatStay() {
        String text = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[ \"s3:a\" , \"s3:b\",\"s3:c\"  ]}}";
        assertEquals(Optional.of(text.replace("\"s3:a\" , ", "")), edited(text, change(to(), AS_IT_IS, AS_IT_IS)));
        assertEquals(Optional.of(text.replace(" , \"s3:b\"", "")), edited(text, change(AS_IT_IS, to(), AS_IT_IS)));
        assertEquals(Optional.of(text.replace(",\"s3:c\"", "")), edited(text, change(AS_IT_IS, AS_IT_IS, to())));
        assertEquals(Optional.of(text.replace(" , \"s3:b\",\"s3:c\"", "")), edited(text, change(AS_IT_IS, to(), to())));
        assertEquals(Optional.of(text.replace("\"s3:a\" , \"s3:b\",", "")), edited(text, change(to(), to(), AS_IT_IS)));
    }

    @Test
    void change_multiLineArray_givesEachItsOwnLine() {
        String text = """
                {
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Action": [
                        "s3:Get*",
                        "s3:Put*"
                      ],
                      "Resource": "*"
                    }
                  ]
                }
                """;
        String expected = text.replace("\"s3:Put*\"", "\"s3:PutA\",\n        \"s3:PutB*\"");
        for (String end : List.of("\n", "\r\n")) {
            assertEquals(
                    Optional.of(expected.replace("\n", end)),
                    edited(text.replace("\n", end), change(AS_IT_IS, to("s3:PutA", "s3:PutB*"))));
        }
        assertEquals(
                Optional.of(expected.replace("  ", "\t")),
                edited(text.replace("  ", "\t"), change(AS_IT_IS, to("s3:PutA", "s3:PutB*"))));
    }

    @Test
    void change_multiLineArrayOfOne_givesEachItsOwnLine() {
        String text =
                "{\r\n\t\"Statement\": [{\r\n\t\t\"Effect\": \"Allow\",\r\n\t\t\"Action\": [\r\n\t\t\t\"s3:*\"\r\n\t\t]\r\n\t}]\r\n}";
        assertEquals(
                Optional.of(text.replace("\"s3:*\"", "\"s3:a\",\r\n\t\t\t\"s3:b\"")),
                edited(text, change(to("s3:a", "s3:b"))));
    }

    @Test
    void change_inlineArrayOfOne_separatesAsTheFileDoes() {
        String spaced = "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": [\"s3:*\"]}}";
        assertEquals(
                Optional.of(spaced.replace("\"s3:*\"", "\"s3:a\", \"s3:b\"")),
                edited(spaced, change(to("s3:a", "s3:b"))));
        String compact = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"s3:*\"]}}";
        assertEquals(
                Optional.of(compact.replace("\"s3:*\"", "\"s3:a\",\"s3:b\"")),
                edited(compact, change(to("s3:a", "s3:b"))));
    }

    @Test
    void change_bareStringToOne_staysBare() {
        String text = "{\"Statement\": {\"Effect\": \"Allow\", \"Action\" : \"s3:Get*\" , \"Resource\": \"*\"}}";
        assertEquals(Optional.of(text.replace("s3:Get*", "s3:GetA*")), edited(text, change(to("s3:GetA*"))));
    }

    @Test
    void change_bareStringToSeveral_isAnArrayInTheFilesOwnIndentation() {
        String text = """
                {
                   "Statement": [
                      {
                         "Effect": "Allow",
                         "Action": "s3:Get*",
                         "Resource": "*"
                      }
                   ]
                }
                """;
        String expected =
                text.replace("\"s3:Get*\"", "[\n            \"s3:GetA\",\n            \"s3:GetB*\"\n         ]");
        for (String end : List.of("\n", "\r\n")) {
            assertEquals(
                    Optional.of(expected.replace("\n", end)),
                    edited(text.replace("\n", end), change(to("s3:GetA", "s3:GetB*"))));
        }
        assertEquals(
                Optional.of(expected.replace("   ", "\t")),
                edited(text.replace("   ", "\t"), change(to("s3:GetA", "s3:GetB*"))));
    }

    /** A line of nothing but white space says nothing of the file's indentation. */
    @Test
    void change_bareStringAfterABlankLine_isIndentedLikeTheOtherLines() {
        String text = "{\n       \n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:*\"\n  }\n}";
        assertEquals(
                Optional.of(text.replace("\"s3:*\"", "[\n      \"s3:a\",\n      \"s3:b\"\n    ]")),
                edited(text, change(to("s3:a", "s3:b"))));
    }

    @Test
    void change_bareStringInsideALine_isAnArrayInThatLine() {
        String compact = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\"}}";
        assertEquals(
                Optional.of(compact.replace("\"s3:*\"", "[\"s3:a\",\"s3:b\"]")),
                edited(compact, change(to("s3:a", "s3:b"))));
        String spaced = "{\n  \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"s3:*\" }\n}";
        assertEquals(
                Optional.of(spaced.replace("\"s3:*\"", "[\"s3:a\", \"s3:b\"]")),
                edited(spaced, change(to("s3:a", "s3:b"))));
    }

    @Test
    void change_appendedEntries_comeAfterTheOldOnes() {
        String text = "{\"Statement\":{\"Effect\":\"Allow\",\n\"NotAction\":[\n  \"iam:*\"\n],\n\"Resource\":\"*\"}}";
        assertEquals(
                Optional.of(text.replace("\"iam:*\"", "\"iam:*\",\n  \"s3:Get*\",\n  \"s3:Put*\"")),
                edited(text, new StatementEdit.Change(List.of(AS_IT_IS), patterns("s3:Get*", "s3:Put*"))));
        String bare = "{\"Statement\": {\"Effect\": \"Allow\", \"NotAction\": \"iam:*\"}}";
        assertEquals(
                Optional.of(bare.replace("\"iam:*\"", "[\"iam:*\", \"s3:Get*\"]")),
                edited(bare, new StatementEdit.Change(List.of(AS_IT_IS), patterns("s3:Get*"))));
    }

    @Test
    void change_entryWrittenWithEscapes_staysAsItIsWritten() {
        String text = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"s3\\u003aGet*\",\"s3:Put*\"]}}";
        assertEquals(
                Optional.of(text.replace("\"s3:Put*\"", "\"s3:PutA\"")), edited(text, change(AS_IT_IS, to("s3:PutA"))));
    }

    @Test
    void change_unicodeAround_movesNothing() {
        String text =
                "{\"Id\":\"\uD83E\uDE93\u00e9\",\"Statement\":[{\"Sid\":\"\\uD83E\uDE93\u2028\",\"Effect\":\"Allow\","
                        + "\"Action\":\"s3:*\",\"Resource\":\"\u20ac\uD83E\uDE93\"},{\"Sid\":\"\u00fc\",\"Effect\":\"Deny\",\"Action\":\"*\"}]}";
        assertEquals(Optional.of(text.replace("s3:*", "s3:a")), edited(text, change(to("s3:a")), KEEP));
    }

    @Test
    void drop_firstMiddleOrLastStatement_takesOneSeparator() {
        String one = "{\"Effect\": \"Allow\", \"Action\": \"a:x\"}";
        String two = one.replace('x', 'y');
        String three = one.replace('x', 'z');
        String text = "{\n  \"Statement\": [\n    " + one + ",\n    " + two + " ,\n\n    " + three + "\n  ]\n}\n";
        String head = "{\n  \"Statement\": [\n    ";
        String tail = "\n  ]\n}\n";
        assertEquals(Optional.of(head + two + " ,\n\n    " + three + tail), edited(text, DROP, KEEP, KEEP));
        assertEquals(Optional.of(head + one + " ,\n\n    " + three + tail), edited(text, KEEP, DROP, KEEP));
        assertEquals(Optional.of(head + one + ",\n    " + two + tail), edited(text, KEEP, KEEP, DROP));
        assertEquals(Optional.of(head + two + tail), edited(text, DROP, KEEP, DROP));
        assertEquals(
                Optional.of(head + three.replace("a:z", "a:w") + tail), edited(text, DROP, DROP, change(to("a:w"))));
    }

    private static Optional<String> edited(String text, StatementEdit... edits) {
        return PolicyReader.read(new SourceText("x", text)).edited(List.of(edits));
    }

    private static StatementEdit change(Optional<List<Pattern>> only) {
        return new StatementEdit.Change(List.of(only), List.of());
    }

    private static StatementEdit change(Optional<List<Pattern>> first, Optional<List<Pattern>> second) {
        return new StatementEdit.Change(List.of(first, second), List.of());
    }

    private static StatementEdit change(
            Optional<List<Pattern>> first, Optional<List<Pattern>> second, Optional<List<Pattern>> third) {
        return new StatementEdit.Change(List.of(first, second, third), List.of());
    }

    private static Optional<List<Pattern>> to(String... texts) {
        return Optional.of(patterns(texts));
    }

    private static List<Pattern> patterns(String... texts) {
        return Arrays.stream(texts).map(Pattern::of).toList();
    }
}
