package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** From the bytes of a snapshot to its text and back: gzip or plain, always UTF-8. */
final class SnapshotBytes {
    private SnapshotBytes() {}

    /**
     * The bytes of the text in a stream, unpacked where it begins with the two bytes of gzip.
     *
     * @throws CatalogException where the bytes are damaged or too many
     */
    static byte[] unpack(String source, InputStream in, CatalogLimits limits) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        try {
            return atMost(source, packed ? new GZIPInputStream(buffered, 1 << 16) : buffered, limits);
        } catch (ZipException | EOFException e) {
            throw new CatalogException(quoted(source) + " is a damaged gzip file; pack or copy it again", e);
        }
    }

    /**
     * The text of these bytes.
     *
     * @throws CatalogException naming the line of the first bytes that are not UTF-8
     */
    static String decode(String source, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            checkUtf8(source, bytes);
        }
        return text;
    }

    /** A text as gzip, with no time in it; the same text gives the same bytes wherever zlib is the same. */
    static byte[] pack(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("memory takes everything", e);
        }
        return out.toByteArray();
    }

    /** All bytes of a stream. */
    static byte[] atMost(String source, InputStream in, CatalogLimits limits) throws IOException {
        byte[] bytes = in.readNBytes(limits.bytes());
        if (in.read() >= 0) {
            throw new CatalogException(
                    quoted(source) + " has more than " + limits.bytes() + " bytes of text, the most that is read");
        }
        return bytes;
    }

    /** The slow way, only for text where something may have been replaced. */
    private static void checkUtf8(String source, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(in, CharBuffer.allocate(bytes.length), true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new CatalogException(quoted(source) + ", line " + line + ": these bytes are not UTF-8");
        }
    }
}
