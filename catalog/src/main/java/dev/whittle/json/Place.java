package dev.whittle.json;

/**
 * A place in a text, as people and editors count.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
public record Place(int line, int column) {
    /** As compilers write it: {@code line:column}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
