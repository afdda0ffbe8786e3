package dev.whittle.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for a shortest text that some patterns of each of several sets match, and none of a further set: over the positions at which
 * the patterns may stand, those first from where an end can be nearest. Its answers are proposals: texts are replayed, and emptiness is proved by the solver.
 *
 * <p>A pattern on the right that stands at its final run matches whatever follows, so nothing is looked for behind it. Of the first
 * set one pattern is taken at a time, and of the others only those that can meet it.
 */
final class TextSearch {
    /** So many patterns on the right are looked at together at once. */
    private static final int FEW = 8;

    private final Letters letters;
    private final IdentityHashMap<int[], int[]> holders = new IdentityHashMap<>();
    private final IdentityHashMap<int[], String> texts = new IdentityHashMap<>();
    private final IdentityHashMap<int[], List<String>> pieces = new IdentityHashMap<>();

    TextSearch(Letters letters) {
        this.letters = letters;
    }

    /** There is more to look at than a bound allows, which the message names. */
    static final class LimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LimitException(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * A text, as codes; nothing where there is none.
     *
     * @param left sets of patterns, at least one set
     * @param right patterns that must not match
     */
    Optional<int[]> find(List<List<int[]>> left, List<int[]> right) {
        return find(left, List.of(), right);
    }

    /**
     * The same, of a text that lies in some further set as well.
     *
     * @param wish patterns whose wildcards take variables too; none for no wish
     */
    Optional<int[]> find(List<List<int[]>> left, List<int[]> wish, List<int[]> right) {
        List<List<int[]>> bySize = left.stream()
                .sorted((one, other) -> Integer.compare(one.size(), other.size()))
                .toList();
        Set<Codes> there = new HashSet<>();
        right.forEach(pattern -> there.add(new Codes(pattern)));
        for (int[] first : bySize.get(0)) {
            if (there.contains(new Codes(first))) {
                continue;
            }
            Optional<int[]> found = search(first, bySize.subList(1, bySize.size()), wish, right);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a pattern may hold all of another one: no for sure where the two can't meet, or the pieces of text of the first don't
     * stand in the other one after another, whose wildcards may stand for anything else.
     */
    boolean mayHold(int[] outer, int[] inner) {
        return meet(outer, inner)
                && stand(
                        pieces.computeIfAbsent(outer, TextSearch::pieces),
                        texts.computeIfAbsent(inner, TextSearch::text));
    }

    /** Whether some pieces stand in a text one after another. */
    private static boolean stand(List<String> pieces, String text) {
        int from = 0;
        for (String piece : pieces) {
            int at = text.indexOf(piece, from);
            if (at < 0) {
                return false;
            }
            from = at + piece.length();
        }
        return true;
    }

    /** The characters of a pattern, with something else for what is none. */
    private static String text(int[] pattern) {
        StringBuilder text = new StringBuilder(pattern.length);
        for (int code : pattern) {
            text.appendCodePoint(code >= 0 ? code : 0);
        }
        return text.toString();
    }

    /** The texts that stand in a pattern in one piece, in order. */
    private static List<String> pieces(int[] pattern) {
        return Arrays.stream(text(pattern).split("\0"))
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    /** Whether one pattern on the right holds all of this one: much is asked for that, and it is quickly seen. */
    private boolean isHeldByOne(int[] first, List<int[]> right) {
        if (right.size() <= FEW) {
            return false;
        }
        int[] known = holders.get(first);
        if (known != null && right.stream().anyMatch(outer -> outer == known)) {
            return true;
        }
        for (int[] outer : right) {
            if (mayHold(outer, first) && isHeldBy(outer, first)) {
                holders.put(first, outer);
                return true;
            }
        }
        return false;
    }

    private boolean isHeldBy(int[] outer, int[] inner) {
        return Cut.isAligned(inner, outer)
                || new Walk(
                                letters,
                                List.of(new Positions(List.of(inner), Letters.Side.LEFT)),
                                new Positions(List.of(outer), Letters.Side.RIGHT))
                        .find()
                        .isEmpty();
    }

    private Optional<int[]> search(int[] first, List<List<int[]>> others, List<int[]> wish, List<int[]> right) {
        if (isHeldByOne(first, right)) {
            return Optional.empty();
        }
        List<Positions> sets = new ArrayList<>();
        sets.add(new Positions(List.of(first), Letters.Side.LEFT));
        for (List<int[]> other : others) {
            List<int[]> meeting =
                    other.stream().filter(pattern -> meet(first, pattern)).toList();
            if (meeting.isEmpty()) {
                return Optional.empty();
            }
            sets.add(new Positions(meeting, Letters.Side.LEFT));
        }
        if (!wish.isEmpty()) {
            sets.add(new Positions(wish, Letters.Side.WISH));
        }
        Positions avoided = new Positions(
                right.stream().filter(pattern -> meet(first, pattern)).toList(), Letters.Side.RIGHT);
        return new Walk(letters, sets, avoided).find();
    }

    /** False where the fixed beginnings or ends of two patterns differ, so that no text matches both. */
    static boolean meet(int[] one, int[] other) {
        int most = Math.min(one.length, other.length);
        for (int i = 0; i < most; i++) {
            if (one[i] < 0 || other[i] < 0) {
                break;
            }
            if (one[i] != other[i]) {
                return false;
            }
        }
        for (int i = 1; i <= most; i++) {
            int a = one[one.length - i];
            int b = other[other.length - i];
            if (a < 0 || b < 0) {
                break;
            }
            if (a != b) {
                return false;
            }
        }
        return true;
    }
}
