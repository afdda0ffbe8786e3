package dev.whittle.compare;

import java.util.Arrays;

/**
 * A claim that one pattern is inside another, cut down: what both begin with, and what both end with, is left out. The claim that
 * is left implies the whole one, since putting the same before or behind two languages keeps one inside the other; it may be false where
 * the whole one is true.
 *
 * @param inner codes of the pattern on the left
 * @param outer codes of the pattern on the right
 */
record Cut(Codes inner, Codes outer) {
    /** Without as much of both ends as both share; nothing of the outer pattern is used twice. */
    static Cut of(int[] inner, int[] outer) {
        int most = Math.min(inner.length, outer.length);
        int before = 0;
        while (before < most && inner[before] == outer[before]) {
            before++;
        }
        int behind = 0;
        while (behind < most - before && inner[inner.length - 1 - behind] == outer[outer.length - 1 - behind]) {
            behind++;
        }
        // What a run of the outer pattern has to take must stay with it.
        boolean isUsedUp = before + behind == outer.length && before + behind < inner.length;
        if (isUsedUp && behind > 0) {
            behind--;
        } else if (isUsedUp && before > 0) {
            before--;
        }
        return of(inner, before, inner.length - behind, outer, outer.length - behind);
    }

    /** Without the first codes, which both share. */
    static Cut after(int before, int[] inner, int[] outer) {
        return of(inner, before, inner.length, outer, outer.length);
    }

    private static Cut of(int[] inner, int from, int toOfInner, int[] outer, int toOfOuter) {
        return new Cut(
                new Codes(Arrays.copyOfRange(inner, from, toOfInner)),
                new Codes(Arrays.copyOfRange(outer, from, toOfOuter)));
    }

    /** Nothing is left out. */
    static Cut whole(int[] inner, int[] outer) {
        return new Cut(new Codes(inner), new Codes(outer));
    }
}
