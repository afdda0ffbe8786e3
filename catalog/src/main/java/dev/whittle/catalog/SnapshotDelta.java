package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a bundled snapshot follows from another one's: the steps that make it, a line each.
 *
 * <pre>
 * whittle-catalog-delta 1
 * =812     takes over that many lines
 * -3       leaves out that many
 * + GetObject R object
 * </pre>
 *
 * <p>Both texts are sorted, so the steps come from one merge of their lines.
 */
final class SnapshotDelta {
    private static final String FORMAT = "whittle-catalog-delta 1\n";

    /** The lines before the services. */
    private static final int HEADER_LINES = 7;

    private SnapshotDelta() {}

    /** The steps from one snapshot's text to another's. Linear in both. */
    static String between(String base, String wanted) {
        List<Line> from = lines(base);
        List<Line> to = lines(wanted);
        Steps steps = new Steps();
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            int order = i == from.size() ? 1 : j == to.size() ? -1 : from.get(i).compareTo(to.get(j));
            if (order == 0 && from.get(i).text().equals(to.get(j).text())) {
                steps.add('=');
                i++;
                j++;
            } else if (order <= 0) {
                steps.add('-');
                i++;
            } else {
                steps.add(to.get(j).text());
                j++;
            }
        }
        return steps.text();
    }

    /**
     * The text that the steps make of a base. Linear in both.
     *
     * @param source what an error message calls the steps
     * @throws CatalogException where they are not steps, or lead outside the base
     */
    static byte[] apply(String source, byte[] base, byte[] delta) {
        byte[] format = FORMAT.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream(base.length + delta.length);
        int at = 0;
        int next = format.length;
        if (delta.length < next || !new String(delta, 0, next, StandardCharsets.US_ASCII).equals(FORMAT)) {
            throw damaged(source);
        }
        while (next < delta.length) {
            int end = afterLines(source, delta, next, 1);
            if (delta[next] == '+') {
                out.write(delta, next + 1, end - next - 1);
            } else {
                int to = afterLines(source, base, at, count(source, delta, next + 1, end - 1));
                if (delta[next] == '=') {
                    out.write(base, at, to - at);
                } else if (delta[next] != '-') {
                    throw damaged(source);
                }
                at = to;
            }
            next = end;
        }
        if (at != base.length) {
            throw damaged(source);
        }
        return out.toByteArray();
    }

    private static int afterLines(String source, byte[] bytes, int begin, int lines) {
        int at = begin;
        for (int left = lines; left > 0; left--) {
            while (at < bytes.length && bytes[at] != '\n') {
                at++;
            }
            if (at == bytes.length) {
                throw damaged(source);
            }
            at++;
        }
        return at;
    }

    private static int count(String source, byte[] bytes, int begin, int end) {
        int count = 0;
        for (int i = begin; i < end; i++) {
            if (bytes[i] < '0' || bytes[i] > '9' || count > 10_000_000) {
                throw damaged(source);
            }
            count = 10 * count + bytes[i] - '0';
        }
        return count;
    }

    private static CatalogException damaged(String source) {
        return new CatalogException("the bundled catalog " + quoted(source) + " is cut; this build is damaged");
    }

    /**
     * A line with its place in the order of all snapshots: header lines, then services, each before its actions or keys, and these before the
     * lines with an equals sign.
     */
    private record Line(int headerLine, String prefix, String action, String text) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int order = Integer.compare(headerLine, other.headerLine);
            order = order != 0 ? order : prefix.compareTo(other.prefix);
            order = order != 0 ? order : Boolean.compare(isLast(), other.isLast());
            return order != 0 ? order : Spelling.compareFolded(action, other.action);
        }

        private boolean isLast() {
            return action.startsWith("=");
        }
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        @Nullable String prefix = null;
        for (String line : text.lines().toList()) {
            if (lines.size() < HEADER_LINES) {
                lines.add(new Line(lines.size(), "", "", line));
            } else if (prefix != null && line.startsWith(" ")) {
                lines.add(new Line(HEADER_LINES, prefix, line.substring(1, line.indexOf(' ', 1)), line));
            } else {
                int space = line.indexOf(' ');
                prefix = space < 0 ? line : line.substring(0, space);
                lines.add(new Line(HEADER_LINES, prefix, "", line));
            }
        }
        return lines;
    }

    /** Writes steps, several of one kind as one. */
    private static final class Steps {
        private final StringBuilder text = new StringBuilder(FORMAT);
        private char kind = '=';
        private int count;

        void add(char step) {
            if (step != kind) {
                end();
                kind = step;
            }
            count++;
        }

        void add(String line) {
            end();
            text.append('+').append(line).append('\n');
        }

        private void end() {
            if (count > 0) {
                text.append(kind).append(count).append('\n');
                count = 0;
            }
        }

        String text() {
            end();
            return text.toString();
        }
    }
}
