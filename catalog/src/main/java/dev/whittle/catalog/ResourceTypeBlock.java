package dev.whittle.catalog;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The resource types of one service of a bundled vocabulary, immutable, made from its lines when somebody first looks at one: a
 * request is of one service, and making all ARN formats costs more than all the rest of loading.
 */
final class ResourceTypeBlock extends AbstractList<ResourceType> implements RandomAccess {
    private final String source;
    private final String lines;
    private final int linesBefore;
    private volatile @Nullable List<ResourceType> made;

    /** The resource types in these lines of a text, behind that many others. */
    ResourceTypeBlock(String source, String lines, int linesBefore) {
        this.source = source;
        this.lines = lines;
        this.linesBefore = linesBefore;
    }

    @Override
    public int size() {
        return made().size();
    }

    @Override
    public ResourceType get(int index) {
        return made().get(index);
    }

    private List<ResourceType> made() {
        List<ResourceType> known = made;
        return known != null ? known : make();
    }

    private synchronized List<ResourceType> make() {
        List<ResourceType> known = made;
        if (known == null) {
            known = List.copyOf(VocabularyReader.resourceTypes(source, lines, linesBefore));
            made = known;
        }
        return known;
    }
}
