package dev.whittle.policy;

import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Policy documents as they stand in JSON: an object, or the text of a string, percent-encoded (RFC 3986) or not; alone or in an
 * answer of AWS, as {@link HeldDocument} lists them.
 */
public final class PolicyDocument {
    private PolicyDocument() {}

    /** Whether a JSON value is a policy, as far as its outermost key says, or an answer that holds one. */
    public static boolean isPolicy(Json root) {
        return root instanceof Json.Obj object
                && (object.get("Statement").isPresent()
                        || !HeldDocument.in(root, new Problems("", "", Limits.DEFAULT))
                                .pointer()
                                .isEmpty());
    }

    /**
     * Reads one of several policies of a text, each as {@link #isPolicy} takes it. Its places are the text's, unless it
     * stands there as a string.
     *
     * @param pointer JSON pointer to it
     * @return the policy, to be used only where no problem was added
     * @throws dev.whittle.json.InvalidInputException with every problem of one in a string
     */
    public static Policy readOneOf(Json root, String pointer, Problems problems) {
        HeldDocument held = HeldDocument.in(root, problems);
        String at = pointer + held.pointer();
        return held.json() instanceof Json.Str encoded
                ? PolicyReader.read(decoded(
                        problems.text(),
                        encoded,
                        at,
                        new Problems(problems.source(), problems.text().text(), Limits.DEFAULT)))
                : PolicyReader.read(problems.text(), held.json(), at, problems);
    }

    /**
     * The document that a string holds.
     *
     * @param file where the string stands
     * @param encoded the document, percent-encoded (RFC 3986) or not
     * @param pointer JSON pointer to the string
     * @param problems of the file, to which those of the string are added
     * @throws dev.whittle.json.InvalidInputException where the string is none, or anything was wrong before
     */
    public static SourceText decoded(SourceText file, Json.Str encoded, String pointer, Problems problems) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(encoded.value())) {
            problems.add(
                    encoded,
                    pointer,
                    "the document holds half of a character, which can't be printed; write both halves, such as"
                            + " `\\ud83d\\ude00`");
        }
        Optional<byte[]> decoded = decode(encoded.value());
        if (decoded.isEmpty()) {
            problems.add(
                    encoded,
                    pointer,
                    "a `%` stands before something else than two hexadecimal digits; "
                            + "write the document itself, or percent-encoded as RFC 3986 says");
        }
        problems.refuseIfAny();
        if (isEncoded(decoded.orElseThrow())) {
            problems.add(encoded, pointer, "the document is percent-encoded twice; decode it once");
            problems.refuseIfAny();
        }
        String where = pointer.isEmpty() ? "decoded" : pointer + ", decoded";
        return SourceText.decode(file.name() + " (" + where + ")", decoded.orElseThrow(), Limits.DEFAULT);
    }

    /** Whether text is still percent-encoded: no JSON begins with a percent sign, but encoded white space and braces do. */
    private static boolean isEncoded(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).stripLeading().startsWith("%");
    }

    /**
     * The bytes of an encoded document, or nothing where an escape is broken. A plus sign is itself in RFC 3986, unlike
     * in HTML forms; text that is not encoded stays as it is.
     */
    private static Optional<byte[]> decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (text.stripLeading().startsWith("{")) {
            return Optional.of(bytes);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        int i = 0;
        while (i < bytes.length) {
            if (bytes[i] != '%') {
                out.write(bytes[i]);
                i++;
            } else if (i + 2 < bytes.length
                    && HexFormat.isHexDigit(bytes[i + 1])
                    && HexFormat.isHexDigit(bytes[i + 2])) {
                out.write(16 * Character.digit(bytes[i + 1], 16) + Character.digit(bytes[i + 2], 16));
                i += 3;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(out.toByteArray());
    }
}
