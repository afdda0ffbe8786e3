package dev.whittle.proofs.checker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceReader;
import dev.whittle.evidence.Interpretation;
import dev.whittle.evidence.Interpretation.ListOf;
import dev.whittle.evidence.PlainList;
import dev.whittle.evidence.Reports;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.source.PolicySource;
import dev.whittle.trie.CatalogTrie;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The questions that the build has at hand: the regression proofs, and the tasks of the wrong refiners. */
final class Questions {
    private static final Map<String, CatalogTrie> CATALOGS = new HashMap<>();
    private static final String NEWEST = Catalogs.newest().date().toString();

    private Questions() {}

    static CatalogTrie catalog(String name) {
        return CATALOGS.computeIfAbsent(name, date -> new CatalogTrie(Catalogs.choose(date)));
    }

    static CatalogTrie newest() {
        return catalog(NEWEST);
    }

    /** The folders of the regression proofs. */
    static List<Path> folders() throws IOException {
        try (var folders = Files.list(Path.of("cases"))) {
            return folders.sorted().toList();
        }
    }

    static JsonNode description(Path folder) throws IOException {
        return Question.JSON.readTree(folder.resolve("case.json").toFile());
    }

    /** What a case asks. */
    static Question of(Path folder) throws IOException {
        List<Reports> reports = new ArrayList<>();
        String unused = Files.exists(folder.resolve("unused.json")) ? "unused.json" : "unused.txt";
        reports.add(reports(folder.resolve(unused), ListOf.UNUSED));
        if (Files.exists(folder.resolve("used.json"))) {
            reports.add(reports(folder.resolve("used.json"), ListOf.ALSO_USED).usedOnly());
        }
        Evidence evidence = Reports.sum(reports).about(Optional.empty());
        Path keep = folder.resolve("keep.txt");
        if (Files.exists(keep)) {
            evidence =
                    evidence.plus(Evidence.ofKept(PlainList.read(new SourceText("keep.txt", Files.readString(keep)))));
        }
        return new Question(
                String.valueOf(folder.getFileName()),
                document(folder.resolve("policy.json")),
                evidence,
                catalog(description(folder).get("catalog").asText()));
    }

    /** The policy document of a file, whatever is around it. */
    static String document(Path file) throws IOException {
        return PolicySource.read("policy", Files.readAllBytes(file))
                .policy()
                .source()
                .text();
    }

    private static Reports reports(Path file, ListOf list) throws IOException {
        EvidenceReader reader =
                new EvidenceReader(new Interpretation(Optional.empty(), list, Optional.empty(), Optional.empty()));
        reader.add(String.valueOf(file.getFileName()), new ByteArrayInputStream(Files.readAllBytes(file)));
        return reader.reports();
    }

    /** The tasks of the wrong refiners, in their order. */
    static List<Question> ofWrongRefiners() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Questions.class.getResourceAsStream("/dev/whittle/proofs/wrong/tasks.json"))) {
            List<Question> questions = new ArrayList<>();
            for (JsonNode task : Question.JSON.readTree(in)) {
                List<Pattern> unused = new ArrayList<>();
                task.get("unused").forEach(text -> unused.add(Pattern.of(text.asText())));
                questions.add(new Question(
                        task.get("name").asText(), task.get("policy").toString(), Evidence.ofUnused(unused), newest()));
            }
            return questions;
        }
    }
}
