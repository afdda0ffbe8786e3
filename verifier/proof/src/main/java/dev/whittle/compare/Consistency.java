package dev.whittle.compare;

import dev.whittle.catalog.KeyType;
import dev.whittle.catalog.ValueType;
import dev.whittle.compare.Values.Absence;
import dev.whittle.request.Documents;
import dev.whittle.request.Glob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether literals can be true together, one dimension at a time. Of a dimension whose key may have several values, each literal that
 * asks for some value has one of its own, which must also meet what is asked of all.
 */
final class Consistency {
    private static final List<Content> BOOLEANS =
            List.of(new Content.Texts(GlobSet.of(List.of(Glob.of("true"), Glob.of("false")))));

    /** An action has one colon and something on both sides of it. */
    static final List<Content> ACTIONS = List.of(new Content.Texts(GlobSet.of(List.of(new Glob(List.of(
            Glob.Wildcard.ONE_IN_PART,
            Glob.Wildcard.RUN_IN_PART,
            new Glob.Text(":"),
            Glob.Wildcard.ONE_IN_PART,
            Glob.Wildcard.RUN_IN_PART))))));

    private final Documents documents;
    private final Values values;

    Consistency(Documents documents, Values values) {
        this.documents = documents;
        this.values = values;
    }

    /**
     * What is asked of the values of a dimension.
     *
     * @param ofAll what each value must meet
     * @param ofSome what at least one must meet besides
     */
    record Asked(List<Demand> ofAll, List<Demand> ofSome) {
        /** What is asked of each value that there has to be; of one, where nothing is asked of some. */
        List<List<Demand>> ofEach() {
            if (ofSome.isEmpty()) {
                return List.of(ofAll);
            }
            List<List<Demand>> each = new ArrayList<>();
            for (Demand some : ofSome) {
                List<Demand> demands = new ArrayList<>(ofAll);
                demands.add(some);
                each.add(demands);
            }
            return each;
        }
    }

    /** What is asked of each dimension that must have a value. */
    Map<Dimension, Asked> asked(Map<Atom, Boolean> literals) {
        Map<Dimension, Asked> asked = new TreeMap<>();
        Set<String> present = present(literals);
        literals.forEach((atom, sign) -> add(new Literal(atom, sign), present, asked));
        for (String key : present) {
            boolean isLookedAt =
                    asked.keySet().stream().anyMatch(each -> each.key().equals(key));
            if (!isLookedAt) {
                asked.put(new Dimension(Dimension.Kind.TEXT, key), new Asked(new ArrayList<>(), new ArrayList<>()));
            }
        }
        return asked;
    }

    /** The keys that must be there. */
    static Set<String> present(Map<Atom, Boolean> literals) {
        Set<String> present = new TreeSet<>();
        literals.forEach((atom, sign) -> {
            if (sign) {
                atom.impliesPresent().ifPresent(present::add);
                if (atom instanceof Atom.Present key) {
                    present.add(key.key());
                }
            }
        });
        return present;
    }

    private static void add(Literal literal, Set<String> present, Map<Dimension, Asked> asked) {
        if (literal.atom() instanceof Atom.Among among
                && (!among.dimension().isOfKey()
                        || present.contains(among.dimension().key()))) {
            of(among.dimension(), asked).ofAll().add(Demand.ofOnly(literal, among.content()));
        } else if (literal.atom() instanceof Atom.Some some
                && present.contains(some.dimension().key())) {
            if (literal.isPositive()) {
                of(some.dimension(), asked).ofSome().add(Demand.ofPassing(literal, some));
            } else {
                of(some.dimension(), asked).ofAll().add(Demand.ofFailing(literal, some));
            }
        }
    }

    private static Asked of(Dimension dimension, Map<Dimension, Asked> asked) {
        return asked.computeIfAbsent(dimension, each -> new Asked(new ArrayList<>(), new ArrayList<>()));
    }

    /** The conflicts among literals: none where each dimension has the values that it must have. */
    List<Lemma> conflicts(Map<Atom, Boolean> literals) {
        List<Lemma> found = new ArrayList<>();
        asked(literals).forEach((dimension, asked) -> {
            for (List<Demand> demands : asked.ofEach()) {
                conflict(dimension, demands).ifPresent(found::add);
            }
        });
        return found;
    }

    private Optional<Lemma> conflict(Dimension dimension, List<Demand> demands) {
        List<Content> domain = domain(dimension);
        Optional<Absence> absence = values.absence(dimension, demands, domain);
        if (absence.isEmpty() && dimension.equals(Dimension.ACTION)) {
            domain = ACTIONS;
            absence = values.absence(dimension, demands, domain);
        }
        return absence.isPresent() ? Optional.of(shrunk(dimension, demands, domain, absence.get())) : Optional.empty();
    }

    /** What values of a dimension lie in by their published type. */
    List<Content> domain(Dimension dimension) {
        Set<KeyType> types = dimension.kind() == Dimension.Kind.TEXT ? documents.types(dimension.key()) : Set.of();
        boolean areBooleans = !types.isEmpty() && types.stream().allMatch(type -> type.type() == ValueType.BOOL);
        return areBooleans ? BOOLEANS : List.of();
    }

    /** Whether a key may have several values. */
    boolean hasSeveralValues(String key) {
        return documents.use(key) == Documents.KeyUse.MULTIPLE;
    }

    /** A part of the demands that can't be met either: a pair if there is one, else what is left when one after another is dropped. */
    private Lemma shrunk(Dimension dimension, List<Demand> demands, List<Content> domain, Absence whole) {
        for (int i = 0; i < demands.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean mayConflict = isBounding(demands.get(i)) || isBounding(demands.get(j)) || !domain.isEmpty();
                List<Demand> pair = List.of(demands.get(i), demands.get(j));
                Optional<Absence> absence = mayConflict ? values.absence(dimension, pair, domain) : Optional.empty();
                if (absence.isPresent()) {
                    return lemma(dimension, pair, absence.get());
                }
            }
        }
        List<Demand> left = new ArrayList<>(demands);
        Absence reason = whole;
        for (Demand each : demands) {
            List<Demand> without = new ArrayList<>(left);
            without.remove(each);
            Optional<Absence> absence = values.absence(dimension, without, domain);
            if (absence.isPresent()) {
                left = without;
                reason = absence.get();
            }
        }
        return lemma(dimension, left, reason);
    }

    private static boolean isBounding(Demand demand) {
        return demand.ways().stream().anyMatch(way -> !way.among().isEmpty());
    }

    /** A key that no positive literal asks for may also be absent. */
    private static Lemma lemma(Dimension dimension, List<Demand> demands, Absence reason) {
        Set<Literal> conflict = new LinkedHashSet<>();
        demands.forEach(demand -> conflict.add(demand.literal()));
        if (dimension.isOfKey() && conflict.stream().noneMatch(Literal::isPositive)) {
            conflict.add(new Literal(new Atom.Present(dimension.key()), true));
        }
        return new Lemma(List.copyOf(conflict), reason.texts(), reason.points());
    }

    /** What an assignment says of presence, by key. */
    static Map<String, Boolean> presence(Map<Atom, Boolean> literals) {
        Map<String, Boolean> presence = new LinkedHashMap<>();
        literals.forEach((atom, sign) -> {
            if (atom instanceof Atom.Present key) {
                presence.put(key.key(), sign);
            }
        });
        present(literals).forEach(key -> presence.put(key, true));
        return presence;
    }
}
