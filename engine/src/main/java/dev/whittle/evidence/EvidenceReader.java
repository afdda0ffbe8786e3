package dev.whittle.evidence;

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
import java.util.List;
import java.util.Optional;

/** Reads files of evidence, which add up; the shape of a text says which form it is. */
public final class EvidenceReader {
    private record Shape(EvidenceForm form, JsonForm json) {}

    /** How much of a stream's start decides whether it is CloudTrail's. */
    private static final int OPENING = 1 << 16;

    private final List<Shape> shapes;
    private final Interpretation how;
    private final List<Reports> reports = new ArrayList<>();
    private final List<String> trails = new ArrayList<>();
    private final Trail trail;

    public EvidenceReader(Interpretation how) {
        FindingVersions versions = new FindingVersions();
        this.shapes = List.of(
                new Shape(EvidenceForm.FINDING, new FindingForm(versions)),
                new Shape(EvidenceForm.SHORT, new ShortForm()),
                new Shape(EvidenceForm.SECURITY_HUB, new SecurityHubForm(versions)),
                new Shape(EvidenceForm.LAST_ACCESSED, new LastAccessedForm()));
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
        BufferedInputStream text = new BufferedInputStream(plain(new BufferedInputStream(in)));
        text.mark(OPENING);
        String opening = new String(text.readNBytes(OPENING), StandardCharsets.UTF_8);
        text.reset();
        Optional<TrailLayout> layout = layout(opening);
        if (layout.isPresent()) {
            trails.add(name);
            trail.add(name, text, layout.get());
        } else {
            int most = Limits.EVIDENCE.documentBytes();
            reports.add(read(SourceText.decode(name, text.readNBytes(most + 1), Limits.EVIDENCE)));
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

    /** What all files together report. */
    public Reports reports() {
        List<Reports> all = new ArrayList<>(reports);
        trail.reports(Reports.source(trails)).ifPresent(all::add);
        return Reports.sum(all);
    }

    private Reports read(SourceText source) {
        String text = source.text().strip();
        if (text.isEmpty()) {
            throw new InvalidInputException(
                    source.name(),
                    "the file is empty, so nothing is known of what was unused; " + EvidenceForm.shapes());
        }
        boolean isList = how.form()
                .map(EvidenceForm.LIST::equals)
                .orElseGet(() -> !text.startsWith("[") && !text.startsWith("{"));
        return isList ? readList(source) : readJson(source);
    }

    private Reports readList(SourceText source) {
        List<Pattern> list = PlainList.read(source);
        Evidence evidence = switch (how.list()) {
            case UNUSED -> Evidence.ofUnused(list);
            case USED -> Evidence.ofUsed(list).plus(Evidence.ofUnused(List.of(Pattern.of("*"))));
        };
        return Reports.unaddressed(source.name(), evidence, Observed.untold(source.name()));
    }

    private Reports readJson(SourceText source) {
        Problems problems = new Problems(source.name(), source.text(), Limits.EVIDENCE);
        List<Json> documents = JsonReader.readAll(source, problems);
        problems.refuseIfAny();
        Shape shape = shapes.stream()
                .filter(each -> how.form().map(each.form()::equals).orElse(true))
                .filter(each -> each.json().fits(documents))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        source.name(),
                        how.form()
                                .map(wanted -> "this is no " + wanted.title())
                                .orElseGet(() -> "this fits no known form; " + EvidenceForm.shapes())));
        if (how.list() == Interpretation.ListOf.USED && shape.form() != EvidenceForm.LAST_ACCESSED) {
            throw new InvalidInputException(source.name(), "this says what is unused; name it with --unused");
        }
        Reports found = shape.json().read(documents, how, problems);
        problems.refuseIfAny();
        return found;
    }
}
