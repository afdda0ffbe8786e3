package dev.whittle.compare;

import dev.whittle.compare.Letters.Mode;
import dev.whittle.compare.Letters.Side;
import dev.whittle.request.Glob;
import dev.whittle.request.Intervals;
import dev.whittle.request.Intervals.Interval;
import dev.whittle.smt.Deadline;
import dev.whittle.smt.Decision;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Language;
import dev.whittle.smt.RealVariable;
import dev.whittle.smt.Solver;
import dev.whittle.smt.StringVariable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Proves claims of one dimension by the solver, each as one membership in a regular language that is to be empty.
 *
 * <p>A claim with one set on the left is cut into small ones where each pattern on the left is inside one on the right: what both
 * begin or end with is left out, which only makes a claim stronger, what stands for a run is inside it whatever it is, and claims with the same right side are asked together. What can't
 * be cut is asked as a whole. The search says which cut may hold; only the solver's word counts.
 */
// TRUSTED: cutting is sound since concatenation is monotone; a claim follows from those that it is split into by the
// algebra of sets.
final class LemmaProver {
    private static final StringVariable TEXT = new StringVariable("x");
    private static final RealVariable POINT = new RealVariable("n");
    /** Everything is inside it. */
    private static final Codes EVERYTHING = new Codes(new int[] {Letters.RUN});

    private static final Duration MOST = Duration.ofSeconds(10);

    private final Supplier<Solver> solver;
    private final Letters letters;
    private final TextSearch search;
    private final Map<Claim, Boolean> claims = new HashMap<>();
    private final Map<PointClaim, Boolean> points = new HashMap<>();
    private final Map<Sided, List<int[]>> sets = new HashMap<>();
    private final Map<Inside, Boolean> insides = new HashMap<>();
    private final Set<List<Integer>> apart = new HashSet<>();
    private final Set<CutClaim> proved = new HashSet<>();

    /** @param solver asked for when the first question is */
    LemmaProver(Supplier<Solver> solver, Letters letters, TextSearch search) {
        this.solver = solver;
        this.letters = letters;
        this.search = search;
    }

    private record Inside(Cut whole, Mode mode) {}

    private record Sided(GlobSet set, Mode mode, Side side) {}

    private record CutClaim(Cut cut, Mode mode) {}

    /** Whether the solver proves the claim; asked once. */
    boolean proves(Claim claim, Deadline deadline) {
        Boolean known = claims.get(claim);
        if (known == null) {
            known = prove(claim, deadline);
            claims.put(claim, known);
        }
        return known;
    }

    /** The same of a claim about points; one that bounds no value says nothing of values that are no points. */
    boolean proves(PointClaim claim, Deadline deadline) {
        return !claim.left().isEmpty()
                && points.computeIfAbsent(claim, asked -> isUnsatisfiable(formula(asked), deadline));
    }

    /** The whole claim as one question, unsatisfiable iff it holds. */
    Formula formula(Claim claim) {
        List<Language> parts = new ArrayList<>();
        for (GlobSet set : claim.left()) {
            parts.add(language(codes(set, claim.mode(), Side.LEFT), claim.mode(), Side.LEFT));
        }
        List<int[]> right = codes(claim.right(), claim.mode());
        if (!right.isEmpty()) {
            parts.add(Language.complement(language(right, claim.mode(), Side.RIGHT)));
        }
        return Formula.matches(TEXT, Language.intersection(parts));
    }

    /** A claim about points as one question, unsatisfiable iff it holds. */
    static Formula formula(PointClaim claim) {
        List<Formula> parts = new ArrayList<>();
        claim.left().forEach(intervals -> parts.add(within(intervals)));
        claim.right().forEach(intervals -> parts.add(Formula.not(within(intervals))));
        return Formula.and(parts);
    }

    private static Formula within(Intervals intervals) {
        return Formula.or(
                intervals.stretches().stream().map(LemmaProver::within).toList());
    }

    private static Formula within(Interval interval) {
        List<Formula> parts = new ArrayList<>();
        Intervals.Cut from = interval.from();
        Intervals.Cut to = interval.to();
        if (from.isAtNumber()) {
            parts.add(
                    from.side() < 0
                            ? Formula.not(Formula.isBelow(POINT, from.value()))
                            : Formula.isAbove(POINT, from.value()));
        }
        if (to.isAtNumber()) {
            parts.add(
                    to.side() < 0
                            ? Formula.isBelow(POINT, to.value())
                            : Formula.not(Formula.isAbove(POINT, to.value())));
        }
        return Formula.and(parts);
    }

    /** The codes of a set's patterns, without those that are left out. */
    List<int[]> codes(GlobSet set, Mode mode, Side side) {
        return sets.computeIfAbsent(new Sided(set, mode, side), asked -> {
            List<int[]> codes = new ArrayList<>(set.globs().size());
            for (Glob glob : set.globs()) {
                int[] each = letters.codes(glob, mode, side);
                if (each != null) {
                    codes.add(each);
                }
            }
            return List.copyOf(codes);
        });
    }

    /** The codes of all patterns on the right. */
    List<int[]> codes(List<GlobSet> right, Mode mode) {
        return right.stream()
                .flatMap(set -> codes(set, mode, Side.RIGHT).stream())
                .toList();
    }

    private Language language(List<int[]> codes, Mode mode, Side side) {
        return new CodeLanguages(letters, mode, side).union(codes);
    }

    private boolean prove(Claim claim, Deadline deadline) {
        List<List<int[]>> left = claim.left().stream()
                .map(set -> codes(set, claim.mode(), Side.LEFT))
                .toList();
        List<int[]> right = codes(claim.right(), claim.mode());
        if (left.size() == 1) {
            return proveByParts(left.get(0), right, claim.mode(), deadline);
        }
        if (right.isEmpty() && left.size() == 2 && areApart(left.get(0), left.get(1), deadline)) {
            return true;
        }
        return left.stream()
                .filter(LemmaProver::areTexts)
                .findFirst()
                .map(texts -> areOutside(texts, left, right, claim.mode(), deadline))
                .orElseGet(() -> isUnsatisfiable(formula(claim), deadline));
    }

    private static boolean areTexts(List<int[]> patterns) {
        return patterns.stream().allMatch(pattern -> Arrays.stream(pattern).allMatch(code -> code >= 0));
    }

    /** Where one set on the left is single texts, the solver is asked text by text: its simplifier answers. */
    private boolean areOutside(
            List<int[]> texts, List<List<int[]>> left, List<int[]> right, Mode mode, Deadline deadline) {
        List<Language> within = left.stream()
                .filter(set -> set != texts)
                .map(set -> language(set, mode, Side.LEFT))
                .toList();
        Language without = language(right, mode, Side.RIGHT);
        Formula some = Formula.or(texts.stream()
                .map(text -> new String(text, 0, text.length))
                .map(text -> {
                    List<Formula> parts = new ArrayList<>();
                    within.forEach(language -> parts.add(Formula.textMatches(text, language)));
                    parts.add(Formula.not(Formula.textMatches(text, without)));
                    return Formula.and(parts);
                })
                .toList());
        return solver.get().check(some, deadline.atMost(MOST)).isUnsatisfiable();
    }

    /** Each pattern in one on the right, as far as that is so; the others together. */
    private boolean proveByParts(List<int[]> left, List<int[]> right, Mode mode, Deadline deadline) {
        Map<Codes, List<Codes>> innersByOuter = new LinkedHashMap<>();
        List<int[]> rest = new ArrayList<>();
        Set<Codes> alike = new HashSet<>();
        right.forEach(outer -> alike.add(new Codes(outer)));
        for (int[] inner : left) {
            if (alike.contains(new Codes(inner))) {
                continue;
            }
            List<int[]> near =
                    right.stream().filter(outer -> search.mayHold(outer, inner)).toList();
            if (near.stream().anyMatch(outer -> Cut.isAligned(inner, outer))) {
                continue;
            }
            Optional<int[]> outer =
                    near.stream().filter(each -> isInside(inner, each, mode)).findFirst();
            if (outer.isEmpty()) {
                rest.add(inner);
                continue;
            }
            Cut cut = cut(inner, outer.get(), mode);
            if (!cut.outer().equals(EVERYTHING) && !proved.contains(new CutClaim(cut, mode))) {
                innersByOuter
                        .computeIfAbsent(cut.outer(), key -> new ArrayList<>())
                        .add(cut.inner());
            }
        }
        for (Map.Entry<Codes, List<Codes>> each : innersByOuter.entrySet()) {
            List<int[]> inners = each.getValue().stream().map(Codes::array).toList();
            if (!areInside(inners, each.getKey().array(), mode, deadline)) {
                return false;
            }
            each.getValue().forEach(inner -> proved.add(new CutClaim(new Cut(inner, each.getKey()), mode)));
        }
        return rest.isEmpty() || proveRest(rest, right, mode, deadline);
    }

    /** Of patterns that are one text each the solver is asked text by text, which its simplifier answers. */
    private boolean areInside(List<int[]> inners, int[] outer, Mode mode, Deadline deadline) {
        boolean areTexts =
                inners.stream().allMatch(inner -> Arrays.stream(inner).allMatch(code -> code >= 0));
        if (!areTexts) {
            return isUnsatisfiable(difference(inners, List.of(outer), mode), deadline);
        }
        Language language = language(List.of(outer), mode, Side.RIGHT);
        Formula outside = Formula.or(inners.stream()
                .map(inner -> Formula.not(Formula.textMatches(new String(inner, 0, inner.length), language)))
                .toList());
        return solver.get().check(outside, deadline.atMost(MOST)).isUnsatisfiable();
    }

    private boolean proveRest(List<int[]> rest, List<int[]> right, Mode mode, Deadline deadline) {
        List<int[]> meeting = right.stream()
                .filter(outer -> rest.stream().anyMatch(inner -> TextSearch.meet(inner, outer)))
                .toList();
        return isUnsatisfiable(difference(rest, meeting, mode), deadline);
    }

    private Formula difference(List<int[]> left, List<int[]> right, Mode mode) {
        Language inner = language(left, mode, Side.LEFT);
        return Formula.matches(
                TEXT,
                right.isEmpty()
                        ? inner
                        : Language.intersection(
                                List.of(inner, Language.complement(language(right, mode, Side.RIGHT)))));
    }

    private boolean isInside(int[] inner, int[] outer, Mode mode) {
        return insides.computeIfAbsent(new Inside(Cut.whole(inner, outer), mode), asked -> {
            try {
                return search.find(List.of(List.of(inner)), List.of(outer)).isEmpty();
            } catch (TextSearch.LimitException e) {
                return false;
            }
        });
    }

    /** The smallest cut that may hold: at both ends, else as much as possible of the beginning alone. */
    private Cut cut(int[] inner, int[] outer, Mode mode) {
        Cut both = Cut.of(inner, outer);
        if (isInside(both.inner().array(), both.outer().array(), mode)) {
            return both;
        }
        int shared = Arrays.mismatch(inner, outer);
        for (int before = shared < 0 ? 0 : shared; before > 0; before--) {
            Cut cut = Cut.after(before, inner, outer);
            if (isInside(cut.inner().array(), cut.outer().array(), mode)) {
                return cut;
            }
        }
        return Cut.whole(inner, outer);
    }

    /**
     * Whether two sets have no text in common by what their patterns begin with: each two of them share some characters and then have
     * different ones, a and b. Without the shared ones, the one is inside a followed by anything, the other inside b followed by
     * anything, and that the two have nothing in common is asked once for each a and b.
     */
    private boolean areApart(List<int[]> one, List<int[]> other, Deadline deadline) {
        Set<List<Integer>> asked = new LinkedHashSet<>();
        for (int[] here : one) {
            for (int[] there : other) {
                int at = difference(here, there);
                if (at < 0) {
                    return false;
                }
                asked.add(List.of(Math.min(here[at], there[at]), Math.max(here[at], there[at])));
            }
        }
        asked.removeAll(apart);
        boolean isProved = asked.isEmpty()
                || isUnsatisfiable(
                        Formula.matches(
                                TEXT,
                                Language.union(asked.stream()
                                        .map(pair -> Language.intersection(
                                                List.of(startingWith(pair.get(0)), startingWith(pair.get(1)))))
                                        .toList())),
                        deadline);
        if (isProved) {
            apart.addAll(asked);
        }
        return isProved;
    }

    private static Language startingWith(int character) {
        return Language.concatenation(List.of(Language.literal(Character.toString(character)), Language.anyString()));
    }

    /** The first place at which both have a character and not the same; negative where there is none. */
    private static int difference(int[] one, int[] other) {
        for (int i = 0; i < Math.min(one.length, other.length) && one[i] >= 0 && other[i] >= 0; i++) {
            if (one[i] != other[i]) {
                return i;
            }
        }
        return -1;
    }

    private boolean isUnsatisfiable(Formula question, Deadline deadline) {
        return solver.get().decide(question, deadline.atMost(MOST)) == Decision.UNSATISFIABLE;
    }
}
