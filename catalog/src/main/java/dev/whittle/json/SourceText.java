package dev.whittle.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A text as it was read, under the name that messages give it.
 *
 * @param name usually the file's name
 * @param text every character of it, white space and line ends included
 */
public record SourceText(String name, String text) {
    /**
     * Decodes strict UTF-8 without a byte order mark.
     *
     * @throws InvalidInputException for other bytes, at the first of them, or for more of them than the limit
     */
    public static SourceText decode(String name, byte[] bytes, Limits limits) {
        if (bytes.length > limits.documentBytes()) {
            throw new InvalidInputException(
                    name, "the document is larger than " + limits.documentBytes() + " bytes, the most that is read");
        }
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            throw new InvalidInputException(
                    name, "the text starts with a byte order mark; save it as UTF-8 without one");
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            throw new InvalidInputException(name, "the text starts with a byte order mark of UTF-16; save it as UTF-8");
        }
        String quick = new String(bytes, StandardCharsets.UTF_8);
        // What is not UTF-8 was replaced by this character, which may as well stand in the text.
        return quick.indexOf('\uFFFD') < 0 ? new SourceText(name, quick) : decodeStrictly(name, bytes, limits);
    }

    private static SourceText decodeStrictly(String name, byte[] bytes, Limits limits) {
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            Problems problems = new Problems(name, text, limits);
            problems.add(
                    text.length(),
                    "",
                    String.format("the byte 0x%02X is not UTF-8; save the file as UTF-8", bytes[in.position()]));
            problems.refuseIfAny();
        }
        return new SourceText(name, text);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
