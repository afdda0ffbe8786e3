package dev.whittle.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipInputTest {
    private static final byte[] A = bytes(70_000, 1);
    private static final byte[] B = bytes(10, 2);

    /** Members of every length around the buffer's, so that its end falls anywhere into trailers and headers. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 65_000})
    void members_oneAfterAnother_areReadInFull(int from) throws IOException {
        for (int length = from; length < from + 700; length += from == 65_000 ? 1 : 350) {
            byte[] first = bytes(length, 3);
            assertArrayEquals(joined(first, B, A), read(joined(packed(first), packed(B), packed(A))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 65_000})
    void anythingElseAfterAMember_isDamage(int from) throws IOException {
        for (int length = from; length < from + 700; length += from == 65_000 ? 1 : 350) {
            byte[] first = packed(bytes(length, 3));
            for (byte[] rest :
                    new byte[][] {new byte[1], joined(new byte[1], packed(B)), bytes(40, 4), Arrays.copyOf(packed(B), 9)
                    }) {
                assertThrows(IOException.class, () -> read(joined(first, rest)));
            }
        }
        ZipException e = assertThrows(ZipException.class, () -> read(joined(packed(A), new byte[1], packed(B))));
        assertEquals("the gzip data is damaged: what follows its end is no gzip data", e.getMessage());
    }

    @Test
    void everyPartOfAMember_isCutOff() throws IOException {
        byte[] whole = packed(B);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            EOFException e = assertThrows(EOFException.class, () -> read(cut));
            assertEquals("the gzip data is cut off", e.getMessage());
        }
    }

    private static byte[] read(byte[] packed) throws IOException {
        return GzipInput.of(new ByteArrayInputStream(packed)).readAllBytes();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** Bytes that do not get shorter. */
    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
