package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Steps lead where they were made to lead, also between texts with operations, which no bundled snapshot has. */
class SnapshotDeltaProperties {
    private static final String LATER = SmallCatalog.TEXT
            .replace("2026-01-02", "2026-02-03")
            .replace("actions 3", "actions 4")
            .replace(" GetObject R object\n", " GetBucket R\n GetObject R bucket,object\n");

    @Property(seed = "20261001", tries = 500)
    void apply_whatIsBetween_givesTheOther(@ForAll("catalogs") Catalog base, @ForAll("catalogs") Catalog wanted) {
        mustLead(CatalogText.write(base), CatalogText.write(wanted));
    }

    @Example
    void between_neighbours_isShort() {
        assertEquals("""
                whittle-catalog-delta 1
                =1
                -1
                +date 2026-02-03
                =4
                -1
                +actions 4
                =3
                + GetBucket R
                -1
                + GetObject R bucket,object
                =1
                """, SnapshotDelta.between(SmallCatalog.TEXT, LATER));
        mustLead(SmallCatalog.TEXT, LATER);
        mustLead(LATER, SmallCatalog.TEXT);
    }

    @Example
    void between_itself_isOneStep() {
        assertEquals("whittle-catalog-delta 1\n=12\n", SnapshotDelta.between(SmallCatalog.TEXT, SmallCatalog.TEXT));
    }

    /** The broken twins: a step too many, too few, or of another kind. */
    @Example
    void apply_wrongSteps_refusesOrLeadsElsewhere() {
        String steps = SnapshotDelta.between(SmallCatalog.TEXT, LATER);
        for (String wrong : List.of(
                steps.replace("=4", "=5"),
                steps.replace("=4", "=3"),
                steps.replace("=4", "=4x"),
                steps.replace("=4", "*4"),
                steps.replace("=4", "=99999999999"),
                steps.replace("delta 1", "delta 2"),
                steps.concat("=1\n"))) {
            assertThrows(CatalogException.class, () -> apply(SmallCatalog.TEXT, wrong), wrong);
        }
        for (String wrong : List.of(steps.replace("=4", "-4"), steps.replace("+ Get", "+ Let"))) {
            assertNotEquals(LATER, apply(SmallCatalog.TEXT, wrong));
        }
    }

    @Property(seed = "20261002", tries = 200)
    void apply_cutSteps_refuses(@ForAll Random random) {
        String steps = SnapshotDelta.between(SmallCatalog.TEXT, LATER);
        String cut = steps.substring(0, random.nextInt(steps.length()));
        assertThrows(CatalogException.class, () -> apply(SmallCatalog.TEXT, cut));
    }

    private static void mustLead(String base, String wanted) {
        assertEquals(wanted, apply(base, SnapshotDelta.between(base, wanted)));
    }

    private static String apply(String base, String steps) {
        byte[] made = SnapshotDelta.apply(
                "steps", base.getBytes(StandardCharsets.UTF_8), steps.getBytes(StandardCharsets.UTF_8));
        return new String(made, StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<Catalog> catalogs() {
        return CatalogTextProperties.all();
    }
}
