package dev.whittle.json;

import java.util.Optional;

/**
 * One thing that is wrong with an input.
 *
 * @param message lower-case; quotes the input in backticks and says what would be right; the middle of one of more than
 *     {@value #LONGEST} characters is left out, since the input that it quotes may be as long as a file
 * @param pointer JSON pointer (RFC 6901) to the value, empty for the whole document or for text that is not JSON;
 *     shortened likewise
 * @param place where it stands, unless the input is wrong as a whole
 */
public record Problem(String message, String pointer, Optional<Place> place) {
    private static final int LONGEST = 4_000;

    public Problem {
        message = abridged(message);
        pointer = abridged(pointer);
    }

    /** Both ends of it: the first says what is wrong, the last what would be right. */
    private static String abridged(String text) {
        int points = text.codePointCount(0, text.length());
        if (points <= LONGEST) {
            return text;
        }
        int end = LONGEST / 4;
        return text.substring(0, text.offsetByCodePoints(0, end)) + " ... (" + (points - 2 * end)
                + " characters left out) ... " + text.substring(text.offsetByCodePoints(text.length(), -end));
    }

    /** {@code line:column: pointer: message}, without those that it has not. */
    @Override
    public String toString() {
        return place.map(at -> at + ": ").orElse("") + (pointer.isEmpty() ? "" : pointer + ": ") + message;
    }
}
