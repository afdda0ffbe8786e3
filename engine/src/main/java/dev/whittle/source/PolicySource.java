package dev.whittle.source;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.JsonTime;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.HeldDocument;
import dev.whittle.policy.KnownType;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyDocument;
import dev.whittle.policy.PolicyForm;
import dev.whittle.policy.PolicyReader;
import dev.whittle.policy.PolicyText;
import dev.whittle.policy.PolicyType;
import dev.whittle.policy.StatementEdit;
import dev.whittle.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A policy where it was found: its file, the policy, its places in the file, and what the file tells of whose it is. It is
 * decoded and parsed once, and travels as this value from there on.
 *
 * <p>The file is a policy document, or an answer of AWS around one, as {@link HeldDocument} lists them. The document may be an
 * object, or text: of a string, or of the whole file, percent-encoded (RFC 3986) or not. What is edited and printed is always the
 * document alone.
 */
public final class PolicySource {
    private final SourceText file;

    /** The file's JSON, located in it; nothing where the file is no JSON, or the policy only a part of it. */
    private final Optional<Json> tree;

    private final PolicyTree document;
    private final Embedding embedding;
    private final PolicyForm form;
    private final Optional<KnownType> type;
    private final List<Pattern> kept;

    private PolicySource(
            SourceText file,
            Optional<Json> tree,
            PolicyTree document,
            Embedding embedding,
            PolicyForm form,
            Optional<KnownType> type) {
        this(file, tree, document, embedding, form, type, List.of());
    }

    private PolicySource(
            SourceText file,
            Optional<Json> tree,
            PolicyTree document,
            Embedding embedding,
            PolicyForm form,
            Optional<KnownType> type,
            List<Pattern> kept) {
        this.file = file;
        this.tree = tree;
        this.document = document;
        this.embedding = embedding;
        this.form = form;
        this.type = type;
        this.kept = List.copyOf(kept);
    }

    /**
     * Reads the policy in a file. One in an answer has the document's own text, moved to the left margin, as its source;
     * problems are located in the file all the same. Time: linear in the bytes.
     *
     * @param title what messages call the file, usually its name
     * @param bytes UTF-8 without a byte order mark
     * @throws InvalidInputException with every problem
     */
    public static PolicySource read(String title, byte[] bytes) {
        SourceText file = SourceText.decode(title, bytes, Limits.DEFAULT);
        Problems problems = new Problems(title, file.text(), Limits.DEFAULT);
        Optional<Json> tree = tree(file, problems);
        HeldDocument held = tree.map(root -> HeldDocument.in(root, problems)).orElseGet(() -> encoded(file));
        return of(file, tree, held, problems);
    }

    /**
     * Reads a policy that stands in a larger file: an object, moved to the left margin as above, or the text of a string.
     *
     * @param file the file, already decoded
     * @param document the policy, already parsed
     * @param pointer JSON pointer to it
     * @throws InvalidInputException with every problem of the policy
     */
    public static PolicySource in(SourceText file, Json document, String pointer) {
        Problems problems = new Problems(file.name(), file.text(), Limits.DEFAULT);
        return of(file, Optional.empty(), new HeldDocument(document, pointer, PolicyForm.DOCUMENT), problems);
    }

    /**
     * A policy that was read as part of a larger text, by its own characters as they stand there.
     *
     * @param located the policy with its places in the larger text
     * @param document what it was read from
     * @param pointer JSON pointer to that
     */
    public static PolicySource ofPart(Policy located, Json document, String pointer) {
        Policy policy = Excerpt.asItStands(located, document.span(), pointer);
        return new PolicySource(
                located.source(),
                Optional.empty(),
                new PolicyTree(located.source(), document, pointer),
                new Embedding.Inside(policy, located),
                PolicyForm.DOCUMENT,
                KnownType.of(PolicyForm.DOCUMENT, policy, document));
    }

    /**
     * A policy in a file of code: what is edited and printed is the file.
     *
     * @throws InvalidInputException where the policy can't be read
     */
    public static PolicySource of(CodeFile file, Site site) {
        Policy policy = site.readPolicy();
        return new PolicySource(
                file.text(),
                Optional.empty(),
                new PolicyTree(file.text(), site.document(), ""),
                new Embedding.Whole(policy),
                PolicyForm.DOCUMENT,
                site.knownType(),
                site.kept());
    }

    /**
     * A policy in a file of code as a document of its own.
     *
     * @throws InvalidInputException where something of it is only known where the file is used, or it can't be read
     */
    public static PolicySource literal(CodeFile file, Site site) {
        String title = file.text().name() + " " + site.address();
        return read(title, LiteralDocument.of(file.text(), site).getBytes(StandardCharsets.UTF_8));
    }

    /** A file that is no JSON, since it is percent-encoded, is taken for the text of a string. */
    private static Optional<Json> tree(SourceText file, Problems problems) {
        if (isEncoded(file)) {
            return Optional.empty();
        }
        Optional<Json> root = JsonReader.readOne(file, problems);
        if (root.isEmpty()) {
            problems.refuseIfAny();
        }
        return Optional.of(root.orElseThrow());
    }

    private static boolean isEncoded(SourceText file) {
        return file.text().strip().startsWith("%");
    }

    private static HeldDocument encoded(SourceText file) {
        String text = file.text().strip();
        int start = file.text().indexOf('%');
        return new HeldDocument(new Json.Str(text, new Span(start, start + text.length())), "", PolicyForm.DOCUMENT);
    }

    private static PolicySource of(SourceText file, Optional<Json> tree, HeldDocument held, Problems problems) {
        if (held.json() instanceof Json.Str encoded) {
            SourceText text = PolicyDocument.decoded(file, encoded, held.pointer(), problems);
            Problems own = new Problems(text.name(), text.text(), Limits.DEFAULT);
            Optional<Json> document = JsonReader.readOne(text, own);
            Optional<Policy> policy = document.map(json -> PolicyReader.read(text, json, "", own));
            own.refuseIfAny();
            Embedding embedding = new Embedding.AsText(policy.orElseThrow());
            return new PolicySource(
                    file,
                    tree,
                    new PolicyTree(text, document.orElseThrow(), ""),
                    embedding,
                    held.form(),
                    typeOf(held, embedding, document.orElseThrow()));
        }
        Policy located = PolicyReader.read(file, held.json(), held.pointer(), problems);
        problems.refuseIfAny();
        Embedding embedding = held.pointer().isEmpty()
                ? new Embedding.Whole(located)
                : new Embedding.Inside(Excerpt.atLeftMargin(located, held.json().span(), held.pointer()), located);
        return new PolicySource(
                file,
                tree,
                new PolicyTree(file, held.json(), held.pointer()),
                embedding,
                held.form(),
                typeOf(held, embedding, held.json()));
    }

    private static Optional<KnownType> typeOf(HeldDocument held, Embedding embedding, Json document) {
        return KnownType.of(held.form(), embedding.policy(), document);
    }

    /** What messages call the file, usually its name. */
    public String title() {
        return file.name();
    }

    /** The file, byte for byte as it was read; made anew from its text. */
    public byte[] bytes() {
        return file.text().getBytes(StandardCharsets.UTF_8); // Decoding is strict, so that it loses nothing.
    }

    /** The SHA-256 of the file's bytes, 64 lower-case hexadecimal digits. Computed at each call. */
    public String sha256() {
        return Sha256.of(bytes());
    }

    /** The policy's document as JSON, for whoever reads it another time. */
    public PolicyTree document() {
        return document;
    }

    /** The policy; its source is the document alone. */
    public Policy policy() {
        return embedding.policy();
    }

    /**
     * The same policy with the whole file as its source, so that its places are the file's; nothing where it stands there as
     * the text of a string, or percent-encoded.
     */
    public Optional<Policy> inFile() {
        return embedding.inFile();
    }

    /**
     * The edits of the policy as edits of its file, in order and apart from each other, as {@link PolicyText#edits}
     * says; none where the file has no places for them.
     *
     * @param edits one for each statement of the policy, in order, not all of them dropping
     */
    public List<TextEdit> edits(List<StatementEdit> edits) {
        return embedding.edits(edits);
    }

    /** What its file says is to be kept, used or not: in code, by comments {@code whittle:keep PATTERN}. */
    public List<Pattern> kept() {
        return kept;
    }

    /** In what form people have it. */
    public PolicyForm form() {
        return form;
    }

    /** Its type, where form, statements or the user tell it. */
    public Optional<KnownType> type() {
        return type;
    }

    /** What speaks against the policy being of a type, in words; nothing where it may be. */
    public Optional<String> contradiction(PolicyType wanted) {
        if (!form.mayBe(wanted)) {
            return Optional.of("it is " + type.orElseThrow());
        }
        return type.filter(known -> known.type().namesPrincipals() && !wanted.namesPrincipals())
                .map(known -> "it is " + known + ", which " + wanted.title() + " can't have");
    }

    /**
     * The same, of a type that the user tells.
     *
     * @param option how the user told it, for messages
     * @throws InvalidInputException where that can't be
     */
    public PolicySource as(PolicyType told, String option) {
        contradiction(told).ifPresent(against -> {
            throw new InvalidInputException(
                    title(), option + " " + told + " says that this is " + told.title() + ", but " + against);
        });
        return new PolicySource(
                file, tree, document, embedding, form, Optional.of(new KnownType(told, option + " says so")), kept);
    }

    /**
     * Why the policy can't be taken away as a whole, in words; nothing where it can. A role has a trust policy, and a key a
     * key policy, as long as it exists.
     *
     * <p>Source: IAM User Guide, "IAM roles"; AWS KMS Developer Guide, "Key policies in AWS KMS".
     */
    public Optional<String> necessity() {
        if (type.filter(known -> known.type() == PolicyType.TRUST).isPresent()) {
            return Optional.of(
                    type.orElseThrow() + "; a role can't be without one: delete the role, or keep who is to assume it");
        }
        boolean isOfKey = form == PolicyForm.KEY_POLICY
                || (type.filter(known -> known.type() == PolicyType.RESOURCE).isPresent() && policy().listsOnly("kms"));
        return isOfKey
                ? Optional.of("a key's policy, since "
                        + (form == PolicyForm.KEY_POLICY
                                ? "the file is " + form.title()
                                : "it is a resource's and has only actions of `kms`")
                        + "; a key can't be without one: schedule the key's deletion, or keep who is to use it")
                : Optional.empty();
    }

    /**
     * Since when the policy is as it is, if the file is the answer of {@code get-policy-version} on the version in
     * force. A version never changes, so the policy changed last when that version was made.
     *
     * @throws InvalidInputException where the value that says it is no time
     */
    public Optional<Instant> updatedAt() {
        if (form != PolicyForm.POLICY_VERSION) {
            return Optional.empty();
        }
        Problems problems = new Problems(file.name(), file.text(), Limits.DEFAULT);
        Json.Obj root = (Json.Obj) tree.orElseThrow();
        boolean isWrapped = root.get("PolicyVersion").isPresent();
        Json.Obj version = isWrapped ? (Json.Obj) root.get("PolicyVersion").orElseThrow() : root;
        Optional<Instant> time = version.get("IsDefaultVersion").orElse(null) instanceof Json.Scalar flag
                        && flag.lexeme().equals("true")
                ? JsonTime.of(version, "CreateDate", isWrapped ? "/PolicyVersion" : "", problems)
                : Optional.empty();
        problems.refuseIfAny();
        return time;
    }
}
