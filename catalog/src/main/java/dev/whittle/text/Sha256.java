package dev.whittle.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as people write it. Source: NIST FIPS 180-4. */
public final class Sha256 {
    private Sha256() {}

    /** The hash of bytes: 64 lower-case hexadecimal digits. */
    public static String of(byte[] bytes) {
        return text(digest().digest(bytes));
    }

    /** A hash as its 64 lower-case hexadecimal digits. */
    public static String text(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /** A new digest, for what comes piece by piece. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java platform has it.
        }
    }
}
