package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class AccessLevelsTest {
    @Test
    void changing_isRefused() {
        AccessLevels levels = AccessLevels.of(AccessLevel.READ);
        assertThrows(UnsupportedOperationException.class, () -> levels.add(AccessLevel.LIST));
        assertThrows(UnsupportedOperationException.class, () -> levels.remove(AccessLevel.READ));
        assertThrows(UnsupportedOperationException.class, levels::clear);
    }

    @Test
    void iterator_atTheEnd_throws() {
        Iterator<AccessLevel> iterator = AccessLevels.of(AccessLevel.READ).iterator();
        assertEquals(AccessLevel.READ, iterator.next());
        assertThrows(NoSuchElementException.class, iterator::next);
    }

    @Test
    void everyLevel_isFoundByTitleAndByCode() {
        for (AccessLevel level : AccessLevel.values()) {
            assertEquals(level, AccessLevel.ofTitle(level.title()));
            assertEquals(level, AccessLevel.ofCode(level.code()));
        }
        assertNull(AccessLevel.ofTitle("read"));
        assertNull(AccessLevel.ofCode('r'));
    }

    @Test
    void legend_namesEveryLevel() {
        assertEquals("L=List R=Read W=Write T=Tagging P=Permissions management", CatalogText.LEVELS);
    }
}
