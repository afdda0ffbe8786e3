package dev.whittle.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What a file has in it that counts as text, found without reading all of it at once. */
final class TextMarks {
    private static final int PIECE = 1 << 16;

    /** Within so many bytes a file shows that it is no text, as Git has it. */
    private static final int START = 8_000;

    private final List<byte[]> inAnyFile;
    private final List<byte[]> inTexts;
    private final int longest;

    /**
     * @param inAnyFile what counts wherever it stands, in ASCII
     * @param inTexts what counts in files without zero bytes, of which archives have some, and many names
     */
    TextMarks(Collection<String> inAnyFile, Collection<String> inTexts) {
        this.inAnyFile = bytes(inAnyFile);
        List<byte[]> all = bytes(inTexts);
        all.addAll(this.inAnyFile);
        this.inTexts = all;
        this.longest = all.stream().mapToInt(mark -> mark.length).max().orElse(1);
    }

    private static List<byte[]> bytes(Collection<String> marks) {
        List<byte[]> bytes = new ArrayList<>();
        marks.forEach(mark -> bytes.add(mark.getBytes(StandardCharsets.US_ASCII)));
        return bytes;
    }

    /** Whether one of them stands in a file; linear in its bytes, of which a piece is held at a time. */
    boolean areIn(Path file) throws IOException {
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file)) {
            int length = in.readNBytes(piece, 0, START);
            List<byte[]> marks = isText(piece, length) ? inTexts : inAnyFile;
            while (length > 0) {
                for (byte[] mark : marks) {
                    if (isIn(piece, length, mark)) {
                        return true;
                    }
                }
                int held = Math.min(longest - 1, length);
                System.arraycopy(piece, length - held, piece, 0, held);
                int read = in.read(piece, held, piece.length - held);
                length = read < 0 ? 0 : held + read;
            }
        }
        return false;
    }

    private static boolean isText(byte[] piece, int length) {
        for (int at = 0; at < length; at++) {
            if (piece[at] == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(byte[] piece, int length, byte[] mark) {
        for (int at = 0; at + mark.length <= length; at++) {
            if (piece[at] == mark[0] && Arrays.equals(piece, at, at + mark.length, mark, 0, mark.length)) {
                return true;
            }
        }
        return false;
    }
}
