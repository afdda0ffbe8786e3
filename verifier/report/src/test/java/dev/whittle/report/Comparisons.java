package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.Comparison;
import dev.whittle.compare.SideSources;
import dev.whittle.compare.Sides;
import dev.whittle.source.PolicySource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;

/** Comparisons by the catalog of 2024. */
final class Comparisons {
    private static final Catalog CATALOG = Catalogs.bundled(LocalDate.of(2024, 11, 20));

    private Comparisons() {}

    /** Two files compared. */
    static CompareRun of(String a, String b) {
        return of(source("old/a.json", a), source("new [b].json", b));
    }

    private static SideSources source(String name, String text) {
        return SideSources.of(PolicySource.read(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static CompareRun of(SideSources a, SideSources b) {
        Vocabulary vocabulary = Vocabularies.of(CATALOG);
        Sides sides = Sides.read(a, b, vocabulary);
        Comparison comparison = Comparison.of(sides.a(), sides.b(), sides.documents(), CATALOG, Duration.ofSeconds(30));
        return new CompareRun(comparison, sides, a, b, CATALOG, vocabulary, "1.2.3", "Z3 4");
    }
}
