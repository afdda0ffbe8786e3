package dev.whittle.report;

import dev.whittle.files.Input;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Places;
import dev.whittle.json.Span;
import dev.whittle.request.RequestStatement;
import dev.whittle.source.PolicySource;
import java.util.List;
import java.util.Optional;

/**
 * A statement as the place of a result.
 *
 * @param source the file
 * @param pointer JSON pointer in the document
 * @param span where it stands in the file, if it has a place there
 */
record SarifStatement(PolicySource source, String pointer, Optional<Span> span) {
    static SarifStatement of(PolicySource source, RequestStatement statement) {
        return new SarifStatement(
                source,
                statement.pointer(),
                source.inFile()
                        .map(policy ->
                                policy.statements().get(statement.index()).span()));
    }

    /**
     * Writes the location.
     *
     * @param files the files of the run, in order
     */
    void location(JsonWriter out, List<Input> files) {
        int index = files.stream().map(Input::name).toList().indexOf(source.title());
        physical(out, source.title(), index);
        out.objects(
                "logicalLocations", List.of(pointer), (logical, each) -> logical.member("fullyQualifiedName", each));
    }

    /**
     * Writes where it stands in a file.
     *
     * @param file as the report names it
     * @param index of the file in the run
     */
    void physical(JsonWriter out, String file, int index) {
        out.member("physicalLocation", physical -> {
            physical.member(
                    "artifactLocation",
                    artifact -> artifact.member("uri", ArtifactUri.of(file)).member("index", index));
            span.ifPresent(place -> physical.member(
                    "region",
                    region -> SarifLog.region(
                            region,
                            new Places(source.inFile().orElseThrow().source().text()),
                            place)));
        });
    }
}
