package dev.whittle.report;

import dev.whittle.code.SiteOutcome;
import dev.whittle.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What is written of a plan: a document for each policy that is to be replaced, and what came of all of them. */
public final class PlanFiles {
    /** Longer names, with what is added to them, are too much for some file systems. */
    private static final int MOST_CHARACTERS = 150;

    private static final int HASH_CHARACTERS = 12;

    private final List<SiteOutcome> sites;
    private final Map<String, Long> timesUsed = new HashMap<>();

    private PlanFiles(List<SiteOutcome> sites) {
        this.sites = List.copyOf(sites);
        sites.forEach(site -> timesUsed.merge(folded(site), 1L, Long::sum));
    }

    /**
     * Every file of the results, by its name. A name is the policy's address, in which other characters than letters, digits, dots and
     * underscores give way to hyphens; where that is none or too long, a part of the address's SHA-256 stands behind it.
     */
    public static SortedMap<String, Supplier<String>> of(CodeReport report) {
        PlanFiles files = new PlanFiles(report.results().sites().toList());
        SortedMap<String, Supplier<String>> all = new TreeMap<>();
        files.sites.forEach(site -> site.text().ifPresent(text -> all.put(files.name(site), () -> text)));
        all.put("summary.json", () -> report.json(files::document));
        return all;
    }

    private Optional<String> document(SiteOutcome site) {
        return site.text().map(text -> name(site));
    }

    private String name(SiteOutcome site) {
        String safe = safe(site);
        boolean isTold = safe.length() <= MOST_CHARACTERS && timesUsed.getOrDefault(folded(site), 0L) == 1;
        String hash = Sha256.of(site.site().address().getBytes(StandardCharsets.UTF_8));
        return (isTold
                        ? safe
                        : safe.substring(0, Math.min(safe.length(), MOST_CHARACTERS)) + "-"
                                + hash.substring(0, HASH_CHARACTERS))
                + ".json";
    }

    /** Some file systems take letters for the same that differ in case. */
    private static String folded(SiteOutcome site) {
        return safe(site).toLowerCase(Locale.ROOT);
    }

    private static String safe(SiteOutcome site) {
        return site.site().address().replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("-(?=\\.|$)|^-", "");
    }
}
