package dev.whittle.catalog;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * An immutable set of access levels, iterated in the order of {@link AccessLevel}.
 *
 * <p>There is one instance for each of the 32 sets, so sets that are equal are the same object and a catalog allocates
 * none of its own.
 */
public final class AccessLevels extends AbstractSet<AccessLevel> {
    private static final AccessLevel[] LEVELS = AccessLevel.values();
    private static final AccessLevels[] SETS = allSets();

    /** The bits of the levels; see {@link AccessLevel#bit}. */
    private final int bits;

    private AccessLevels(int bits) {
        this.bits = bits;
    }

    /** The set of these levels; equal ones count once. */
    public static AccessLevels of(AccessLevel... levels) {
        int bits = 0;
        for (AccessLevel level : levels) {
            bits |= level.bit;
        }
        return SETS[bits];
    }

    /** The set of these levels; equal ones count once. */
    public static AccessLevels copyOf(Collection<AccessLevel> levels) {
        int bits = 0;
        for (AccessLevel level : levels) {
            bits |= level.bit;
        }
        return SETS[bits];
    }

    /** This set with one level more. */
    AccessLevels with(AccessLevel level) {
        return SETS[bits | level.bit];
    }

    @Override
    public int size() {
        return Integer.bitCount(bits);
    }

    @Override
    public boolean contains(Object level) {
        return level instanceof AccessLevel known && (bits & known.bit) != 0;
    }

    @Override
    public Iterator<AccessLevel> iterator() {
        return new Iterator<>() {
            private int left = bits;

            @Override
            public boolean hasNext() {
                return left != 0;
            }

            @Override
            public AccessLevel next() {
                if (left == 0) {
                    throw new NoSuchElementException();
                }
                AccessLevel level = LEVELS[Integer.numberOfTrailingZeros(left)];
                left &= left - 1;
                return level;
            }
        };
    }

    private static AccessLevels[] allSets() {
        AccessLevels[] sets = new AccessLevels[1 << LEVELS.length];
        for (int bits = 0; bits < sets.length; bits++) {
            sets[bits] = new AccessLevels(bits);
        }
        return sets;
    }
}
