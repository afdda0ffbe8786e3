package dev.whittle.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.whittle.text.Printable;
import dev.whittle.verify.ProvedRefinement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The change from the original to a refinement as a unified diff, which {@code patch} and {@code git apply} take. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final String NOTHING = "/dev/null";

    private UnifiedDiff() {}

    /**
     * The diff, line by line; none where nothing had to change.
     *
     * @param name the policy's file
     */
    public static List<String> of(ProvedRefinement refinement, String name) {
        List<String> before = lines(refinement.candidate().original().source().text());
        List<String> after = refinement.text().map(UnifiedDiff::lines).orElse(List.of());
        return UnifiedDiffUtils.generateUnifiedDiff(
                        Printable.of(name),
                        refinement.text().isPresent() ? Printable.of(name) : NOTHING,
                        before,
                        DiffUtils.diff(before, after),
                        CONTEXT)
                .stream()
                .flatMap(line -> Arrays.stream(line.split("\n")))
                .map(UnifiedDiff::withLinesFromNought)
                .toList();
    }

    /** An empty file has no first line: as in GNU's diffs, its lines are counted from nought. */
    private static String withLinesFromNought(String line) {
        return line.startsWith("@@ ") ? line.replace(" +1,0 @@", " +0,0 @@") : line;
    }

    /** A last line without line end is another line than one with it. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        String last = lines.remove(lines.size() - 1);
        if (!last.isEmpty()) {
            lines.add(last + "\n\\ No newline at end of file");
        }
        return lines;
    }
}
