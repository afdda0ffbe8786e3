package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a bundled snapshot: finds the services and leaves their actions to {@link ActionBlock}.
 *
 * <p>TRUSTED: the text is one that {@link CatalogText#read} accepts and has the hash in {@link BundledSnapshot}. A test
 * checks both in every build; here only what costs nothing is checked again.
 */
final class BundledReader {
    private static final int HEADER_LINES = 7;

    private final String source;
    private final byte[] bytes;

    /** Where the next line begins. */
    private int next;

    /** How many lines were passed. */
    private int line;

    private BundledReader(String source, byte[] bytes) {
        this.source = source;
        this.bytes = bytes;
    }

    /** The catalog with these UTF-8 bytes, which are known to be good and to have this hash. */
    static Catalog read(String source, byte[] bytes, String sha256) {
        return new BundledReader(source, bytes).read(sha256);
    }

    private Catalog read(String sha256) {
        while (line < HEADER_LINES) {
            skipLine();
        }
        CatalogHeader header = CatalogReader.header(source, text(0, next));
        List<CatalogService> services = new ArrayList<>(header.services());
        int actions = 0;
        while (next < bytes.length) {
            CatalogService service = service();
            services.add(service);
            actions += service.actions().size();
        }
        header.mustCount(services.size(), 0, actions);
        return Catalog.trusted(header, services, sha256);
    }

    private CatalogService service() {
        int begin = next;
        skipLine();
        String head = text(begin, next - 1);
        int blockBegin = next;
        int linesBefore = line;
        while (next < bytes.length && bytes[next] == ' ') {
            skipLine();
        }
        return CatalogReader.service(
                head, new ActionBlock(source, bytes, blockBegin, next, linesBefore, line - linesBefore));
    }

    private void skipLine() {
        int at = next;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        if (at == bytes.length) {
            throw new CatalogException("the bundled catalog " + quoted(source) + " is cut; this build is damaged");
        }
        next = at + 1;
        line++;
    }

    private String text(int begin, int end) {
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }
}
