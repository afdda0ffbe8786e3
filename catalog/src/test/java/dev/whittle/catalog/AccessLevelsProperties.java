package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A set of levels behaves as the JDK's own. */
class AccessLevelsProperties {
    @Property(seed = "1")
    void copyOf_behavesAsEnumSet(@ForAll Set<AccessLevel> some) {
        EnumSet<AccessLevel> expected = EnumSet.noneOf(AccessLevel.class);
        expected.addAll(some);
        AccessLevels levels = AccessLevels.copyOf(some);
        assertEquals(expected, levels);
        assertEquals(levels, expected);
        assertEquals(expected.hashCode(), levels.hashCode());
        assertEquals(expected.size(), levels.size());
        assertEquals(new ArrayList<>(expected), new ArrayList<>(levels));
        for (AccessLevel level : AccessLevel.values()) {
            assertEquals(expected.contains(level), levels.contains(level));
        }
        assertSame(levels, AccessLevels.copyOf(expected));
        assertSame(levels, AccessLevels.of(some.toArray(new AccessLevel[0])));
    }
}
