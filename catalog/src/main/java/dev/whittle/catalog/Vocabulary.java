package dev.whittle.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a request can hold beside its action, at one date: condition keys with their types, and resource types with their ARN
 * formats. Immutable and safe for use by many threads.
 *
 * <p>A vocabulary has exactly one text (see {@link VocabularyText}), so {@link #sha256()} is its identity.
 *
 * <p>Nothing on the way to the first answers makes a cold JVM load much, as in {@link SnapshotLines}.
 */
public final class Vocabulary {
    private final LocalDate date;
    private final String origin;
    private final String notice;
    private final List<VocabularyService> services;

    /** The keys without a gap, by folded name. */
    private final Map<String, Known> fixed = new HashMap<>();

    /** The keys with one, by folded name. */
    private final List<Known> gapped;

    private final Map<String, VocabularyService> byPrefix = new HashMap<>();

    /** The hash, or null until somebody asks; computing it twice gives the same text, so a race is harmless. */
    private volatile @Nullable String sha256;

    private Vocabulary(
            LocalDate date,
            String origin,
            String notice,
            List<VocabularyService> services,
            Collection<ConditionKey> keys,
            @Nullable String sha256) {
        this.date = date;
        this.origin = origin;
        this.notice = notice;
        this.services = List.copyOf(services);
        this.sha256 = sha256;
        for (VocabularyService service : services) {
            byPrefix.put(service.prefix(), service);
        }
        Map<String, Known> withGap = new LinkedHashMap<>();
        for (ConditionKey key : keys) {
            Map<String, Known> alike = key.hasGap() ? withGap : fixed;
            String folded = Spelling.fold(key.name());
            Known known = alike.get(folded);
            if (known == null) {
                known = new Known(key);
                alike.put(folded, known);
            }
            known.types.addAll(key.types());
        }
        this.gapped = List.copyOf(withGap.values());
    }

    /**
     * The vocabulary of these services.
     *
     * @param services the keys that are of no service first, then rising by prefix
     * @throws CatalogException where a line can't hold origin or notice, or prefixes don't rise
     */
    static Vocabulary of(LocalDate date, String origin, String notice, List<VocabularyService> services) {
        Spelling.checkLine("origin", origin);
        Spelling.checkLine("notice", notice);
        Set<ConditionKey> keys = new LinkedHashSet<>();
        @Nullable String previous = null;
        for (VocabularyService service : services) {
            if (previous != null) {
                Spelling.checkRisingPrefixes(previous, service.prefix());
            } else if (!service.prefix().equals(VocabularyService.GLOBAL)) {
                throw new CatalogException("the keys of no service must come first");
            }
            previous = service.prefix();
            keys.addAll(service.keys());
        }
        return new Vocabulary(date, origin, notice, services, keys, null);
    }

    /**
     * The vocabulary of these services, which are known to be right.
     *
     * @param keys each of them, those of no service first
     * @param sha256 the hash of its text
     */
    static Vocabulary trusted(
            LocalDate date,
            String origin,
            String notice,
            List<VocabularyService> services,
            Collection<ConditionKey> keys,
            String sha256) {
        return new Vocabulary(date, origin, notice, services, keys, sha256);
    }

    /** The day on which the tables were so. */
    public LocalDate date() {
        return date;
    }

    /** Where the data come from, one line. */
    public String origin() {
        return origin;
    }

    /** The licence of the data, one line. */
    public String notice() {
        return notice;
    }

    /**
     * The identity of this vocabulary: SHA-256 of its uncompressed UTF-8 text, 64 lower-case hexadecimal digits. Free for a bundled
     * one.
     */
    public String sha256() {
        String known = sha256;
        if (known == null) {
            known = CatalogText.sha256(VocabularyText.write(this));
            sha256 = known;
        }
        return known;
    }

    /**
     * The types that the published tables give a condition key: the union over all services and the global table, by value type, single
     * before multiple. Empty where no table knows the key; more than one where tables differ.
     *
     * <p>A key of a table that has a part to fill, such as {@code aws:RequestTag/${TagKey}}, is every key with one or more characters
     * there. Constant time, and one comparison for each such key.
     *
     * @param foldedKey in lower case, such as {@code s3:prefix} or {@code aws:requesttag/env}
     */
    public Set<KeyType> types(String foldedKey) {
        SortedSet<KeyType> types = new TreeSet<>();
        for (Known known : known(foldedKey)) {
            types.addAll(known.types);
        }
        return Collections.unmodifiableSortedSet(types);
    }

    /**
     * The published spelling of a condition key, such as {@code aws:PrincipalArn} for {@code aws:principalarn}. Where the key fills a
     * part, that part is as given and the rest as published. Where tables differ, the global table's, then that of the first service;
     * where several keys of a table fit, that with the longest fixed part. A key that no table knows stays as it is.
     *
     * @param foldedKey in lower case
     */
    public String spelling(String foldedKey) {
        @Nullable Known longest = null;
        for (Known known : known(foldedKey)) {
            if (longest == null || known.fixedLength() > longest.fixedLength()) {
                longest = known;
            }
        }
        return longest == null ? foldedKey : longest.spelling(foldedKey);
    }

    /**
     * Whether a resource may be of some catalogued resource type of an action, by its ARN formats. A placeholder {@code ${Name}} of a
     * format stands for one or more characters, in the first five parts none of them a colon; the formats don't say what else it
     * can't hold, so the widest reading counts, except that {@code ${BucketName}} holds no {@code /}. See the class comment of the format
     * for that and its sources.
     *
     * <p>False too where the action takes no resource type, or the service or type is not known here.
     *
     * @param resource the ARN of a request, case-sensitive, not a pattern
     */
    public boolean takes(CatalogService service, CatalogAction action, String resource) {
        for (String type : action.resourceTypes()) {
            for (ArnFormat format : formats(service, type)) {
                if (format.takes(resource)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * An ARN of each format of each resource type of an action, in their order: partition {@code aws}, region {@code us-east-1}, account
     * {@code 123456789012}, {@code example} for everything else. Empty where the action takes no resource type that is known here.
     */
    public List<String> examples(CatalogService service, CatalogAction action) {
        List<String> examples = new ArrayList<>();
        for (String type : action.resourceTypes()) {
            for (ArnFormat format : formats(service, type)) {
                examples.add(format.example());
            }
        }
        return List.copyOf(examples);
    }

    /**
     * The ARN formats of a resource type in the published order, such as {@code arn:${Partition}:s3:::${BucketName}}; empty where the
     * service or its type is not known here.
     */
    public List<String> arnFormats(CatalogService service, String resourceType) {
        return formats(service, resourceType).stream().map(ArnFormat::text).toList();
    }

    /**
     * The condition keys that a service's table lists, as published, such as {@code s3:prefix} and {@code aws:RequestTag/${TagKey}}, rising
     * by lower-cased name; empty where the service is not known here.
     */
    public List<String> keys(CatalogService service) {
        return keys(byPrefix.get(service.prefix()));
    }

    /** The condition keys of the global table, in the same form. */
    public List<String> globalKeys() {
        return keys(byPrefix.get(VocabularyService.GLOBAL));
    }

    /** The resource types of a service, rising in code-point order; empty where the service is not known here. */
    public List<String> resourceTypes(CatalogService service) {
        VocabularyService found = byPrefix.get(service.prefix());
        return found == null
                ? List.of()
                : found.resourceTypes().stream().map(ResourceType::name).toList();
    }

    private static List<String> keys(@Nullable VocabularyService service) {
        return service == null
                ? List.of()
                : service.keys().stream().map(ConditionKey::name).toList();
    }

    /** All services, rising by prefix, behind the keys that are of none. */
    List<VocabularyService> services() {
        return services;
    }

    /** True for a vocabulary with the same text. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Vocabulary that
                && date.equals(that.date)
                && origin.equals(that.origin)
                && notice.equals(that.notice)
                && services.equals(that.services);
    }

    @Override
    public int hashCode() {
        return services.hashCode();
    }

    @Override
    public String toString() {
        return "vocabulary of " + date + " (" + origin + ")";
    }

    private List<ArnFormat> formats(CatalogService service, String resourceType) {
        VocabularyService found = byPrefix.get(service.prefix());
        ResourceType type = found == null ? null : found.resourceType(resourceType);
        return type == null ? List.of() : type.formats();
    }

    private List<Known> known(String foldedKey) {
        List<Known> all = new ArrayList<>();
        Known exact = fixed.get(foldedKey);
        if (exact != null) {
            all.add(exact);
        }
        for (Known known : gapped) {
            if (known.fits(foldedKey)) {
                all.add(known);
            }
        }
        return all;
    }

    /** A key of some tables, with what all of them say of it. */
    private static final class Known {
        final SortedSet<KeyType> types = new TreeSet<>();
        private final String start;
        private final String end;
        private final String foldedStart;
        private final String foldedEnd;

        Known(ConditionKey key) {
            this.start = key.hasGap() ? key.start() : key.name();
            this.end = key.hasGap() ? key.end() : "";
            this.foldedStart = Spelling.fold(start);
            this.foldedEnd = Spelling.fold(end);
        }

        int fixedLength() {
            return start.length() + end.length();
        }

        /** Whether this key, which has a gap, is the given one with one or more characters in the gap. */
        boolean fits(String foldedKey) {
            return foldedKey.length() > fixedLength()
                    && foldedKey.startsWith(foldedStart)
                    && foldedKey.endsWith(foldedEnd);
        }

        String spelling(String foldedKey) {
            return start + foldedKey.substring(start.length(), foldedKey.length() - end.length()) + end;
        }
    }
}
