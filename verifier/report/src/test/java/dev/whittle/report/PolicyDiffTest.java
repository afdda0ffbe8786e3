package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PolicyDiffTest {
    private static PolicyDiff diff(String file, String... unused) {
        return PolicyDiff.of(Runs.of(file, unused).candidate());
    }

    /** The lines of each block, what goes in brackets, what comes in braces. */
    private static List<String> shown(PolicyDiff diff) {
        return diff.blocks().stream()
                .map(block -> block.statements()
                        + block.lines().stream()
                                .map(line ->
                                        "\n" + line.from() + side(line.before()) + "|" + line.to() + side(line.after()))
                                .collect(Collectors.joining()))
                .toList();
    }

    private static String side(List<DiffPiece> line) {
        return line.stream()
                .map(piece -> switch (piece.kind()) {
                    case KEPT -> piece.text();
                    case GONE -> "[" + piece.text() + "]";
                    case COME -> "{" + piece.text() + "}";
                })
                .collect(Collectors.joining())
                .replace("\n", "");
    }

    @Test
    void of_aPatternInALine_marksThePatternAndNotTheLine() {
        assertEquals(List.of("[]\n1{|1{", """
                        [0]
                        2"Statement": {"Effect": "Allow",|2"Statement": {"Effect": "Allow",
                        3"Action": ["sqs:Send*"[, "sqs:DeleteMessage"]],|3"Action": ["sqs:Send*"],
                        4"Resource": "*"}|4"Resource": "*"}""", "[]\n5}|5}"), shown(diff("""
                        {
                        "Statement": {"Effect": "Allow",
                        "Action": ["sqs:Send*", "sqs:DeleteMessage"],
                        "Resource": "*"}
                        }
                        """, "sqs:DeleteMessage")));
    }

    @Test
    void of_aWildcard_standsAgainstWhatCameInItsPlace() {
        List<String> shown = shown(diff("""
                {"Statement": {"Effect": "Allow", "Resource": "*", "Action": [
                "s3:ListBucketV*",
                "s3:PutObjectT*",
                "sqs:*Message"
                ]}}
                """, "sqs:DeleteMessage"));
        assertEquals(List.of("""
                        [0]
                        1{"Statement": {"Effect": "Allow", "Resource": "*", "Action": [|1{"Statement": {"Effect": "Allow", "Resource": "*", "Action": [
                        2"s3:ListBucketV*",|2"s3:ListBucketV*",
                        3"s3:PutObjectT*",|3"s3:PutObjectT*",
                        4["sqs:*Message"]|4{"sqs:ReceiveMessage",}
                        4|5{"sqs:SendMessage"}
                        5]}}|6]}}"""), shown);
    }

    /** Whatever comma goes with an element: where it has a line, that goes. */
    @Test
    void of_anElementOnItsOwnLine_isTheWholeLine() {
        String file = """
                {"Statement": {"Effect": "Allow", "Resource": "*", "Action": [
                  "sqs:SendMessage",
                  "sqs:DeleteMessage",
                  "sqs:GetQueueUrl"]}}
                """;
        assertTrue(
                shown(diff(file, "sqs:DeleteMessage"))
                        .get(0)
                        .contains(
                                "\n3[  \"sqs:DeleteMessage\",]|2\n4  \"sqs:GetQueueUrl\"]}}|3  \"sqs:GetQueueUrl\"]}}"),
                shown(diff(file, "sqs:DeleteMessage")).toString());
        assertTrue(
                shown(diff(file, "sqs:SendMessage")).get(0).contains("\n2[  \"sqs:SendMessage\",]|1\n"),
                shown(diff(file, "sqs:SendMessage")).toString());
    }

    @Test
    void of_aDroppedStatement_hasItsLinesAloneAndKeepsTheNumbersOfTheOthers() {
        assertEquals(
                List.of(
                        "[]\n1{\"Statement\": [|1{\"Statement\": [",
                        "[0]\n2[  {\"Effect\": \"Allow\", \"Action\": \"sqs:SendMessage\", \"Resource\": \"a\"},]|1",
                        "[1]\n3  {\"Effect\": \"Allow\", \"Action\": \"sqs:GetQueueUrl\", \"Resource\": \"a\"}"
                                + "|2  {\"Effect\": \"Allow\", \"Action\": \"sqs:GetQueueUrl\", \"Resource\": \"a\"}",
                        "[]\n4]}|3]}"),
                shown(diff("""
                        {"Statement": [
                          {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "a"},
                          {"Effect": "Allow", "Action": "sqs:GetQueueUrl", "Resource": "a"}
                        ]}
                        """, "sqs:SendMessage")));
    }

    @Test
    void of_statementsThatShareALine_areApartWhereTheyHaveLinesOfTheirOwn() {
        String one = "{\"Effect\": \"Allow\", \"Action\": \"sqs:SendMessage\", \"Resource\": \"*\"}";
        PolicyDiff apart = diff("""
                {"Statement": [{
                "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"
                }, {
                "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"
                }]}
                """);
        assertEquals(
                List.of(List.of(0), List.of(1)),
                apart.blocks().stream().map(PolicyDiff.Block::statements).toList());
        PolicyDiff together = diff("{\"Statement\": [\n" + one + ", " + one + "\n]}\n");
        assertEquals(
                List.of(List.of(), List.of(0, 1), List.of()),
                together.blocks().stream().map(PolicyDiff.Block::statements).toList());
    }

    @Test
    void of_aPolicyOnOneLine_isLaidOut() {
        PolicyDiff diff = diff(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"sqs:SendMessage\",\"sqs:GetQueueUrl\"],\"Resource\":\"*\"}}",
                "sqs:SendMessage");
        assertTrue(diff.isLaidOut());
        assertEquals("""
                [0]
                2  "Statement": {|2  "Statement": {
                3    "Effect": "Allow",|3    "Effect": "Allow",
                4    "Action": [|4    "Action": [
                5[      "sqs:SendMessage",]|4
                6      "sqs:GetQueueUrl"|5      "sqs:GetQueueUrl"
                7    ],|6    ],
                8    "Resource": "*"|7    "Resource": "*"
                9  }|8  }""", shown(diff).get(1));
    }

    @Test
    void of_nothingUsed_isAllGone() {
        PolicyDiff diff = diff(
                "{\n\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sqs:*\", \"Resource\": \"*\"}}\n", "sqs:*");
        assertFalse(diff.isLaidOut());
        assertTrue(diff.blocks().stream()
                .flatMap(block -> block.lines().stream())
                .allMatch(line -> line.after().isEmpty()
                        && line.before().stream().allMatch(piece -> piece.kind() == DiffPiece.Kind.GONE)));
        assertEquals(2, diff.blocks().size());
    }
}
