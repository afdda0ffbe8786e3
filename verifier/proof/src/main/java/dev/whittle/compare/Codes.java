package dev.whittle.compare;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array of {@linkplain Letters codes}, or of positions, as a value. Nobody changes the array. */
final class Codes {
    private final int[] array;
    private final int hash;

    Codes(int[] array) {
        this.array = array;
        this.hash = Arrays.hashCode(array);
    }

    int[] array() {
        return array;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Codes that && hash == that.hash && Arrays.equals(array, that.array);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
