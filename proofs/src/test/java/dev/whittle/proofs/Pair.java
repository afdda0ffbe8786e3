package dev.whittle.proofs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.compare.Certificate;
import dev.whittle.compare.Comparison;
import dev.whittle.compare.Side;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.PolicyReader;
import dev.whittle.request.Documents;
import dev.whittle.request.RequestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One folder under {@code requests}: two policies, and how the first relates to the second over whole requests. */
record Pair(Path folder, Description description) {
    private static final Path FOLDER = Path.of("requests");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** {@code case.json}; unknown keys are refused. */
    record Description(String why, String catalog, String expect, List<String> says) {
        @JsonCreator
        Description(
                @JsonProperty(value = "why", required = true) String why,
                @JsonProperty(value = "catalog", required = true) String catalog,
                @JsonProperty(value = "expect", required = true) String expect,
                @JsonProperty("says") @Nullable List<String> says) {
            this.why = why;
            this.catalog = catalog;
            this.expect = expect;
            this.says = says == null ? List.of() : List.copyOf(says);
        }
    }

    /** All pairs, by name. */
    static List<Pair> all() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory).sorted().map(Pair::read).toList();
        }
    }

    private static Pair read(Path folder) {
        try {
            return new Pair(folder, JSON.readValue(folder.resolve("case.json").toFile(), Description.class));
        } catch (IOException e) {
            throw new IllegalStateException(folder + "/case.json: " + e.getMessage(), e);
        }
    }

    String name() {
        return String.valueOf(folder.getFileName());
    }

    /** What comes of the comparison. */
    Comparison compare(Consumer<Certificate> listener) throws IOException {
        Catalog catalog = Catalogs.choose(description.catalog());
        SourceText a = source("a.json");
        SourceText b = source("b.json");
        Documents documents = Documents.of(List.of(tree(a), tree(b)), Vocabularies.of(catalog));
        return Comparison.of(
                side(a, documents),
                side(b, documents),
                documents,
                catalog,
                Duration.ofSeconds(30),
                Optional.of(listener));
    }

    private SourceText source(String file) throws IOException {
        SourceText source = SourceText.decode(file, Files.readAllBytes(folder.resolve(file)), Limits.DEFAULT);
        PolicyReader.read(source);
        return source;
    }

    private static Json tree(SourceText source) {
        return JsonReader.readOne(source, new Problems(source.name(), source.text(), Limits.DEFAULT))
                .orElseThrow();
    }

    private static Side side(SourceText source, Documents documents) {
        return Side.of(RequestReader.read(source, tree(source), "", documents, RequestReader.Role.POLICY));
    }
}
