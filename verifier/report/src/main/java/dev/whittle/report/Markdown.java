package dev.whittle.report;

import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text for pull requests and step summaries, in GitHub's Markdown. Whatever comes out of an input stands in a code span or a fenced block,
 * in which nothing is read as markup, mention or link; and in no table, where a {@code |} would end a cell even there.
 *
 * <p>Source: GitHub Flavored Markdown Spec, "Code spans", "Fenced code blocks" and "Tables (extension)".
 */
final class Markdown {
    private static final Pattern TICKS = Pattern.compile("`+");

    /** Lines of a block; a comment of GitHub's has at most 65,536 characters. */
    private static final int MOST_LINES = 300;

    private static final int MOST_CHARACTERS = 30_000;

    private final StringBuilder out = new StringBuilder();

    /** Text out of an input as a code span: on one line, cut after some 600 code points. */
    static String code(String text) {
        String shown = Printable.of(text);
        if (shown.isBlank()) {
            return "(blank)";
        }
        String fence = "`".repeat(longestTicks(shown) + 1);
        // A space on both sides is taken off again, and keeps backticks apart.
        boolean isPadded = shown.startsWith("`") || shown.endsWith("`") || shown.startsWith(" ") || shown.endsWith(" ");
        String pad = isPadded ? " " : "";
        return fence + pad + shown + pad + fence;
    }

    /** Several such, the first of them, and how many more there are. */
    static String codes(List<String> texts, int most) {
        return Numbers.some(texts.stream().map(Markdown::code).toList(), most);
    }

    private static int longestTicks(String text) {
        return TICKS.matcher(text)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
    }

    /** @param title of our own, with what is quoted as {@link #code} */
    Markdown heading(String title) {
        out.append(out.isEmpty() ? "" : "\n").append("## ").append(title).append("\n");
        return this;
    }

    /** @param words of our own, with what is quoted as {@link #code} */
    Markdown paragraph(String words) {
        out.append("\n").append(words).append("\n");
        return this;
    }

    /** A list, below words of our own; nothing where it would be empty. */
    Markdown list(String title, List<String> items, int most) {
        if (!items.isEmpty()) {
            paragraph(title + " (" + Numbers.grouped(items.size()) + "):");
            out.append("\n");
            items.stream()
                    .limit(most)
                    .forEach(item -> out.append("- ").append(item).append("\n"));
            if (items.size() > most) {
                out.append("- and ")
                        .append(Numbers.grouped(items.size() - most))
                        .append(" more\n");
            }
        }
        return this;
    }

    /**
     * A table of our own words and of numbers.
     *
     * @param columns their titles
     * @param rows cells, in which no text of an input may stand
     */
    Markdown table(List<String> columns, List<List<String>> rows) {
        out.append("\n");
        row(columns);
        row(columns.stream().map(column -> "---").toList());
        rows.forEach(this::row);
        return this;
    }

    private void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /**
     * Lines out of an input as a block, cut where it would be too long for a comment.
     *
     * @param language for its colours
     */
    Markdown block(String language, List<String> lines) {
        List<String> shown = new ArrayList<>();
        int characters = 0;
        for (String line : lines) {
            String whole = Printable.whole(line);
            characters += whole.length() + 1;
            if (shown.size() == MOST_LINES || characters > MOST_CHARACTERS) {
                break;
            }
            shown.add(whole);
        }
        String fence = "`".repeat(Math.max(3, longestTicks(String.join("\n", shown)) + 1));
        out.append("\n").append(fence).append(language).append("\n");
        shown.forEach(line -> out.append(line).append("\n"));
        out.append(fence).append("\n");
        if (shown.size() < lines.size()) {
            paragraph("Cut here: " + Numbers.count(lines.size() - shown.size(), "line") + " more.");
        }
        return this;
    }

    /** All of it. */
    String text() {
        return out.toString();
    }
}
