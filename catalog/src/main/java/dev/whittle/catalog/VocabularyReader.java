package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a vocabulary once, from top to bottom; see {@link VocabularyText} for the format.
 *
 * <p>Nothing here makes a cold JVM load much, as in {@link SnapshotLines}.
 */
final class VocabularyReader {
    private static final String ARN = " arn:";

    private final SnapshotLines lines;

    /** Most rows stand below many services. */
    private final Map<String, ConditionKey> keys = new HashMap<>();

    private VocabularyReader(String source, String text, int linesBefore) {
        this.lines = new SnapshotLines(source, text, linesBefore);
    }

    /** The vocabulary whose whole text this is. */
    static Vocabulary vocabulary(String source, String text) {
        VocabularyReader reader = new VocabularyReader(source, text, 0);
        try {
            return reader.vocabulary();
        } catch (CatalogException e) {
            throw reader.lines.located(e);
        }
    }

    /** The resource types that this text, taken from behind that many lines, begins with. */
    static List<ResourceType> resourceTypes(String source, String text, int linesBefore) {
        VocabularyReader reader = new VocabularyReader(source, text, linesBefore);
        try {
            return reader.resourceTypes();
        } catch (CatalogException e) {
            throw reader.lines.located(e);
        }
    }

    private Vocabulary vocabulary() {
        if (!lines.line("the format").equals(VocabularyText.FORMAT)) {
            throw new CatalogException(
                    "this is no vocabulary; the first line must be " + quoted(VocabularyText.FORMAT));
        }
        LocalDate date = SnapshotLines.date(lines.field("date"));
        String origin = lines.lineField("origin");
        String notice = lines.lineField("notice");
        int services = SnapshotLines.count(lines.field("services"));
        int keyCount = SnapshotLines.count(lines.field("keys"));
        int formats = SnapshotLines.count(lines.field("arn-formats"));
        List<VocabularyService> read = services();
        int keysRead = 0;
        int formatsRead = 0;
        for (VocabularyService service : read) {
            keysRead += service.keys().size();
            formatsRead += service.formatCount();
        }
        CatalogHeader.mustCount("services", services, read.size() - 1);
        CatalogHeader.mustCount("keys", keyCount, keysRead);
        CatalogHeader.mustCount("ARN formats", formats, formatsRead);
        return Vocabulary.of(date, origin, notice, read);
    }

    private List<VocabularyService> services() {
        List<VocabularyService> services = new ArrayList<>();
        String prefix = lines.line(quoted(VocabularyService.GLOBAL));
        if (!prefix.equals(VocabularyService.GLOBAL)) {
            throw new CatalogException(quoted(prefix) + " must be " + quoted(VocabularyService.GLOBAL)
                    + ", below which the keys of no service stand");
        }
        services.add(new VocabularyService(prefix, keys(), List.of()));
        while (lines.hasNext()) {
            prefix = lines.line("a service");
            Spelling.checkPrefix(prefix);
            Spelling.checkRisingPrefixes(services.get(services.size() - 1).prefix(), prefix);
            services.add(new VocabularyService(prefix, keys(), resourceTypes()));
        }
        return services;
    }

    private List<ConditionKey> keys() {
        List<ConditionKey> read = new ArrayList<>();
        while (lines.nextStartsWith(" ") && !lines.nextStartsWith(VocabularyText.RESOURCE_TYPE)) {
            ConditionKey key = key(lines.line("a condition key"));
            if (!read.isEmpty()) {
                Spelling.checkRisingNames(
                        "condition key", read.get(read.size() - 1).name(), key.name());
            }
            read.add(key);
        }
        return read;
    }

    private ConditionKey key(String row) {
        ConditionKey known = keys.get(row);
        if (known == null) {
            known = newKey(row);
            keys.put(row, known);
        }
        return known;
    }

    /** The key of a line with a space, its name, a space and its types. */
    static ConditionKey newKey(String row) {
        int space = row.indexOf(' ', 1);
        if (space < 0) {
            throw new CatalogException(quoted(row) + " must be a condition key: a space, its name, a space, its types");
        }
        List<KeyType> types = new ArrayList<>();
        String rest = row.substring(space + 1);
        for (int comma = rest.indexOf(','); comma >= 0; comma = rest.indexOf(',')) {
            types.add(type(rest.substring(0, comma)));
            rest = rest.substring(comma + 1);
        }
        types.add(type(rest));
        return new ConditionKey(row.substring(1, space), types);
    }

    private static KeyType type(String title) {
        KeyType type = KeyType.ofTitle(title);
        if (type == null) {
            throw new CatalogException(
                    "condition key type " + quoted(title) + " is not known; known are " + KeyType.titles());
        }
        return type;
    }

    private List<ResourceType> resourceTypes() {
        List<ResourceType> read = new ArrayList<>();
        @Nullable ResourceType last = null;
        while (lines.nextStartsWith(VocabularyText.RESOURCE_TYPE)) {
            ResourceType row = resourceType(lines.line("a resource type"));
            if (last != null && row.name().equals(last.name())) {
                List<ArnFormat> formats = new ArrayList<>(last.formats());
                formats.addAll(row.formats());
                read.remove(read.size() - 1);
                row = new ResourceType(row.name(), formats);
            } else if (last != null) {
                Spelling.checkResourceTypes(List.of(last.name(), row.name()));
            }
            read.add(row);
            last = row;
        }
        return read;
    }

    private static ResourceType resourceType(String row) {
        int arn = row.indexOf(ARN);
        if (arn < 0) {
            throw new CatalogException(
                    quoted(row) + " must be a resource type: a space, `=`, its name, a space, an ARN format");
        }
        return new ResourceType(
                row.substring(VocabularyText.RESOURCE_TYPE.length(), arn),
                List.of(ArnFormat.of(row.substring(arn + 1))));
    }
}
