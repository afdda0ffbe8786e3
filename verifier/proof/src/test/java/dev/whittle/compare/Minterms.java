package dev.whittle.compare;

import dev.whittle.catalog.KeyType;
import dev.whittle.catalog.ValueType;
import dev.whittle.compare.Effective.Box;
import dev.whittle.request.Documents;
import dev.whittle.request.Glob;
import dev.whittle.request.Intervals;
import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import dk.brics.automaton.BasicOperations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether one side allows something that another one does not, by looking at every way in which a value can lie to all patterns of its
 * dimension, one after another: no solver, no search over patterns, no lemmas. What a dimension can do is told by automata and
 * by points between the ends of stretches.
 *
 * <p>Variables are given values first, so that a yes is right for those values alone.
 */
final class Minterms {
    /** What is thrown where there is too much to look at. */
    static final class TooManyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final int MOST = 200_000;
    private static final int MOST_OF_A_DIMENSION = 600;

    private final Documents documents;

    /** Values of variables by key; an empty one for an absent key. */
    private final Map<String, Optional<String>> values;

    private int steps;

    Minterms(Documents documents, Map<String, Optional<String>> values) {
        this.documents = documents;
        this.values = values;
    }

    /** Whether there is a request that the one allows and the other does not. */
    boolean differ(Effective one, Effective other, List<Skeleton> certain) {
        List<Skeleton> parts = new ArrayList<>(certain);
        parts.add(allowed(one));
        parts.add(allowed(other).negated());
        values.forEach((key, value) -> {
            Skeleton present = Skeleton.of(new Atom.Present(key));
            parts.add(
                    value.isEmpty()
                            ? present.negated()
                            : Skeleton.of(new Atom.Among(
                                    new Dimension(Dimension.Kind.TEXT, key),
                                    new Content.Texts(GlobSet.of(List.of(Glob.of(value.get())))))));
        });
        Set<Atom> atoms = new LinkedHashSet<>();
        parts.forEach(part -> part.collect(atoms));
        return isPossible(Skeleton.all(parts), groups(atoms), 0, new HashMap<>());
    }

    private static Skeleton allowed(Effective side) {
        List<Skeleton> parts = new ArrayList<>();
        parts.add(any(side.allows()));
        side.limits().forEach(limit -> parts.add(any(limit)));
        side.denies().forEach(deny -> parts.add(deny.asked().negated()));
        return Skeleton.all(parts);
    }

    private static Skeleton any(List<Box> boxes) {
        return Skeleton.any(boxes.stream().map(Box::asked).toList());
    }

    private boolean isPossible(
            Skeleton asked, List<List<Map<Atom, Boolean>>> groups, int at, Map<Atom, Boolean> known) {
        if (steps++ > MOST) {
            throw new TooManyException();
        }
        Optional<Boolean> truth = asked.accept(new Truth(known));
        if (truth.isPresent()) {
            return truth.get() && hasNoExclusion(known);
        }
        for (Map<Atom, Boolean> way : groups.get(at)) {
            Map<Atom, Boolean> more = new HashMap<>(known);
            more.putAll(way);
            if (isPossible(asked, groups, at + 1, more)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNoExclusion(Map<Atom, Boolean> known) {
        List<Atom.Fact> facts = known.entrySet().stream()
                .filter(Map.Entry::getValue)
                .filter(each -> each.getKey() instanceof Atom.Fact)
                .map(each -> (Atom.Fact) each.getKey())
                .toList();
        return facts.stream()
                .noneMatch(one -> facts.stream().anyMatch(other -> one.fact().excludes(other.fact())));
    }

    /** Truth as far as atoms are known. */
    private record Truth(Map<Atom, Boolean> known) implements Skeleton.Visitor<Optional<Boolean>> {
        @Override
        public Optional<Boolean> constant(boolean value) {
            return Optional.of(value);
        }

        @Override
        public Optional<Boolean> literal(Literal literal) {
            return Optional.ofNullable(known.get(literal.atom())).map(value -> value == literal.isPositive());
        }

        @Override
        public Optional<Boolean> all(List<Skeleton> parts) {
            return joined(parts, false);
        }

        @Override
        public Optional<Boolean> any(List<Skeleton> parts) {
            return joined(parts, true);
        }

        private Optional<Boolean> joined(List<Skeleton> parts, boolean decisive) {
            boolean isOpen = false;
            for (Skeleton part : parts) {
                Optional<Boolean> truth = part.accept(this);
                if (truth.isPresent() && truth.get() == decisive) {
                    return truth;
                }
                isOpen |= truth.isEmpty();
            }
            return isOpen ? Optional.empty() : Optional.of(!decisive);
        }
    }

    /** What the atoms of each part of a request can be together. */
    private List<List<Map<Atom, Boolean>>> groups(Set<Atom> atoms) {
        List<List<Map<Atom, Boolean>>> groups = new ArrayList<>();
        Map<Dimension, List<Atom>> whole = new TreeMap<>();
        Map<String, List<Atom>> byKey = new TreeMap<>();
        for (Atom atom : atoms) {
            Optional<String> key =
                    atom instanceof Atom.Present present ? Optional.of(present.key()) : atom.impliesPresent();
            if (atom instanceof Atom.Fact) {
                groups.add(List.of(Map.of(atom, false), Map.of(atom, true)));
            } else if (key.isPresent()) {
                byKey.computeIfAbsent(key.get(), each -> new ArrayList<>()).add(atom);
            } else if (atom instanceof Atom.Among among) {
                whole.computeIfAbsent(among.dimension(), each -> new ArrayList<>())
                        .add(atom);
            }
        }
        List<List<Map<Atom, Boolean>>> all = new ArrayList<>();
        whole.forEach((dimension, some) -> all.add(ofAmong(dimension, some)));
        byKey.forEach((key, some) -> all.add(ofKey(some)));
        all.addAll(groups);
        return all;
    }

    private List<Map<Atom, Boolean>> ofKey(List<Atom> atoms) {
        Map<Atom, Boolean> absent = new LinkedHashMap<>();
        atoms.forEach(atom -> absent.put(atom, false));
        Map<Dimension, List<Atom>> ofOnly = new TreeMap<>();
        Map<Dimension, List<Atom>> ofSome = new TreeMap<>();
        Map<Atom, Boolean> present = new LinkedHashMap<>();
        for (Atom atom : atoms) {
            if (atom instanceof Atom.Among among) {
                ofOnly.computeIfAbsent(among.dimension(), each -> new ArrayList<>())
                        .add(atom);
            } else if (atom instanceof Atom.Some some) {
                ofSome.computeIfAbsent(some.dimension(), each -> new ArrayList<>())
                        .add(atom);
            } else {
                present.put(atom, true);
            }
        }
        List<Map<Atom, Boolean>> ways = List.of(present);
        for (Map.Entry<Dimension, List<Atom>> each : ofOnly.entrySet()) {
            ways = product(ways, ofAmong(each.getKey(), each.getValue()));
        }
        for (Map.Entry<Dimension, List<Atom>> each : ofSome.entrySet()) {
            ways = product(ways, ofSome(each.getKey(), each.getValue()));
        }
        List<Map<Atom, Boolean>> all = new ArrayList<>(ways);
        all.add(absent);
        return all;
    }

    private static List<Map<Atom, Boolean>> product(List<Map<Atom, Boolean>> ones, List<Map<Atom, Boolean>> others) {
        List<Map<Atom, Boolean>> all = new ArrayList<>();
        for (Map<Atom, Boolean> one : ones) {
            for (Map<Atom, Boolean> other : others) {
                Map<Atom, Boolean> both = new HashMap<>(one);
                both.putAll(other);
                all.add(both);
            }
        }
        if (all.size() > MOST_OF_A_DIMENSION) {
            throw new TooManyException();
        }
        return all;
    }

    private List<Map<Atom, Boolean>> ofAmong(Dimension dimension, List<Atom> atoms) {
        List<Content> contents =
                atoms.stream().map(atom -> ((Atom.Among) atom).content()).toList();
        return positions(dimension, contents).stream()
                .map(position -> {
                    Map<Atom, Boolean> way = new HashMap<>();
                    for (Atom atom : atoms) {
                        way.put(atom, position.contains(((Atom.Among) atom).content()));
                    }
                    return way;
                })
                .distinct()
                .toList();
    }

    /** Each value passes some tests; of several values any passes what one of them does. */
    private List<Map<Atom, Boolean>> ofSome(Dimension dimension, List<Atom> atoms) {
        Content formed = StatementBoxes.wellFormed(dimension);
        List<Content> contents = new ArrayList<>(
                atoms.stream().map(atom -> ((Atom.Some) atom).content()).toList());
        contents.add(formed);
        Set<Set<Atom>> ofOne = new HashSet<>();
        for (Set<Content> position : positions(dimension, contents)) {
            Set<Atom> passed = new HashSet<>();
            for (Atom atom : atoms) {
                Atom.Some some = (Atom.Some) atom;
                boolean isAmong = position.contains(some.content());
                boolean passes = switch (some.test()) {
                    case AMONG -> isAmong;
                    case OUTSIDE -> !isAmong;
                    case WELL_FORMED_OUTSIDE -> !isAmong && position.contains(formed);
                };
                if (passes) {
                    passed.add(atom);
                }
            }
            ofOne.add(passed);
        }
        Set<Set<Atom>> all = new HashSet<>(ofOne);
        List<Set<Atom>> next = new ArrayList<>(ofOne);
        while (!next.isEmpty()) {
            Set<Atom> earlier = next.remove(next.size() - 1);
            for (Set<Atom> one : ofOne) {
                Set<Atom> both = new HashSet<>(earlier);
                both.addAll(one);
                if (all.add(both)) {
                    next.add(both);
                }
            }
            if (all.size() > MOST_OF_A_DIMENSION) {
                throw new TooManyException();
            }
        }
        return all.stream()
                .map(passed -> {
                    Map<Atom, Boolean> way = new HashMap<>();
                    atoms.forEach(atom -> way.put(atom, passed.contains(atom)));
                    return way;
                })
                .toList();
    }

    /** The sets of contents that some value lies in, and in no other of them. */
    private List<Set<Content>> positions(Dimension dimension, List<Content> contents) {
        List<Content> distinct = contents.stream().distinct().toList();
        return dimension.isOrdered() ? points(dimension, distinct) : texts(dimension, distinct);
    }

    private record Piece(Automaton texts, Set<Content> among) {}

    private List<Set<Content>> texts(Dimension dimension, List<Content> contents) {
        List<Piece> pieces = List.of(new Piece(domain(dimension), Set.of()));
        for (Content content : contents) {
            Automaton among = GlobAutomata.of(((Content.Texts) content).globs(), values);
            List<Piece> next = new ArrayList<>();
            for (Piece piece : pieces) {
                Automaton inside = piece.texts().intersection(among);
                Automaton outside = piece.texts().minus(among);
                if (!inside.isEmpty()) {
                    Set<Content> more = new HashSet<>(piece.among());
                    more.add(content);
                    next.add(new Piece(inside, more));
                }
                if (!outside.isEmpty()) {
                    next.add(new Piece(outside, piece.among()));
                }
            }
            if (next.size() > MOST_OF_A_DIMENSION) {
                throw new TooManyException();
            }
            pieces = next;
        }
        return pieces.stream().map(Piece::among).toList();
    }

    private Automaton domain(Dimension dimension) {
        if (dimension.equals(Dimension.ACTION)) {
            Automaton side = GlobAutomata.noColon().repeat(1);
            return BasicOperations.concatenate(List.of(side, BasicAutomata.makeChar(':'), side));
        }
        Set<KeyType> types = dimension.isOfKey() ? documents.types(dimension.key()) : Set.of();
        boolean areBooleans = !types.isEmpty() && types.stream().allMatch(type -> type.type() == ValueType.BOOL);
        return areBooleans
                ? BasicOperations.union(List.of(BasicAutomata.makeString("true"), BasicAutomata.makeString("false")))
                : BasicAutomata.makeAnyString();
    }

    /** One point at each end, on both sides of it and between, and a value that is no point. */
    private static List<Set<Content>> points(Dimension dimension, List<Content> contents) {
        TreeSet<BigDecimal> ends = new TreeSet<>(List.of(BigDecimal.ZERO));
        for (Content content : contents) {
            for (Intervals.Interval each :
                    ((Content.Points) content).intervals().stretches()) {
                for (Intervals.Cut cut : List.of(each.from(), each.to())) {
                    if (cut.isAtNumber()) {
                        ends.add(cut.value());
                    }
                }
            }
        }
        boolean areAddresses = dimension.kind() == Dimension.Kind.ADDRESS;
        BigDecimal near = areAddresses ? BigDecimal.ONE : new BigDecimal("0.0000001");
        Set<Set<Content>> positions = new LinkedHashSet<>(List.of(Set.of()));
        for (BigDecimal end : ends) {
            for (BigDecimal point : List.of(end, end.subtract(near), end.add(near))) {
                if (!areAddresses || Intervals.ADDRESSES.holds(point)) {
                    Set<Content> position = new HashSet<>();
                    contents.stream()
                            .filter(content ->
                                    ((Content.Points) content).intervals().holds(point))
                            .forEach(position::add);
                    positions.add(position);
                }
            }
        }
        return List.copyOf(positions);
    }
}
