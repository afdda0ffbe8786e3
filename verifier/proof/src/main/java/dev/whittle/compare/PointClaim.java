package dev.whittle.compare;

import dev.whittle.request.Intervals;
import java.util.List;

/** That no number lies in all of the left and in none of the right. */
record PointClaim(List<Intervals> left, List<Intervals> right) {
    PointClaim {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }
}
