package dev.whittle.json;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that is wrong with an input.
 *
 * @param message lower-case; quotes the input in backticks and says what would be right; the middle of a long quotation is
 *     left out, since it may be as long as a file
 * @param pointer JSON pointer (RFC 6901) to the value, empty for the whole document or for text that is not JSON;
 *     the middle of a long one is left out likewise
 * @param place where it stands, unless the input is wrong as a whole
 */
public record Problem(String message, String pointer, Optional<Place> place) {
    /** Characters of a message that is shown as it is. */
    private static final int LONG_MESSAGE = 400;

    /** Characters that are shown of a quotation, or of a pointer. */
    private static final int SHOWN = 160;

    /** Between two backticks. */
    private static final Pattern QUOTATION = Pattern.compile("`[^`]*+`");

    public Problem {
        message = message.length() <= LONG_MESSAGE ? message : withShortQuotations(message);
        pointer = abridged(pointer, LONG_MESSAGE);
    }

    private static String withShortQuotations(String message) {
        String shortened =
                QUOTATION.matcher(message).replaceAll(each -> Matcher.quoteReplacement(abridged(each.group(), SHOWN)));
        return abridged(shortened, 10 * LONG_MESSAGE);
    }

    /** Both ends of what is longer than so many code points. */
    private static String abridged(String text, int most) {
        int points = text.codePointCount(0, text.length());
        if (points <= most) {
            return text;
        }
        int end = SHOWN / 2;
        return text.substring(0, text.offsetByCodePoints(0, end)) + " ... (" + (points - 2 * end)
                + " characters left out) ... " + text.substring(text.offsetByCodePoints(text.length(), -end));
    }

    /** {@code line:column: pointer: message}, without the parts that it lacks. */
    @Override
    public String toString() {
        return place.map(at -> at + ": ").orElse("") + (pointer.isEmpty() ? "" : pointer + ": ") + message;
    }
}
