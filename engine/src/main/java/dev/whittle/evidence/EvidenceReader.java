package dev.whittle.evidence;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads evidence; the shape of the text says which form it is. */
public final class EvidenceReader {
    private static final Map<EvidenceForm, JsonForm> JSON_FORMS = Map.of(
            EvidenceForm.SHORT, new ShortForm(),
            EvidenceForm.FINDING, new FindingForm(),
            EvidenceForm.SECURITY_HUB, new SecurityHubForm(),
            EvidenceForm.LAST_ACCESSED, new LastAccessedForm());

    private EvidenceReader() {}

    /**
     * What a file reports of one principal.
     *
     * @param role its ARN, needed where the file reports of several
     * @throws InvalidInputException with every problem, or with the list of shapes where none fits
     */
    public static Evidence read(String name, byte[] bytes, Optional<String> role) {
        return read(name, bytes, Interpretation.PLAIN).about(role);
    }

    /**
     * What a file reports.
     *
     * @throws InvalidInputException with every problem, or with the list of shapes where none fits
     */
    public static Reports read(String name, byte[] bytes, Interpretation how) {
        SourceText source = SourceText.decode(name, bytes, Limits.EVIDENCE);
        String text = source.text().strip();
        if (text.isEmpty()) {
            throw new InvalidInputException(
                    name, "the file is empty, so nothing is known of what was unused; " + EvidenceForm.shapes());
        }
        boolean isList = how.form()
                .map(EvidenceForm.LIST::equals)
                .orElseGet(() -> !text.startsWith("[") && !text.startsWith("{"));
        return isList
                ? Reports.unaddressed(
                        name,
                        Evidence.ofUnused(PlainList.read(source)),
                        new Observed("`" + name + "`", Optional.empty()))
                : readJson(source, how);
    }

    private static Reports readJson(SourceText source, Interpretation how) {
        Problems problems = new Problems(source.name(), source.text(), Limits.EVIDENCE);
        List<Json> documents = JsonReader.readAll(source, problems);
        problems.refuseIfAny();
        JsonForm form = JSON_FORMS.entrySet().stream()
                .filter(entry -> how.form().map(entry.getKey()::equals).orElse(true))
                .map(Map.Entry::getValue)
                .filter(candidate -> candidate.fits(documents))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        source.name(),
                        how.form()
                                .map(wanted -> "this is no " + wanted.title())
                                .orElseGet(() -> "this fits no known form; " + EvidenceForm.shapes())));
        Reports reports = form.read(documents, how, problems);
        problems.refuseIfAny();
        return reports;
    }
}
