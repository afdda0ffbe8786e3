package dev.whittle.evidence;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads reports of unused access; the shape of the text says which form it is. */
public final class EvidenceReader {
    private static final List<EvidenceFormat> JSON_FORMS = List.of(new ShortForm(), new FindingForm());

    private EvidenceReader() {}

    /**
     * What a file reports.
     *
     * @param role the only principal whose findings count, where the user named one
     * @throws InvalidInputException with every problem, or with the list of shapes where none fits
     */
    public static Evidence read(String name, byte[] bytes, Optional<String> role) {
        SourceText source = SourceText.decode(name, bytes, Limits.DEFAULT);
        String text = source.text().strip();
        if (text.isEmpty()) {
            throw new InvalidInputException(
                    name, "the file is empty, so nothing is known of what was unused; " + shapes());
        }
        return text.startsWith("[") || text.startsWith("{")
                ? readJson(source, role)
                : Evidence.ofUnused(PlainList.read(source));
    }

    private static Evidence readJson(SourceText source, Optional<String> role) {
        Problems problems = new Problems(source.name(), source.text(), Limits.DEFAULT);
        List<Json> documents = JsonReader.readAll(source, problems);
        problems.refuseIfAny();
        EvidenceFormat form = JSON_FORMS.stream()
                .filter(candidate -> candidate.fits(documents))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(source.name(), "this fits no known form; " + shapes()));
        Evidence evidence = form.read(documents, role, problems);
        problems.refuseIfAny();
        return evidence;
    }

    private static String shapes() {
        return JSON_FORMS.stream()
                .map(EvidenceFormat::title)
                .collect(Collectors.joining(", ", "write one of: ", ", plain list of `service:Action` lines"));
    }
}
