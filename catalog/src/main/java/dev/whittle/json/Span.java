package dev.whittle.json;

/**
 * A stretch of a text.
 *
 * @param start first UTF-16 unit
 * @param end one past the last UTF-16 unit
 */
public record Span(int start, int end) {
    /** The stretch's characters. */
    public String of(String text) {
        return text.substring(start, end);
    }

    /** Whether the other stretch lies in this one. */
    public boolean holds(Span other) {
        return start <= other.start && other.end <= end;
    }
}
