package dev.whittle.proofs.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The page stays one that can be read at a sitting, and rests on the JDK alone. */
class CheckPageTest {
    private static final int MOST_LINES = 300;
    private static final int MOST_COLUMNS = 140;

    @Test
    void page_isShort() {
        List<String> lines = Page.read().lines().toList();
        assertTrue(lines.size() <= MOST_LINES, () -> lines.size() + " lines");
        assertEquals(
                List.of(),
                lines.stream().filter(line -> line.length() > MOST_COLUMNS).toList());
    }

    @Test
    void page_importsTheJdkAlone() {
        List<String> foreign = Page.read()
                .lines()
                .filter(line -> line.startsWith("import ") && !line.startsWith("import java."))
                .toList();
        assertEquals(List.of(), foreign);
        assertFalse(Page.read().contains("whittle."), "the page names a class of Whittle's");
    }
}
