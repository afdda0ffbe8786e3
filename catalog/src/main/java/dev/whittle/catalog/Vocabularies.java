package dev.whittle.catalog;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where vocabularies come from: this module. */
public final class Vocabularies {
    private static final Map<BundledSnapshot, Vocabulary> LOADED = new ConcurrentHashMap<>();

    private Vocabularies() {}

    /**
     * The bundled vocabulary of the catalog's date, and where there is none, as for most catalogs from files, the newest; loaded at the
     * first call, the same object afterwards.
     */
    public static Vocabulary of(Catalog catalog) {
        for (BundledSnapshot snapshot : BundledSnapshot.values()) {
            if (snapshot.date.equals(catalog.date())) {
                return load(snapshot);
            }
        }
        return load(BundledSnapshot.newest());
    }

    private static Vocabulary load(BundledSnapshot snapshot) {
        Vocabulary known = LOADED.get(snapshot);
        if (known != null) {
            return known;
        }
        String source = snapshot.vocabularyResource();
        String text = SnapshotBytes.decode(source, snapshot.vocabularyBytes());
        Vocabulary read = BundledVocabulary.read(source, text, snapshot.vocabularySha256);
        Vocabulary earlier = LOADED.putIfAbsent(snapshot, read);
        return earlier != null ? earlier : read;
    }
}
