package dev.whittle.source.holders;

import dev.whittle.json.Json;
import java.util.Optional;

/**
 * A name as far as it is written out.
 *
 * @param text its start
 * @param isOpen whether more may follow, known only where the file is used
 */
record Stem(String text, boolean isOpen) {
    /** Of which nothing is known. */
    static final Stem ANY = new Stem("", true);

    /** The value of a string up to its first hole; nothing is known of what is no string. */
    static Stem of(Json value) {
        Optional<String> written = Texts.of(value);
        return written.map(Stem::upToHole).orElse(ANY);
    }

    private static Stem upToHole(String written) {
        int end = 0;
        while (end < written.length() && "$%{\\".indexOf(written.charAt(end)) < 0) {
            end++;
        }
        return new Stem(written.substring(0, end), end < written.length());
    }

    /** The name behind a path. */
    Stem plus(Stem name) {
        return isOpen ? this : new Stem(text + name.text, name.isOpen);
    }

    /** Whether both may be the same name. */
    boolean mayBe(Stem other) {
        return isOpen
                ? other.text.startsWith(text) || (other.isOpen && text.startsWith(other.text))
                : other.isOpen ? text.startsWith(other.text) : text.equals(other.text);
    }
}
