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

    /**
     * Whether the outer pattern's pieces between its runs stand in the inner one, in this order, the first at its beginning and the last
     * at its end. Then the inner one is inside: what stands between is inside a run, whatever it is.
     */
    static boolean isAligned(int[] inner, int[] outer) {
        int first = nextRun(outer, 0);
        int last = lastRun(outer);
        if (last < 0) {
            return Arrays.equals(inner, outer);
        }
        int tail = outer.length - last - 1;
        int at = first;
        int end = inner.length - tail;
        boolean isHeld = end >= at
                && Arrays.equals(inner, 0, first, outer, 0, first)
                && Arrays.equals(inner, end, inner.length, outer, last + 1, outer.length);
        for (int from = first + 1; isHeld && from <= last; ) {
            int to = nextRun(outer, from);
            at = indexOf(inner, at, end, outer, from, to);
            isHeld = at >= 0;
            at += to - from;
            from = to + 1;
        }
        return isHeld;
    }

    private static int nextRun(int[] pattern, int from) {
        int at = from;
        while (at < pattern.length && pattern[at] != Letters.RUN) {
            at++;
        }
        return at;
    }

    private static int lastRun(int[] pattern) {
        int at = pattern.length - 1;
        while (at >= 0 && pattern[at] != Letters.RUN) {
            at--;
        }
        return at;
    }

    /** Where a piece of the outer pattern first stands in a part of the inner one; negative where it does not. */
    private static int indexOf(int[] inner, int start, int end, int[] outer, int from, int to) {
        for (int at = start; at + to - from <= end; at++) {
            if (Arrays.equals(inner, at, at + to - from, outer, from, to)) {
                return at;
            }
        }
        return -1;
    }
}
