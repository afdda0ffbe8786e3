package dev.whittle.verify;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.ActionList;
import dev.whittle.policy.Pattern;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Claims that parts of what some lists cover lie inside single patterns or lists of others. Which one is chosen decides
 * only whether the claim is true, never whether it is believed: the solver is asked.
 *
 * <p>A NotAction list beside an outer NotAction list needs a claim only for the strings that the outer one leaves out: the
 * outer one covers the others. These are the matches of the outer list's patterns, and each of them has to lie inside a
 * pattern that the inner list leaves out as well, or inside what else the outer lists cover.
 *
 * @param stronger satisfied by every string of the parts that the outer lists do not cover
 * @param parts what is claimed to lie inside; the outer lists cover what is in no claim's parts
 */
record Containment(Formula stronger, List<Part> parts) {
    /**
     * The claims that what the inner lists cover lies inside what the outer lists cover.
     *
     * @param inner the lists of one context's statements of one effect
     * @param outer the other policy's lists that hold at the same time
     */
    static List<Containment> claims(List<ActionList> inner, List<ActionList> outer) {
        Set<Pattern> listed = patterns(outer).collect(Collectors.toCollection(LinkedHashSet::new));
        List<ActionList> leaving = notActions(outer).toList();
        Claims claims = new Claims();
        patterns(inner).forEach(pattern -> claims.add(new Part.Listed(pattern), pattern, listed, leaving));
        notActions(inner).forEach(list -> claims.addRest(list, listed, leaving));
        return claims.all();
    }

    private static Stream<Pattern> patterns(List<ActionList> lists) {
        return lists.stream()
                .filter(list -> list.element() == ActionElement.ACTION)
                .flatMap(list -> list.patterns().stream())
                .distinct();
    }

    private static Stream<ActionList> notActions(List<ActionList> lists) {
        return lists.stream().filter(list -> list.element() == ActionElement.NOT_ACTION);
    }

    /** The claims made so far: what is of one kind, and of one service, is claimed together. */
    private static final class Claims {
        /** Patterns of one service inside one pattern: a union over many services takes the solver seconds, these add up to less. */
        private record Inside(Pattern holder, String service) {}

        /** Patterns of one service that have nothing in common with what a NotAction list leaves out. */
        private record Apart(ActionList list, String service) {}

        /** Parts, and patterns that match all of their strings. */
        private record Group(List<Pattern> patterns, List<Part> parts) {
            private Group() {
                this(new ArrayList<>(), new ArrayList<>());
            }

            private void add(Pattern pattern, Part part) {
                patterns.add(pattern);
                parts.add(part);
            }
        }

        private static final Pattern EVERYTHING = Pattern.of("*");

        private final List<Containment> open = new ArrayList<>();
        private final List<Formula> ground = new ArrayList<>();
        private final List<Part> settled = new ArrayList<>();
        private final List<Part> everywhere = new ArrayList<>();
        private final Map<Inside, Group> inside = new LinkedHashMap<>();
        private final Map<Apart, Group> apart = new LinkedHashMap<>();
        private final Map<ActionList, Language> unions = new LinkedHashMap<>();

        /**
         * One claim more.
         *
         * @param part strings that the pattern matches
         * @param holders patterns inside which no string of the part is uncovered
         * @param leaving NotAction lists that cover what they leave
         */
        private void add(Part part, Pattern pattern, Set<Pattern> holders, List<ActionList> leaving) {
            Optional<Pattern> holder = holder(pattern, holders);
            if (holder.isPresent()) {
                addInside(part, pattern, holder.get());
                return;
            }
            Optional<ActionList> list = apart(pattern, leaving);
            if (list.isPresent()) {
                addApart(part, pattern, list.get());
            } else {
                open.add(new Containment(Formula.TRUE, List.of(part)));
            }
        }

        private void addInside(Part part, Pattern pattern, Pattern holder) {
            if (holder.isEverything()) {
                everywhere.add(part);
            } else if (pattern.isLiteral() || pattern.equals(holder)) {
                ground.add(outside(pattern, holder));
                settled.add(part);
            } else {
                inside.computeIfAbsent(new Inside(holder, pattern.service()), key -> new Group())
                        .add(pattern, part);
            }
        }

        private void addApart(Part part, Pattern pattern, ActionList list) {
            if (pattern.isLiteral()) {
                ground.add(Formula.textMatches(pattern.folded(), PatternLanguages.union(near(list, pattern.folded()))));
                settled.add(part);
            } else {
                apart.computeIfAbsent(new Apart(list, pattern.service()), key -> new Group())
                        .add(pattern, part);
            }
        }

        private void addRest(ActionList list, Set<Pattern> listed, List<ActionList> leaving) {
            List<Pattern> broad = listed.stream()
                    .filter(pattern -> pattern.literalPrefix().isEmpty())
                    .toList();
            boolean isAllListed = broad.stream().anyMatch(Pattern::isEverything);
            if (isAllListed || leaving.isEmpty()) {
                Formula unlisted =
                        Formula.matches(Obligation.ACTION, Language.complement(PatternLanguages.union(broad)));
                open.add(new Containment(broad.isEmpty() ? Formula.TRUE : unlisted, List.of(new Part.AllBut(list))));
                return;
            }
            Set<Pattern> holders = new LinkedHashSet<>(list.patterns());
            holders.addAll(listed);
            ActionList nearest = leaving.size() == 1
                    ? leaving.get(0)
                    : leaving.stream()
                            .min(Comparator.comparingLong(other -> unheld(other, holders)))
                            .orElseThrow();
            List<ActionList> others =
                    leaving.stream().filter(other -> !other.equals(nearest)).toList();
            nearest.patterns().stream()
                    .distinct()
                    .forEach(pattern -> add(new Part.MatchesBut(pattern, list), pattern, holders, others));
        }

        private static long unheld(ActionList list, Set<Pattern> holders) {
            return list.patterns().stream()
                    .filter(pattern -> holder(pattern, holders).isEmpty())
                    .count();
        }

        private List<Containment> all() {
            List<Containment> claims = new ArrayList<>(open);
            if (!settled.isEmpty()) {
                claims.add(new Containment(Formula.or(ground), settled));
            }
            if (!everywhere.isEmpty()) {
                claims.add(new Containment(
                        Formula.not(Formula.matches(Obligation.ACTION, only(EVERYTHING))), List.copyOf(everywhere)));
            }
            inside.forEach((key, group) -> claims.add(new Containment(
                    Formula.matches(Obligation.ACTION, PatternLanguages.difference(group.patterns(), key.holder())),
                    group.parts())));
            apart.forEach((key, group) -> claims.add(new Containment(
                    Formula.matches(
                            Obligation.ACTION,
                            Language.intersection(
                                    List.of(PatternLanguages.union(group.patterns()), union(key.list())))),
                    group.parts())));
            return claims;
        }

        private static Optional<Pattern> holder(Pattern pattern, Set<Pattern> holders) {
            return holders.contains(pattern)
                    ? Optional.of(pattern)
                    : holders.stream()
                            .filter(other -> other.mayMatch(pattern.literalPrefix()))
                            .filter(pattern::within)
                            .findFirst();
        }

        private static Optional<ActionList> apart(Pattern pattern, List<ActionList> leaving) {
            return leaving.stream()
                    .filter(list -> list.patterns().stream().noneMatch(pattern::meets))
                    .findFirst();
        }

        /** For a literal, a constant that the solver's simplifier decides; for a pattern and itself, a contradiction. */
        private static Formula outside(Pattern pattern, Pattern holder) {
            if (pattern.isLiteral()) {
                return Formula.not(Formula.textMatches(pattern.folded(), only(holder)));
            }
            Formula matches = Formula.matches(Obligation.ACTION, only(pattern));
            return Formula.and(matches, Formula.not(matches));
        }

        /** The patterns that a literal may match, as {@link Allowance} filters them. */
        private static List<Pattern> near(ActionList list, String literal) {
            return list.patterns().stream()
                    .filter(pattern -> pattern.mayMatch(literal))
                    .toList();
        }

        /** One object for each list, which the solver then reads once. */
        private Language union(ActionList list) {
            return unions.computeIfAbsent(list, key -> PatternLanguages.union(key.patterns()));
        }

        private static Language only(Pattern pattern) {
            return PatternLanguages.union(List.of(pattern));
        }
    }
}
