package dev.whittle.files;

import dev.whittle.text.Sha256;

/**
 * A file that went into a run.
 *
 * @param name as given on the command line
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 */
public record Input(String name, String sha256) {
    /** The input that has these bytes. */
    public static Input of(String name, byte[] bytes) {
        return new Input(name, Sha256.of(bytes));
    }
}
