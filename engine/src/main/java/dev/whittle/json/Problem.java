package dev.whittle.json;

/**
 * One thing that is wrong with an input.
 *
 * @param message lower-case; quotes the input in backticks and says what would be right
 * @param pointer JSON pointer (RFC 6901) to the value, empty for the whole document or for text that is not JSON
 * @param line from 1
 * @param column from 1, in code points
 */
public record Problem(String message, String pointer, int line, int column) {
    @Override
    public String toString() {
        return line + ":" + column + ": " + (pointer.isEmpty() ? "" : pointer + ": ") + message;
    }
}
