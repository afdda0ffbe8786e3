package dev.whittle.json;

import java.util.Optional;

/**
 * One thing that is wrong with an input.
 *
 * @param message lower-case; quotes the input in backticks and says what would be right
 * @param pointer JSON pointer (RFC 6901) to the value, empty for the whole document or for text that is not JSON
 * @param place where it stands, unless the input is wrong as a whole
 */
public record Problem(String message, String pointer, Optional<Place> place) {
    /** {@code line:column: pointer: message}, without those that it has not. */
    @Override
    public String toString() {
        return place.map(at -> at + ": ").orElse("") + (pointer.isEmpty() ? "" : pointer + ": ") + message;
    }
}
