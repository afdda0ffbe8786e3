package dev.whittle.bench.figures;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Sections and tables as Markdown. */
public final class Markdown {
    private final StringBuilder text = new StringBuilder();

    /** Starts a section. */
    public Markdown title(String title) {
        text.append("\n### ").append(title).append("\n\n");
        return this;
    }

    /** Adds a paragraph. */
    public Markdown paragraph(String paragraph) {
        text.append(paragraph).append("\n\n");
        return this;
    }

    /** Starts a table. */
    public Markdown head(List<String> columns) {
        return row(columns).row(Collections.nCopies(columns.size(), "---"));
    }

    /** Adds a row to the table. */
    public Markdown row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    /** The text. */
    public String text() {
        return text.toString();
    }

    /** A value with about three digits: {@code 4,253}, {@code 85.2}, {@code 6.02}, {@code 0.361}. */
    public static String number(double value) {
        double size = Math.abs(value);
        int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
