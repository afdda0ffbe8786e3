package dev.whittle.source;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Places;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.source.holders.CodeFacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** A file of infrastructure code and the policies that stand in it. */
public final class CodeFile implements PolicyFile {
    /** A byte order mark, which HCL and YAML allow. */
    private static final String MARK = "\uFEFF";

    private static final int MARK_BYTES = 3;

    private final SourceText text;
    private final CodeLanguage language;
    private final List<Site> sites;

    private CodeFile(SourceText text, CodeLanguage language, List<Site> sites) {
        this.text = text;
        this.language = language;
        this.sites = List.copyOf(sites);
    }

    /**
     * Reads a file, if it is one of code and no policy's document of its own.
     *
     * @param name its name, whose end may tell the language
     * @throws InvalidInputException where it is one, and is wrong
     */
    public static Optional<CodeFile> read(String name, byte[] bytes) {
        return read(name, bytes, CodeLanguage::of);
    }

    /**
     * Reads a file of a folder: one of code, or a policy's document of its own, which others of the folder may take.
     *
     * @param name its name, whose end may tell the language
     * @throws InvalidInputException where it is one of code, and is wrong
     */
    public static Optional<CodeFile> inFolder(String name, byte[] bytes) {
        return read(name, bytes, CodeLanguage::inFolder)
                .filter(file -> file.language != CodeLanguage.DOCUMENT || !file.sites.isEmpty());
    }

    /**
     * Reads a file that the user says the form of; nothing where that is no code.
     *
     * @throws InvalidInputException where it is no such file, or is wrong
     */
    public static Optional<CodeFile> read(String name, byte[] bytes, SourceForm form) {
        Optional<CodeFile> file = read(name, bytes, (called, text) -> form.language(text));
        file.ifPresent(each -> form.check(each.text));
        return file;
    }

    /**
     * Reads a file that the user says is a policy's document of its own.
     *
     * @throws InvalidInputException where it is none
     */
    public static CodeFile document(String name, byte[] bytes) {
        CodeFile file = read(name, bytes, (called, text) -> Optional.of(CodeLanguage.DOCUMENT))
                .orElseThrow();
        SourceForm.POLICY.check(file.text);
        return file;
    }

    private static Optional<CodeFile> read(
            String name, byte[] bytes, BiFunction<String, String, Optional<CodeLanguage>> languages) {
        boolean hasMark =
                bytes.length > 2 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB && (bytes[2] & 0xFF) == 0xBF;
        Optional<CodeLanguage> language =
                languages.apply(name, new String(bytes, StandardCharsets.UTF_8).replaceFirst("^" + MARK, ""));
        return language.map(found -> {
            boolean keepsMark = hasMark && found.allowsMark();
            byte[] behind = keepsMark ? Arrays.copyOfRange(bytes, MARK_BYTES, bytes.length) : bytes;
            String decoded = SourceText.decode(name, behind, Limits.CODE).text();
            SourceText text = new SourceText(name, keepsMark ? MARK + decoded : decoded);
            return read(text, found);
        });
    }

    static CodeFile read(SourceText text, CodeLanguage language) {
        Problems problems = new Problems(text.name(), text.text(), Limits.CODE);
        List<Found> found = language.sites(text, problems);
        problems.refuseIfAny();
        List<String> addresses = found.stream().map(Found::address).toList();
        Places places = new Places(text.text());
        List<Site> sites = new ArrayList<>();
        for (Found each : found) {
            sites.add(site(each, text, places, language, addresses));
        }
        return new CodeFile(text, language, sites);
    }

    private static Site site(
            Found found, SourceText text, Places places, CodeLanguage language, List<String> addresses) {
        Problems own = new Problems(text.name(), text.text(), Limits.CODE);
        List<Pattern> kept = Waiver.kept(text.text(), found.document().span(), own);
        Optional<Policy> policy =
                found.problems().isEmpty() ? policy(found, text, language, addresses, own) : Optional.empty();
        return new Site(
                text.name(),
                found.address(),
                found.takenAs(),
                places.at(found.document().span().start()).line(),
                found.joinsOthers(),
                found.document(),
                found.madeFrom(),
                kept,
                policy,
                found.problems().isEmpty() ? own.all() : found.problems());
    }

    /** The policy; nothing, and problems, where it can't be read. */
    private static Optional<Policy> policy(
            Found found, SourceText text, CodeLanguage language, List<String> addresses, Problems problems) {
        refuseTwice(found.document(), problems);
        Branches.Told told = Branches.in(FleetingCalls.openIn(found.document()));
        Policy policy = PolicyReader.read(text, told.document(), "", problems, language.dialect())
                .in(new SiteNotation(
                        language,
                        found.writing(),
                        found.address(),
                        addresses,
                        found.joinsOthers(),
                        told.seats(),
                        List.of()));
        return problems.isEmpty() ? Optional.of(policy) : Optional.empty();
    }

    /** Which of two members of a name counts is not told apart here; files in JSON and YAML have none. */
    private static void refuseTwice(Json value, Problems problems) {
        value.asArray().ifPresent(array -> array.elements().forEach(each -> refuseTwice(each, problems)));
        value.asObject().ifPresent(object -> {
            Set<String> names = new HashSet<>();
            for (Json.Member member : object.members()) {
                if (!names.add(member.name())) {
                    problems.add(member.start(), "", "the key `" + member.name() + "` stands here twice; keep one");
                }
                refuseTwice(member.value(), problems);
            }
        });
    }

    /** Another text of the same file. */
    CodeFile reread(SourceText other) {
        return read(other, language);
    }

    /** Whether it is nothing but a policy, so that others tell what takes it. */
    public boolean isDocument() {
        return language.isDocument();
    }

    /**
     * The same file, which is nothing but a policy, where it is known what takes it.
     *
     * @param arguments arguments of Terraform's, such as {@code aws_iam_role.inline_policy.policy}; none where that isn't known
     * @param misread why it is another policy where it is taken, if it is
     */
    public CodeFile takenBy(Set<String> arguments, Optional<String> misread) {
        SiteKind kind = arguments.stream()
                .map(Holders::ofTerraform)
                .reduce(SiteKind::and)
                .orElse(SiteKind.UNKNOWN);
        return new CodeFile(
                text,
                language,
                sites.stream()
                        .map(each -> each.as(kind))
                        .map(each -> misread.map(each::refused).orElse(each))
                        .toList());
    }

    @Override
    public SourceText text() {
        return text;
    }

    @Override
    public List<Site> sites() {
        return sites;
    }

    @Override
    public PolicySource source(Site site) {
        return PolicySource.of(this, site);
    }

    /** Nothing: what is only known where the file is used stands there as it is written. */
    @Override
    public Optional<String> unknownSince(Site site) {
        return Optional.empty();
    }

    @Override
    public Optional<Limit> limit(Site site) {
        return Optional.empty();
    }

    @Override
    public Optional<CodeFile> code() {
        return Optional.of(this);
    }

    /** The policy at an address. */
    public Optional<Site> site(String address) {
        return sites.stream().filter(each -> each.address().equals(address)).findFirst();
    }

    /** What it says of who holds its policies, and those of other files. Time: that of reading it once more. */
    public CodeFacts facts() {
        return language.facts(text, addresses());
    }

    List<String> addresses() {
        return sites.stream().map(Site::address).toList();
    }
}
