package dev.whittle.evidence;

import dev.whittle.evidence.Interpretation.ListOf;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads files of evidence, which add up; the shape of a text says which form it is. */
public final class EvidenceReader {
    private record Shape(EvidenceForm form, JsonForm json) {}

    /** How much of a stream's start decides whether it is CloudTrail's. */
    private static final int OPENING = 1 << 16;

    private final List<Shape> shapes;
    private final Interpretation how;
    private final List<Reports> reports = new ArrayList<>();
    private final TreeMap<String, List<String>> addressed = new TreeMap<>();
    private final List<String> unaddressed = new ArrayList<>();
    private final List<String> trails = new ArrayList<>();
    private final Set<EvidenceForm> forms = EnumSet.noneOf(EvidenceForm.class);
    private final Trail trail;
    private final FindingPages following = new FindingPages();

    public EvidenceReader(Interpretation how) {
        FindingVersions versions = new FindingVersions();
        this.shapes = List.of(
                new Shape(EvidenceForm.FINDING, new FindingForm(versions, following)),
                new Shape(EvidenceForm.SHORT, new ShortForm()),
                new Shape(EvidenceForm.SECURITY_HUB, new SecurityHubForm(versions, following)),
                new Shape(EvidenceForm.LAST_ACCESSED, new LastAccessedForm()),
                new Shape(EvidenceForm.GENERATED_POLICY, new GeneratedPolicyForm()),
                new Shape(EvidenceForm.POLICY, new UsedPolicyForm()));
        this.how = how;
        this.trail = new Trail(how.excerpts());
    }

    /**
     * What a file reports of one principal.
     *
     * @param role its ARN, needed where the file reports of several
     * @throws InvalidInputException with every problem, or with the list of shapes where none fits
     */
    public static Evidence read(String name, byte[] bytes, Optional<String> role) {
        EvidenceReader reader = new EvidenceReader(Interpretation.PLAIN);
        try {
            reader.add(name, new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.reports().about(role);
    }

    /**
     * Adds a file, plain or compressed with gzip. CloudTrail's records are streamed; other forms are read as a whole.
     *
     * @param in is left open
     * @throws InvalidInputException with every problem, or with the list of shapes where none fits
     * @throws IOException where the stream fails
     */
    public void add(String name, InputStream in) throws IOException {
        add(name, in, Optional.empty());
    }

    /**
     * The same for a file whose principal the user names.
     *
     * @param principal the ARN of the principal that it is about, if it does not say so itself; CloudTrail's records always do
     * @throws InvalidInputException also where it says that it is about somebody else
     */
    public void add(String name, InputStream in, Optional<String> principal) throws IOException {
        add(name, in, principal, Optional.empty());
    }

    /**
     * The same for a file beside findings.
     *
     * @param age of what is unused, if it is a last accessed report and the user names none
     */
    public void add(String name, InputStream in, Optional<String> principal, Optional<UnusedAge> age)
            throws IOException {
        BufferedInputStream text = new BufferedInputStream(plain(new BufferedInputStream(in)));
        text.mark(OPENING);
        String opening = new String(text.readNBytes(OPENING), StandardCharsets.UTF_8);
        text.reset();
        Optional<TrailLayout> layout = layout(opening);
        if (layout.isPresent()) {
            forms.add(EvidenceForm.CLOUDTRAIL);
            trails.add(name);
            trail.add(name, text, layout.get());
        } else {
            int most = Limits.EVIDENCE.documentBytes();
            Reports read = read(
                    SourceText.decode(name, text.readNBytes(most + 1), Limits.EVIDENCE),
                    age.map(how::of).orElse(how));
            if (read.unaddressed().isPresent()) {
                principal.ifPresentOrElse(
                        arn -> addressed
                                .computeIfAbsent(arn, each -> new ArrayList<>())
                                .add(name),
                        () -> unaddressed.add(name));
            }
            reports.add(principal.map(read::addressedTo).orElse(read));
        }
    }

    /** A text with a byte order mark is read as a whole, where it is refused. */
    private Optional<TrailLayout> layout(String opening) {
        if (opening.startsWith("\uFEFF")) {
            return Optional.empty();
        }
        return how.form().isEmpty()
                ? TrailLayout.told(opening)
                : how.form().filter(EvidenceForm.CLOUDTRAIL::equals).map(form -> TrailLayout.of(opening));
    }

    private static InputStream plain(BufferedInputStream in) throws IOException {
        in.mark(2);
        byte[] magic = in.readNBytes(2);
        in.reset();
        boolean isGzip = magic.length == 2 && magic[0] == (byte) 0x1F && magic[1] == (byte) 0x8B;
        return isGzip ? GzipInput.of(in) : in;
    }

    /** The forms of the files that were read. */
    public Set<EvidenceForm> forms() {
        return Set.copyOf(forms);
    }

    /** The files whose principal only the user names, by its ARN. */
    public SortedMap<String, List<String>> addressed() {
        return Collections.unmodifiableSortedMap(addressed);
    }

    /** The files that are about whomever the user means. */
    public List<String> unaddressed() {
        return List.copyOf(unaddressed);
    }

    /** What all files together report. */
    public Reports reports() {
        List<Reports> all = new ArrayList<>(reports);
        trail.reports(Reports.source(trails)).ifPresent(all::add);
        all.add(Reports.ofRemarks(following.remarks()));
        return Reports.sum(all);
    }

    private Reports read(SourceText source, Interpretation reading) {
        String text = source.text().strip();
        if (text.isEmpty()) {
            throw refused(
                    source,
                    "the file is empty, so nothing is known of what was unused; " + EvidenceForm.shapes(how.list()));
        }
        boolean isList = how.form()
                .map(EvidenceForm.LIST::equals)
                .orElseGet(() -> !text.startsWith("[") && !text.startsWith("{"));
        return isList
                ? ofList(PlainList.read(source), new Problems(source.name(), source.text(), Limits.EVIDENCE))
                : readJson(source, reading);
    }

    /**
     * An empty list counts as an empty file: a filter that let nothing through is likelier than a principal that did
     * nothing.
     */
    private Reports ofList(List<Pattern> list, Problems problems) {
        problems.refuseIfAny();
        forms.add(EvidenceForm.LIST);
        if (list.isEmpty() && how.list() == ListOf.USED) {
            throw new InvalidInputException(
                    problems.source(),
                    "the list is empty, so nothing is known of what was used; leave it out, or write at least one"
                            + " `service:Action`");
        }
        Evidence evidence = switch (how.list()) {
            case UNUSED -> Evidence.ofUnused(list);
            case USED -> Evidence.ofUsed(list).plus(Evidence.ofUnused(List.of(Pattern.of("*"))));
            case ALSO_USED -> Evidence.ofUsed(list);
        };
        return Reports.unaddressed(problems.source(), evidence, Observed.untold(problems.source()));
    }

    private Reports readJson(SourceText source, Interpretation reading) {
        Problems problems = new Problems(source.name(), source.text(), Limits.EVIDENCE);
        List<Json> documents = JsonReader.readAll(source, problems);
        problems.refuseIfAny();
        Reports found = isJsonList(documents)
                ? ofList(JsonList.read(documents, problems), problems)
                : ofShape(shape(documents, source), documents, reading, problems);
        problems.refuseIfAny();
        return found;
    }

    private Reports ofShape(Shape shape, List<Json> documents, Interpretation reading, Problems problems) {
        forms.add(shape.form());
        return shape.json().read(documents, reading, problems);
    }

    /** An empty array lists nothing: among what is unused that is the short form's word too. */
    private boolean isJsonList(List<Json> documents) {
        boolean isEmpty = documents.size() == 1
                && documents
                        .get(0)
                        .asArray()
                        .filter(array -> array.elements().isEmpty())
                        .isPresent();
        return how.form().isEmpty() && (JsonList.fits(documents) || (isEmpty && how.list() != ListOf.UNUSED));
    }

    /** The form of documents that is taken as what they are named as. */
    private Shape shape(List<Json> documents, SourceText source) {
        Optional<Shape> shape = shapes.stream()
                .filter(each -> how.form().map(each.form()::equals).orElse(true))
                .filter(each -> each.json().fits(documents))
                .findFirst();
        Optional<String> refusal = shape.isPresent()
                ? shape.get().form().refusal(how.list())
                : FindingList.refusal(documents).or(() -> Optional.of(unknown()));
        if (refusal.isPresent()) {
            throw refused(source, refusal.get());
        }
        return shape.orElseThrow();
    }

    private String unknown() {
        return how.form()
                .map(wanted -> "this is no " + wanted.title())
                .orElseGet(() -> "this fits no known form; " + EvidenceForm.shapes(how.list()));
    }

    private static InvalidInputException refused(SourceText source, String message) {
        return new InvalidInputException(source.name(), message);
    }
}
