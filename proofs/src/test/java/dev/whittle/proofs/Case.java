package dev.whittle.proofs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.refine.AdmitNew;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One folder under {@code cases}. {@code case.json} says why it exists, which catalog it holds for and what must come out;
 * the other files are what a user would have in hand.
 */
final class Case {
    static final Path FOLDER = Path.of("cases");

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What must come out. */
    enum Expectation {
        CREATE_POLICY,
        DETACH_POLICY,
        NONE,
        PROVED,
        REFUTED,
        UNKNOWN,
        REFUSED
    }

    /** {@code case.json}; unknown keys are refused. */
    record Description(
            String why,
            String catalog,
            Expectation expect,
            AdmitNew admitNew,
            @Nullable String obligation,
            @Nullable String request,
            @Nullable String guilty,
            List<String> says) {
        @JsonCreator
        Description(
                @JsonProperty(value = "why", required = true) String why,
                @JsonProperty(value = "catalog", required = true) String catalog,
                @JsonProperty(value = "expect", required = true) Expectation expect,
                @JsonProperty("admitNew") @Nullable AdmitNew admitNew,
                @JsonProperty("obligation") @Nullable String obligation,
                @JsonProperty("request") @Nullable String request,
                @JsonProperty("guilty") @Nullable String guilty,
                @JsonProperty("says") @Nullable List<String> says) {
            this.why = why;
            this.catalog = catalog;
            this.expect = expect;
            this.admitNew = admitNew == null ? AdmitNew.PREFIX : admitNew;
            this.obligation = obligation;
            this.request = request;
            this.guilty = guilty;
            this.says = says == null ? List.of() : List.copyOf(says);
        }
    }

    private final Path folder;
    private final Description description;

    private Case(Path folder, Description description) {
        this.folder = folder;
        this.description = description;
    }

    /** All cases, by name. */
    static List<Case> all() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.sorted().map(Case::read).toList();
        }
    }

    private static Case read(Path folder) {
        try {
            return new Case(folder, JSON.readValue(folder.resolve("case.json").toFile(), Description.class));
        } catch (IOException e) {
            throw new IllegalStateException(folder + "/case.json: " + e.getMessage(), e);
        }
    }

    String name() {
        return String.valueOf(folder.getFileName());
    }

    Description description() {
        return description;
    }

    /** The bytes of a file that the case must have. */
    byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    /** The text of a file that the case may have. */
    Optional<String> text(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** The first of these files that the case has. */
    String firstOf(String... names) {
        for (String name : names) {
            if (Files.exists(folder.resolve(name))) {
                return name;
            }
        }
        throw new IllegalStateException(folder + " has none of " + String.join(", ", names));
    }
}
