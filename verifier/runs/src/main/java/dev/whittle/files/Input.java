package dev.whittle.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that went into a run.
 *
 * @param name as given on the command line
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 */
public record Input(String name, String sha256) {
    /** The input that has these bytes. */
    public static Input of(String name, byte[] bytes) {
        return new Input(name, sha256(bytes));
    }

    /** The SHA-256 of bytes, 64 lower-case hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java platform has it.
        }
    }
}
