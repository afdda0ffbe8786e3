package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The lines of a snapshot's text, or of a part of it, taken once, from top to bottom.
 *
 * <p>This runs in a cold JVM each time somebody starts the tool, so there is nothing here that makes the JVM load much:
 * no regular expressions, lambdas or date formatters on the way that succeeds.
 */
final class SnapshotLines {
    private final String source;
    private final String text;

    /** Where the next line begins. */
    private int next;

    /** The number of the line last taken, from 1. */
    private int line;

    /** The lines of a text, taken from behind that many lines. */
    SnapshotLines(String source, String text, int linesBefore) {
        this.source = source;
        this.text = text;
        this.line = linesBefore;
    }

    /** Whether a line follows. */
    boolean hasNext() {
        return next < text.length();
    }

    /** Whether a line follows that begins so. */
    boolean nextStartsWith(String start) {
        return text.startsWith(start, next);
    }

    /** How many lines were taken, those before this part of a text with them. */
    int taken() {
        return line;
    }

    /** Takes all lines that follow and begin so, with their line feeds. */
    String linesThatStartWith(String start) {
        int begin = next;
        while (nextStartsWith(start)) {
            line++;
            int end = text.indexOf('\n', next);
            next = end < 0 ? text.length() : end + 1;
        }
        return text.substring(begin, next);
    }

    /** The value of a field that is free text, checked here since its line is known here. */
    String lineField(String name) {
        String value = field(name);
        Spelling.checkLine(name, value);
        return value;
    }

    /** The value of the field that the next line must be. */
    String field(String name) {
        String row = line("`".concat(name).concat("`"));
        if (!row.startsWith(name) || row.length() <= name.length() || row.charAt(name.length()) != ' ') {
            throw new CatalogException(quoted(row) + " must be " + quoted(name) + ", a space and its value");
        }
        return row.substring(name.length() + 1);
    }

    /** Takes the next line; its line feed must be there, so a snapshot cut inside a line is noticed. */
    String line(String what) {
        line++;
        int end = text.indexOf('\n', next);
        if (end < 0) {
            throw new CatalogException(
                    next == text.length()
                            ? "the text ends where " + what + " must stand"
                            : "the text ends inside this line; every line must end with a line feed");
        }
        String row = text.substring(next, end);
        next = end + 1;
        return row;
    }

    /** The same failure, with source and line. */
    CatalogException located(CatalogException e) {
        return new CatalogException(quoted(source) + ", line " + line + ": " + e.getMessage(), e);
    }

    /** The day that a text such as {@code 2026-09-26} names; no other spelling is one. */
    static LocalDate date(String value) {
        try {
            if (value.length() == 10 && value.charAt(4) == '-' && value.charAt(7) == '-') {
                return LocalDate.of(digits(value, 0, 4), digits(value, 5, 7), digits(value, 8, 10));
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw new CatalogException("date " + quoted(value) + " must be a day such as `2026-09-26`", e);
        }
        throw new CatalogException("date " + quoted(value) + " must be a day such as `2026-09-26`");
    }

    /** The number that these digits are, without zeros before. */
    static int count(String value) {
        try {
            if (value.length() <= 9 && (value.equals("0") || !value.startsWith("0"))) {
                return digits(value, 0, value.length());
            }
        } catch (NumberFormatException e) {
            throw new CatalogException("count " + quoted(value) + " must be a number such as `456`", e);
        }
        throw new CatalogException("count " + quoted(value) + " must be a number such as `456`");
    }

    private static int digits(String value, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                throw new NumberFormatException(value);
            }
        }
        return Integer.parseInt(value, begin, end, 10);
    }
}
