package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The condition keys of {@code vocabulary/published-keys.txt}: what AWS's own pages say of keys that the npm package has not, or otherwise.
 * Only the importer reads it.
 *
 * <p>Its first line names the format. A line with {@code #} says something for people, one with {@code source} the page that the keys below
 * it are of, and one that begins with a space a key and its types, as in {@link VocabularyText}, rising below each source.
 */
final class PublishedKeys {
    private static final String FORMAT = "whittle-published-keys 1";
    private static final String SOURCE = "source https://docs.aws.amazon.com/";

    private PublishedKeys() {}

    /** The keys in this module, rising by lower-cased name. */
    static List<ConditionKey> read() throws IOException {
        String name = BundledSnapshot.VOCABULARIES + "/published-keys.txt";
        try (InputStream in = PublishedKeys.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new CatalogException(quoted(name) + " is missing from this build");
            }
            return read(name, SnapshotBytes.decode(name, SnapshotBytes.atMost(name, in, CatalogLimits.DEFAULT)));
        }
    }

    /**
     * The keys of this text.
     *
     * @throws CatalogException naming source and line, where a line is none of the four kinds
     */
    static List<ConditionKey> read(String source, String text) {
        SnapshotLines lines = new SnapshotLines(source, text, 0);
        try {
            if (!lines.line("the format").equals(FORMAT)) {
                throw new CatalogException("the first line must be " + quoted(FORMAT));
            }
            return read(lines);
        } catch (CatalogException e) {
            throw lines.located(e);
        }
    }

    private static List<ConditionKey> read(SnapshotLines lines) {
        List<ConditionKey> all = new ArrayList<>();
        List<ConditionKey> below = new ArrayList<>();
        boolean hasSource = false;
        while (lines.hasNext()) {
            String row = lines.line("a key");
            if (row.startsWith(SOURCE)) {
                hasSource = true;
                below.clear();
            } else if (row.startsWith(" ") && hasSource) {
                ConditionKey key = VocabularyReader.newKey(row);
                if (!below.isEmpty()) {
                    Spelling.checkRisingNames(
                            "condition key", below.get(below.size() - 1).name(), key.name());
                }
                below.add(key);
                all.add(key);
            } else if (!row.startsWith("#")) {
                throw new CatalogException(quoted(row) + " must be `#` and a note, " + quoted(SOURCE + "...")
                        + ", or below that a space, a condition key, a space and its types");
            }
        }
        return united(all);
    }

    /**
     * These keys with each folded name once, rising: the first spelling, and all types that any of them has.
     */
    static List<ConditionKey> united(Collection<ConditionKey> keys) {
        Map<String, ConditionKey> byName = new TreeMap<>(Spelling::compareFolded);
        for (ConditionKey key : keys) {
            byName.merge(key.name(), key, PublishedKeys::united);
        }
        return List.copyOf(byName.values());
    }

    private static ConditionKey united(ConditionKey first, ConditionKey second) {
        TreeSet<KeyType> types = new TreeSet<>(first.types());
        types.addAll(second.types());
        return new ConditionKey(first.name(), List.copyOf(types));
    }
}
