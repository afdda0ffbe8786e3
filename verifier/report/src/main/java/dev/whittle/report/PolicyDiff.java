package dev.whittle.report;

import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.policy.StatementEdit;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.StatementChange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A policy and its refined form, statement against statement: which became of which is what refining says, not what looks alike.
 *
 * @param isLaidOut whether both stand on one line and are shown as {@link Layout} lays them out
 * @param blocks all lines, in order
 */
record PolicyDiff(boolean isLaidOut, List<Block> blocks) {
    PolicyDiff {
        blocks = List.copyOf(blocks);
    }

    /**
     * Lines that belong together.
     *
     * @param statements whose lines these are, by number; none of what stands around the statements, several where they share lines
     */
    record Block(List<Integer> statements, List<DiffLine> lines) {
        Block {
            statements = List.copyOf(statements);
            lines = List.copyOf(lines);
        }
    }

    /** Of a candidate; where no policy is left, all of a document goes. Time: linear in both texts. */
    static PolicyDiff of(Candidate candidate) {
        Policy original = candidate.original();
        boolean isLaidOut = original.notation().isDocument()
                && !original.source().text().strip().contains("\n");
        Policy shown = isLaidOut ? laidOut(original) : original;
        List<StatementEdit> edits =
                candidate.changes().stream().map(StatementChange::edit).toList();
        List<DiffPiece> pieces = candidate.text().isEmpty()
                ? List.of(new DiffPiece(DiffPiece.Kind.GONE, shown.source().text()))
                : DiffPiece.of(shown.source().text(), shown.notation().edits(shown, edits));
        return new PolicyDiff(isLaidOut, blocks(shown, DiffLine.of(pieces)));
    }

    private static Policy laidOut(Policy original) {
        return PolicyReader.read(new SourceText(
                original.source().name(), Layout.of(original.source().text())));
    }

    private static List<Block> blocks(Policy policy, List<DiffLine> lines) {
        int[] lineOf = lineNumbers(policy.source().text());
        int[] owner = new int[lineOf[policy.source().text().length()] + 1];
        List<List<Integer>> owned = owned(policy, lineOf, owner);
        List<Block> blocks = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= lines.size(); end++) {
            int current = owner[lines.get(start).from()];
            if (end == lines.size() || current != owner[lines.get(end).from()]) {
                blocks.add(new Block(owned.get(current), lines.subList(start, end)));
                start = end;
            }
        }
        return blocks;
    }

    /**
     * The statements of each block; of block 0, which is what stands around them, none. A line that several share is the first
     * one's, and a statement without a line of its own is in that one's block.
     *
     * @param owner for each line, from 0 on, the number of its block; filled in
     */
    private static List<List<Integer>> owned(Policy policy, int[] lineOf, int[] owner) {
        List<List<Integer>> owned = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < policy.statements().size(); i++) {
            Span span = policy.statements().get(i).span();
            int last = lineOf[span.end() - 1];
            if (owner[last] == 0) {
                owned.add(new ArrayList<>());
                int block = owned.size() - 1;
                IntStream.rangeClosed(lineOf[span.start()], last)
                        .filter(line -> owner[line] == 0)
                        .forEach(line -> owner[line] = block);
            }
            owned.get(owner[last]).add(i);
        }
        return owned;
    }

    /** For each character, and for the end, the number of its line, from 1 on. */
    private static int[] lineNumbers(String text) {
        int[] numbers = new int[text.length() + 1];
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            numbers[i] = line;
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        numbers[text.length()] = line;
        return numbers;
    }
}
