package dev.whittle.verify;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.ActionList;
import dev.whittle.policy.Pattern;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Claims that parts of a refined policy lie inside single patterns or lists of the original. Which one is chosen decides
 * only whether the claim is true, never whether it is believed: the solver is asked.
 *
 * @param stronger satisfied by every string of the parts that the original does not cover
 * @param parts what is claimed to lie inside
 */
record Containment(Formula stronger, List<Part> parts) {
    /** Patterns of one service inside one pattern: a union over many services takes the solver seconds, these add up to less. */
    private record Group(Pattern holder, String service) {}

    /**
     * Claims that together are about all parts of the refined lists.
     *
     * @param refined the lists of one context's Allow statements
     * @param originals the original's lists that hold at the same time
     */
    static List<Containment> claims(List<ActionList> refined, List<ActionList> originals) {
        Set<Pattern> outer = originals.stream()
                .filter(list -> list.element() == ActionElement.ACTION)
                .flatMap(list -> list.patterns().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Containment> claims = new ArrayList<>();
        List<Formula> ground = new ArrayList<>();
        List<Part> settled = new ArrayList<>();
        Map<Group, List<Pattern>> inside = new LinkedHashMap<>();
        patterns(refined).forEach(pattern -> {
            Optional<Pattern> holder = holder(pattern, outer);
            if (holder.isEmpty()) {
                claims.add(new Containment(Formula.TRUE, List.of(new Part.Listed(pattern))));
            } else if (pattern.isLiteral() || pattern.equals(holder.get())) {
                ground.add(outside(pattern, holder.get()));
                settled.add(new Part.Listed(pattern));
            } else {
                inside.computeIfAbsent(new Group(holder.get(), pattern.service()), key -> new ArrayList<>())
                        .add(pattern);
            }
        });
        claims.add(new Containment(Formula.or(ground), settled));
        inside.forEach((group, patterns) -> claims.add(new Containment(
                Formula.actionMatches(PatternLanguages.difference(patterns, group.holder())),
                patterns.stream().<Part>map(Part.Listed::new).toList())));
        refined.stream()
                .filter(list -> list.element() == ActionElement.NOT_ACTION)
                .forEach(list -> claims.add(rest(list, originals)));
        return claims;
    }

    private static Stream<Pattern> patterns(List<ActionList> lists) {
        return lists.stream()
                .filter(list -> list.element() == ActionElement.ACTION)
                .flatMap(list -> list.patterns().stream())
                .distinct();
    }

    private static Optional<Pattern> holder(Pattern pattern, Set<Pattern> outer) {
        return outer.contains(pattern)
                ? Optional.of(pattern)
                : outer.stream()
                        .filter(other -> other.mayMatch(pattern.literalPrefix()))
                        .filter(pattern::within)
                        .findFirst();
    }

    /** Of a literal, a constant that the solver's simplifier decides; of a pattern and itself, a contradiction. */
    private static Formula outside(Pattern pattern, Pattern holder) {
        if (pattern.isLiteral()) {
            return Formula.not(Formula.textMatches(pattern.folded(), only(holder)));
        }
        Formula matches = Formula.actionMatches(only(pattern));
        return Formula.and(matches, Formula.not(matches));
    }

    /** A NotAction list leaves no more than an original one, all of whose patterns it has; an atom a pattern shows it. */
    private static Containment rest(ActionList list, List<ActionList> originals) {
        Formula stronger = originals.stream()
                .filter(other -> other.element() == ActionElement.NOT_ACTION)
                .filter(other -> list.patterns().containsAll(other.patterns()))
                .findFirst()
                .map(other -> contradiction(list.patterns(), other.patterns()))
                .orElse(Formula.TRUE);
        return new Containment(stronger, List.of(new Part.Rest(list)));
    }

    private static Formula contradiction(List<Pattern> left, List<Pattern> taken) {
        Map<Pattern, Formula> atoms = new LinkedHashMap<>();
        left.forEach(pattern -> atoms.put(pattern, Formula.actionMatches(only(pattern))));
        List<Formula> none = new ArrayList<>();
        atoms.values().forEach(atom -> none.add(Formula.not(atom)));
        none.add(Formula.or(taken.stream()
                .flatMap(pattern -> Optional.ofNullable(atoms.get(pattern)).stream())
                .toList()));
        return Formula.and(none);
    }

    private static Language only(Pattern pattern) {
        return PatternLanguages.union(List.of(pattern));
    }
}
