package dev.whittle.compare;

import java.util.List;

/**
 * That no text is matched by some pattern of each set on the left and by no pattern on the right.
 *
 * @param left at least one set
 * @param mode how variables are read
 */
record Claim(List<GlobSet> left, List<GlobSet> right, Letters.Mode mode) {
    Claim {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }
}
