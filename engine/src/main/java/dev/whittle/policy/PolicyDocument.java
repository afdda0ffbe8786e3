package dev.whittle.policy;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.JsonTime;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Finds the policy in what users have in hand: the document itself, or the answer of {@code aws iam get-policy-version}
 * or {@code get-role-policy} around it, whose document is an object or percent-encoded text (RFC 3986).
 */
public final class PolicyDocument {
    private static final String VERSION = "/PolicyVersion";

    private PolicyDocument() {}

    /**
     * Reads the policy in a file. A wrapped one has the document's own text, moved to the left margin, as its source;
     * problems are located in the file all the same.
     *
     * @throws dev.whittle.json.InvalidInputException with every problem
     */
    public static Policy read(String name, byte[] bytes) {
        SourceText file = SourceText.decode(name, bytes, Limits.DEFAULT);
        Problems problems = new Problems(name, file.text(), Limits.DEFAULT);
        Optional<Held> held = JsonReader.readOne(file, problems).map(PolicyDocument::held);
        return held.isPresent() && !held.get().pointer().isEmpty()
                ? read(file, held.get().document(), held.get().pointer(), problems)
                : PolicyReader.read(file);
    }

    /**
     * The policy in a file that {@link #read} takes, with the whole file as its source, so that its places are the file's;
     * nothing where it stands there as the text of a string.
     */
    public static Optional<Policy> inFile(String name, byte[] bytes) {
        SourceText file = SourceText.decode(name, bytes, Limits.DEFAULT);
        Problems problems = new Problems(name, file.text(), Limits.DEFAULT);
        Held held = held(JsonReader.readOne(file, problems).orElseThrow());
        return held.document() instanceof Json.Str
                ? Optional.empty()
                : Optional.of(PolicyReader.read(file, held.document(), held.pointer(), problems));
    }

    /**
     * Since when the policy is what it is: when the version in a file that {@link #read} takes was made, if it is an answer of
     * {@code get-policy-version} on the version in force. A version never changes, so that is when the policy did last.
     *
     * @throws dev.whittle.json.InvalidInputException where that is no time
     */
    public static Optional<Instant> updatedAt(String name, byte[] bytes) {
        SourceText file = SourceText.decode(name, bytes, Limits.DEFAULT);
        Problems problems = new Problems(name, file.text(), Limits.DEFAULT);
        Json root = JsonReader.readOne(file, problems).orElseThrow();
        if (held(root).pointer().startsWith(VERSION)
                && root instanceof Json.Obj wrapper
                && wrapper.get("PolicyVersion").orElse(null) instanceof Json.Obj version
                && version.get("IsDefaultVersion").orElse(null) instanceof Json.Scalar flag
                && flag.lexeme().equals("true")) {
            Optional<Instant> time = JsonTime.of(version, "CreateDate", VERSION, problems);
            problems.refuseIfAny();
            return time;
        }
        return Optional.empty();
    }

    /** A document and where it stands in its file; the pointer is empty for the file itself. */
    private record Held(Json document, String pointer) {}

    private static Held held(Json root) {
        if (root instanceof Json.Obj wrapper && wrapper.get("Statement").isEmpty()) {
            if (wrapper.get("PolicyVersion").orElse(null) instanceof Json.Obj version) {
                return new Held(version.get("Document").orElse(version), VERSION + "/Document");
            }
            if (wrapper.get("PolicyDocument").isPresent()) {
                return new Held(wrapper.get("PolicyDocument").orElseThrow(), "/PolicyDocument");
            }
        }
        return new Held(root, "");
    }

    /** Whether a JSON value is a policy, as far as its outermost key says, or an answer that {@link #read} takes. */
    public static boolean isPolicy(Json root) {
        return root instanceof Json.Obj object
                && (object.get("Statement").isPresent() || !held(root).pointer().isEmpty());
    }

    /**
     * Reads one of several policies of a text, each as {@link #isPolicy} takes it. Its places are the text's, where it does
     * not stand there as a string.
     *
     * @param pointer JSON pointer to it
     * @return the policy, to be used only where no problem was added
     * @throws dev.whittle.json.InvalidInputException with every problem of one in a string
     */
    public static Policy readOneOf(Json root, String pointer, Problems problems) {
        Held held = held(root);
        String at = pointer + held.pointer();
        return held.document() instanceof Json.Str
                ? read(problems.text(), held.document(), at)
                : PolicyReader.read(problems.text(), held.document(), at, problems);
    }

    /**
     * Reads a policy that stands somewhere in a file: an object, or percent-encoded text.
     *
     * @param pointer JSON pointer to it
     * @throws dev.whittle.json.InvalidInputException with every problem
     */
    public static Policy read(SourceText file, Json document, String pointer) {
        return read(file, document, pointer, new Problems(file.name(), file.text(), Limits.DEFAULT));
    }

    private static Policy read(SourceText file, Json document, String pointer, Problems problems) {
        if (document instanceof Json.Str encoded) {
            Optional<byte[]> decoded = decode(encoded.value());
            if (decoded.isEmpty()) {
                problems.add(
                        document,
                        pointer,
                        "a `%` stands before something else than two hexadecimal digits; "
                                + "write the document itself, or percent-encoded as RFC 3986 says");
            }
            problems.refuseIfAny();
            if (isEncoded(decoded.orElseThrow())) {
                problems.add(document, pointer, "the document is percent-encoded twice; decode it once");
                problems.refuseIfAny();
            }
            return PolicyReader.read(file.name() + " (" + pointer + ", decoded)", decoded.orElseThrow());
        }
        PolicyReader.read(file, document, pointer, problems);
        problems.refuseIfAny();
        return PolicyReader.read(new SourceText(file.name(), atLeftMargin(file.text(), document)));
    }

    /** Whether text begins with the percent-encoded brace of an object. */
    private static boolean isEncoded(byte[] text) {
        return text.length > 2 && new String(text, 0, 3, StandardCharsets.US_ASCII).equalsIgnoreCase("%7B");
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

    /** No JSON string holds a line end, so taking white space from the start of lines changes no value. */
    private static String atLeftMargin(String text, Json document) {
        String own = document.span().of(text);
        String last = own.substring(own.lastIndexOf('\n') + 1);
        String margin = last.substring(0, last.length() - last.stripLeading().length());
        return (own.contains("\n") ? own.replace("\n" + margin, "\n") : own) + "\n";
    }
}
