package dev.whittle.policy;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.JsonTime;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Finds the policy in what users have in hand: the document itself, or an answer of AWS around it, as {@link HeldDocument} lists
 * them. The document may be an object, or text: of a string, or of the whole file, percent-encoded (RFC 3986) or not.
 */
public final class PolicyDocument {
    private PolicyDocument() {}

    /** The policy in a file, as {@link #source} finds it. */
    public static Policy read(String name, byte[] bytes) {
        return source(name, bytes).policy();
    }

    /**
     * Reads the policy in a file. A wrapped one has the document's own text, moved to the left margin, as its source;
     * problems are located in the file all the same.
     *
     * @throws dev.whittle.json.InvalidInputException with every problem
     */
    public static PolicySource source(String name, byte[] bytes) {
        SourceText file = SourceText.decode(name, bytes, Limits.DEFAULT);
        Problems problems = new Problems(name, file.text(), Limits.DEFAULT);
        HeldDocument held = held(file, problems);
        if (held.json() instanceof Json.Str encoded) {
            return ofText(file, decoded(file, encoded, held.pointer(), problems), held.form());
        }
        Policy inFile = PolicyReader.read(file, held.json(), held.pointer(), problems);
        problems.refuseIfAny();
        Policy policy = held.pointer().isEmpty() ? inFile : atLeftMargin(file, held.json());
        Optional<KnownType> type = PolicySource.typeOf(held.form(), policy, held.json());
        return new PolicySource(file, policy, Optional.of(inFile), held.form(), type);
    }

    /** A file that is no JSON, since it is percent-encoded, is taken for the text of a string. */
    private static HeldDocument held(SourceText file, Problems problems) {
        String text = file.text().strip();
        if (text.startsWith("%")) {
            int start = file.text().indexOf('%');
            Json.Str encoded = new Json.Str(text, new Span(start, start + text.length()));
            return new HeldDocument(encoded, "", PolicyForm.DOCUMENT);
        }
        Optional<Json> root = JsonReader.readOne(file, problems);
        if (root.isEmpty()) {
            problems.refuseIfAny();
        }
        return HeldDocument.in(root.orElseThrow(), problems);
    }

    private static PolicySource ofText(SourceText file, SourceText text, PolicyForm form) {
        Problems problems = new Problems(text.name(), text.text(), Limits.DEFAULT);
        Optional<Json> document = JsonReader.readOne(text, problems);
        Optional<Policy> policy = document.map(json -> PolicyReader.read(text, json, "", problems));
        problems.refuseIfAny();
        Optional<KnownType> type = PolicySource.typeOf(form, policy.orElseThrow(), document.orElseThrow());
        return new PolicySource(file, policy.orElseThrow(), Optional.empty(), form, type);
    }

    /** As {@link PolicySource#updatedAt}, of a file that holds a policy's version. */
    static Optional<Instant> updatedAt(SourceText file) {
        Problems problems = new Problems(file.name(), file.text(), Limits.DEFAULT);
        Json.Obj root = (Json.Obj) JsonReader.readOne(file, problems).orElseThrow();
        boolean isWrapped = root.get("PolicyVersion").isPresent();
        Json.Obj version = isWrapped ? (Json.Obj) root.get("PolicyVersion").orElseThrow() : root;
        Optional<Instant> time = version.get("IsDefaultVersion").orElse(null) instanceof Json.Scalar flag
                        && flag.lexeme().equals("true")
                ? JsonTime.of(version, "CreateDate", isWrapped ? "/PolicyVersion" : "", problems)
                : Optional.empty();
        problems.refuseIfAny();
        return time;
    }

    /** Whether a JSON value is a policy, as far as its outermost key says, or an answer that {@link #read} takes. */
    public static boolean isPolicy(Json root) {
        return root instanceof Json.Obj object
                && (object.get("Statement").isPresent()
                        || !HeldDocument.in(root, new Problems("", "", Limits.DEFAULT))
                                .pointer()
                                .isEmpty());
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
        HeldDocument held = HeldDocument.in(root, problems);
        String at = pointer + held.pointer();
        return held.json() instanceof Json.Str
                ? read(problems.text(), held.json(), at)
                : PolicyReader.read(problems.text(), held.json(), at, problems);
    }

    /**
     * Reads a policy that stands somewhere in a file: an object, or the text of a string.
     *
     * @param pointer JSON pointer to it
     * @throws dev.whittle.json.InvalidInputException with every problem
     */
    public static Policy read(SourceText file, Json document, String pointer) {
        Problems problems = new Problems(file.name(), file.text(), Limits.DEFAULT);
        if (document instanceof Json.Str encoded) {
            return PolicyReader.read(decoded(file, encoded, pointer, problems));
        }
        PolicyReader.read(file, document, pointer, problems);
        problems.refuseIfAny();
        return atLeftMargin(file, document);
    }

    private static Policy atLeftMargin(SourceText file, Json document) {
        return PolicyReader.read(new SourceText(file.name(), atLeftMargin(file.text(), document)));
    }

    private static SourceText decoded(SourceText file, Json.Str encoded, String pointer, Problems problems) {
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

    /** No JSON string holds a line end, so taking white space from the start of lines changes no value. */
    private static String atLeftMargin(String text, Json document) {
        String own = document.span().of(text);
        String last = own.substring(own.lastIndexOf('\n') + 1);
        String margin = last.substring(0, last.length() - last.stripLeading().length());
        return (own.contains("\n") ? own.replace("\n" + margin, "\n") : own) + "\n";
    }
}
