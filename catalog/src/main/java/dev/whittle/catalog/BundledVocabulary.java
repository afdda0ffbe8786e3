package dev.whittle.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a bundled vocabulary: each key once, and the resource types of a service when somebody asks for them.
 *
 * <p>TRUSTED: the text is one that {@link VocabularyText#read} accepts and has the hash in {@link BundledSnapshot}. A test checks both in
 * every build; here only what costs nothing is checked again.
 */
final class BundledVocabulary {
    private final String source;
    private final SnapshotLines lines;

    /** By their lines: most stand below many services. */
    private final Map<String, ConditionKey> keys = new LinkedHashMap<>();

    private BundledVocabulary(String source, String text) {
        this.source = source;
        this.lines = new SnapshotLines(source, text, 0);
    }

    /** The vocabulary with this text, which is known to be good and to have this hash. */
    static Vocabulary read(String source, String text, String sha256) {
        BundledVocabulary reader = new BundledVocabulary(source, text);
        try {
            return reader.read(sha256);
        } catch (CatalogException e) {
            throw reader.lines.located(e);
        }
    }

    private Vocabulary read(String sha256) {
        lines.line("the format");
        LocalDate date = SnapshotLines.date(lines.field("date"));
        String origin = lines.field("origin");
        String notice = lines.field("notice");
        int count = SnapshotLines.count(lines.field("services"));
        lines.field("keys");
        lines.field("arn-formats");
        List<VocabularyService> services = new ArrayList<>(count + 1);
        while (lines.hasNext()) {
            services.add(new VocabularyService(lines.line("a service"), keys(), resourceTypes()));
        }
        CatalogHeader.mustCount("services", count, services.size() - 1);
        return Vocabulary.trusted(date, origin, notice, services, keys.values(), sha256);
    }

    private List<ConditionKey> keys() {
        List<ConditionKey> read = new ArrayList<>();
        while (lines.nextStartsWith(" ") && !lines.nextStartsWith(VocabularyText.RESOURCE_TYPE)) {
            String row = lines.line("a condition key");
            ConditionKey key = keys.get(row);
            if (key == null) {
                key = VocabularyReader.newKey(row);
                keys.put(row, key);
            }
            read.add(key);
        }
        return read;
    }

    private List<ResourceType> resourceTypes() {
        if (!lines.nextStartsWith(VocabularyText.RESOURCE_TYPE)) {
            return List.of();
        }
        int before = lines.taken();
        return new ResourceTypeBlock(source, lines.linesThatStartWith(VocabularyText.RESOURCE_TYPE), before);
    }
}
