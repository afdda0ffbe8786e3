package dev.whittle.evidence;

import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plain list: one {@code service:Action} or pattern a line, {@code #} starts a comment, blank lines are nothing. A JSON array
 * of the same, as {@code jq} writes it, is a list too.
 */
public final class PlainList {
    private PlainList() {}

    /**
     * The patterns of a list.
     *
     * @throws dev.whittle.json.InvalidInputException with every line or element that is none
     */
    public static List<Pattern> read(SourceText source) {
        return source.text().stripLeading().startsWith("[") ? JsonList.read(source, Limits.DEFAULT) : readLines(source);
    }

    private static List<Pattern> readLines(SourceText source) {
        Problems problems = new Problems(source.name(), source.text(), Limits.DEFAULT);
        List<Pattern> patterns = new ArrayList<>();
        int start = 0;
        for (String line : source.text().split("[\r\n]", -1)) {
            int comment = line.indexOf('#');
            String entry = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!entry.isEmpty()) {
                Optional<Pattern> pattern =
                        entry.length() > Limits.DEFAULT.patternLength() ? Optional.empty() : Pattern.parse(entry);
                pattern.ifPresent(patterns::add);
                if (pattern.isEmpty()) {
                    problems.add(
                            start + line.indexOf(entry),
                            "",
                            "`" + abridged(entry)
                                    + "` is no action; write one `service:Action` or pattern a line, of at" + " most "
                                    + Limits.DEFAULT.patternLength() + " characters");
                }
            }
            start += line.length() + 1;
        }
        problems.refuseIfAny();
        return patterns;
    }

    private static String abridged(String entry) {
        return entry.length() <= 80 ? entry : entry.substring(0, 80) + "...";
    }
}
