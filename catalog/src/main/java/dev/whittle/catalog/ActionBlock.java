package dev.whittle.catalog;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The actions of one service of a bundled snapshot, immutable, made from its lines when somebody first looks at one: a
 * policy names few services, and making all actions costs more than all the rest of loading.
 */
final class ActionBlock extends AbstractList<CatalogAction> implements RandomAccess {
    private final String source;
    private final byte[] bytes;
    private final int begin;
    private final int end;
    private final int linesBefore;
    private final int lines;
    private volatile @Nullable List<CatalogAction> made;

    /** The actions in {@code bytes} from {@code begin} to before {@code end}, one a line. */
    ActionBlock(String source, byte[] bytes, int begin, int end, int linesBefore, int lines) {
        this.source = source;
        this.bytes = bytes;
        this.begin = begin;
        this.end = end;
        this.linesBefore = linesBefore;
        this.lines = lines;
    }

    /** How many actions there are; makes none. */
    @Override
    public int size() {
        return lines;
    }

    @Override
    public CatalogAction get(int index) {
        List<CatalogAction> known = made;
        return (known != null ? known : make()).get(index);
    }

    private synchronized List<CatalogAction> make() {
        List<CatalogAction> known = made;
        if (known == null) {
            String text = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
            known = CatalogReader.actions(source, text, linesBefore);
            made = known;
        }
        return known;
    }
}
