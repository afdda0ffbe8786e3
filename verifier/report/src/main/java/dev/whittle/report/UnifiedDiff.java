package dev.whittle.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.whittle.text.Printable;
import dev.whittle.verify.ProvedRefinement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
        String shown = Printable.of(name);
        return of(
                refinement.candidate().original().source().text(),
                refinement.text().orElse(""),
                shown,
                refinement.text().isPresent() ? shown : NOTHING);
    }

    /**
     * The diff of a file that is edited in place, as git names its two sides.
     *
     * @param name the file's path within the repository
     */
    public static List<String> of(String before, String after, String name) {
        return of(before, after, named("a/" + name), named("b/" + name));
    }

    /**
     * A path as git reads it again: in quotes, with its bytes in octal, where something in it is hidden or looks like such an escape.
     *
     * <p>Source: git, "git-config", {@code core.quotePath}.
     */
    private static String named(String path) {
        if (path.indexOf('\\') < 0 && path.codePoints().noneMatch(Printable::isHidden)) {
            return path;
        }
        StringBuilder quoted = new StringBuilder("\"");
        path.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (Printable.isHidden(point)) {
                for (byte each : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    quoted.append(String.format(Locale.ROOT, "\\%03o", each & 0xFF));
                }
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('"').toString();
    }

    private static List<String> of(String original, String refined, String from, String to) {
        List<String> before = lines(original);
        return UnifiedDiffUtils.generateUnifiedDiff(from, to, before, DiffUtils.diff(before, lines(refined)), CONTEXT)
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
