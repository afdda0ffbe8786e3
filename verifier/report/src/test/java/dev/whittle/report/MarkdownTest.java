package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of an input is read as markup. */
class MarkdownTest {
    /** What is left of a text once code spans and fenced blocks are taken out, as CommonMark reads them. */
    static String outsideOfCode(String text) {
        StringBuilder left = new StringBuilder();
        String fence = "";
        for (String line : text.split("\n", -1)) {
            String ticks = line.substring(0, ticks(line, 0));
            if (!fence.isEmpty()) {
                fence = ticks.length() >= fence.length() && ticks.equals(line) ? "" : fence;
            } else if (ticks.length() >= 3 && line.indexOf('`', ticks.length()) < 0) {
                fence = ticks;
            } else {
                left.append(outsideOfSpans(line)).append('\n');
            }
        }
        assertEquals("", fence, "a block is not closed");
        return left.toString();
    }

    private static String outsideOfSpans(String line) {
        StringBuilder left = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            int run = ticks(line, at);
            int end = run == 0 ? at + 1 : closing(line, at + run, run);
            left.append(run == 0 ? line.substring(at, end) : "");
            at = end;
        }
        return left.toString();
    }

    private static int closing(String line, int from, int length) {
        for (int at = from; at < line.length(); at += Math.max(1, ticks(line, at))) {
            if (ticks(line, at) == length) {
                return at + length;
            }
        }
        throw new AssertionError("a code span is not closed: " + line);
    }

    private static int ticks(String line, int from) {
        int to = from;
        while (to < line.length() && line.charAt(to) == '`') {
            to++;
        }
        return to - from;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "@everyone",
                "a | b",
                "\\| <img src=x>",
                "`",
                "``",
                "`a` @b `c",
                "a```",
                " a ",
                "a\n\n# b <b>",
                "a\r<b>",
                "\u202eb",
                "[a](javascript:b)",
                "https://example.org",
                "*a* _b_ ~c~ #1 &lt;",
            })
    void code_hostileText_isAllInside(String text) {
        String markdown = "- " + Markdown.code(text) + ": " + Markdown.codes(List.of(text, "x"), 1);
        assertEquals(1, markdown.lines().count(), markdown);
        assertEquals("- :  and 1 more\n", outsideOfCode(markdown));
        assertFalse(markdown.contains("\u202e"), markdown);
    }

    @Test
    void code_blankText_isNoEmptySpan() {
        assertEquals("(blank)", Markdown.code(" "));
        assertEquals("`` ` ``", Markdown.code("`"));
        assertEquals("`a`", Markdown.code("a"));
    }

    @Test
    void block_linesThatLookLikeAFence_staysOneBlock() {
        String text = new Markdown()
                .block("diff", List.of("+```", "`````", "</details>", "@x"))
                .text();
        assertTrue(text.startsWith("\n``````diff\n"), text);
        assertEquals("", outsideOfCode(text).strip());
    }

    /** GitHub refuses a comment of more than 65,536 characters. */
    @Test
    void block_manyLines_isCutAndSaysSo() {
        String text = new Markdown()
                .block("diff", Collections.nCopies(400, "x".repeat(200)))
                .text();
        assertTrue(text.length() < 40_000, text);
        assertTrue(text.contains("\nCut here: 251 lines more.\n"), text.substring(text.length() - 80));
    }

    @Test
    void report_hostilePolicy_hasNothingOfItOutsideOfCode() {
        String hostile = "```\\n<script>alert(1)</script> | @everyone `";
        String policy = """
                {"Statement": [
                  {"Sid": "%1$s", "Effect": "Allow", "Action": ["iam:*", "sqs:DeleteMessage"], "Resource": "%1$s"},
                  {"Sid": "```", "Effect": "Allow", "Action": "sqs:DeleteMessage", "Resource": "*"}]}
                """.formatted(hostile);
        RefineRun run =
                Runs.warned(Runs.of(policy, "sqs:DeleteMessage"), hostile).named("a/`@b|<c>.json");
        String text = MarkdownReport.of(run);
        assertTrue(text.contains("**Proved**: the policy grants more than is used. 1 action removed; "), text);
        assertTrue(text.contains(" remain, among them `iam:*`"), text);
        assertTrue(text.contains("<script>"), "the diff shows it");
        String outside = outsideOfCode(text);
        for (String mark : List.of("<", "@", "script", "everyone")) {
            assertFalse(outside.contains(mark), outside);
        }
        List<String> rows = new ArrayList<>(
                text.lines().filter(line -> line.startsWith("|")).toList());
        assertTrue(
                rows.stream().allMatch(row -> row.chars().filter(c -> c == '|').count() == 5), rows.toString());
    }

    @Test
    void report_refuted_recommendsNothing() {
        String text = MarkdownReport.of(Runs.refuted(
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sqs:*\", \"Resource\": \"*\"}}",
                "sqs:DeleteMessage"));
        assertTrue(text.contains("**Not proved** (REFUTED"), text);
        assertFalse(text.contains("```diff"), text);
    }
}
