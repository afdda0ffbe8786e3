package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogText;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogListTest {
    private static final String TEXT = """
            whittle-catalog 1
            date 2026-01-02
            origin test
            notice none
            levels L=List R=Read W=Write T=Tagging P=Permissions management
            services 1
            actions 1
            s3 Amazon S3
             GetObject R
            """;
    private static final Catalog WITHOUT = CatalogText.read("a", TEXT);
    private static final Catalog WITH = CatalogText.read(
            "b", TEXT.replace("actions 1", "operations 1\nactions 1").concat(" =HeadObject s3:GetObject\n"));

    @Test
    void lines_withoutOperations_haveNoColumnForThem() {
        assertEquals(
                List.of("date", "services", "actions", "origin", "sha256"),
                words(new CatalogList(List.of(WITHOUT)).lines().get(0)));
    }

    @Test
    void lines_withOperations_countThemOfEach() {
        List<String> lines = new CatalogList(List.of(WITHOUT, WITH)).lines();
        assertEquals(List.of("date", "services", "actions", "operations", "origin", "sha256"), words(lines.get(0)));
        assertEquals(List.of("2026-01-02", "1", "1", "0", "test", WITHOUT.sha256()), words(lines.get(1)));
        assertEquals(List.of("2026-01-02", "1", "1", "1", "test", WITH.sha256()), words(lines.get(2)));
    }

    private static List<String> words(String line) {
        return List.of(line.split(" +", -1));
    }
}
