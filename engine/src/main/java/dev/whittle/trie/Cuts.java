package dev.whittle.trie;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The patterns of fewest characters that grant what the shortest safe prefixes of {@link Generalizer} grant of the known
 * actions. A prefix may end in the middle of a word here: {@code ec2:DescribeInst*}.
 *
 * <p>To choose from are, for each pattern p that is replaced, every prefix under which p grants something kept and nothing
 * unused, followed by what p still demands, and the kept actions' names. Of one p these nest, so that the best choice below
 * a prefix is the prefix itself or the best choices below its longer ones: dynamic programming is exact. What two patterns of
 * a statement grant may be left to either. All of it left to others is a bound from below; where the choice that is found
 * costs that much it is optimal, and elsewhere the gap is told.
 *
 * <p>Cost: the letters of the actions' names, for each pattern.
 */
public final class Cuts {
    /** Two quotes and a comma. */
    private static final int AROUND = 3;

    private final Grantable grantable;
    private final List<Pattern> patterns;
    private final Map<String, BitSet> staying = new HashMap<>();

    private Cuts(List<Pattern> patterns, List<Pattern> staying, Grantable grantable) {
        this.grantable = grantable;
        this.patterns = patterns;
        staying.forEach(pattern -> mark(pattern, this.staying));
    }

    /**
     * What was chosen.
     *
     * @param replacements for each pattern what stands in its place, sorted by folded text; nothing where others grant it
     * @param characters of them all, with quotes and commas
     * @param bound what no choice undercuts
     */
    public record Chosen(List<List<Pattern>> replacements, int characters, int bound) {
        /** Characters that perhaps could be saved still; 0 where the choice is optimal. */
        public int gap() {
            return characters - bound;
        }
    }

    /**
     * What stands in place of the patterns of one Allow statement that grant something unused.
     *
     * @param patterns those that are replaced
     * @param staying the statement's others
     */
    public static Chosen narrow(List<Pattern> patterns, List<Pattern> staying, Grantable grantable) {
        Cuts cuts = new Cuts(patterns, staying, grantable);
        Chosen forward = cuts.inOrder(false);
        if (forward.gap() == 0) {
            return forward;
        }
        Chosen backward = cuts.inOrder(true);
        return backward.characters() < forward.characters() ? backward : forward;
    }

    /** The patterns to append to a NotAction list; see {@link Generalizer#exclude}. */
    public static Chosen exclude(List<Pattern> excluded, Grantable grantable) {
        List<Pattern> found = new ArrayList<>();
        int characters = 0;
        for (KnownService service : grantable.known().servicesWithUnused()) {
            Members members = grantable.outside(excluded, service, i -> !service.isUnused(i));
            Choice choice = new Walk(service.trie(), members, Pattern.of("*"), kept(members)).all();
            found.addAll(choice.patterns());
            characters += choice.characters();
        }
        Collections.sort(found);
        return new Chosen(List.of(found), characters, characters);
    }

    /** Each pattern in turn grants what those before it don't; the bound is of what only that pattern can grant. */
    private Chosen inOrder(boolean isBackward) {
        List<List<Pattern>> chosen = new ArrayList<>(Collections.nCopies(patterns.size(), List.of()));
        Map<String, BitSet> granted = new HashMap<>();
        staying.forEach((service, actions) -> granted.put(service, (BitSet) actions.clone()));
        int characters = 0;
        int bound = 0;
        for (int turn = 0; turn < patterns.size(); turn++) {
            int place = isBackward ? patterns.size() - 1 - turn : turn;
            Choice choice = best(place, granted);
            bound += best(place, grantedByOthers(place)).characters();
            characters += choice.characters();
            choice.patterns().forEach(pattern -> mark(pattern, granted));
            chosen.set(place, choice.patterns().stream().sorted().toList());
        }
        return new Chosen(chosen, characters, bound);
    }

    private Map<String, BitSet> grantedByOthers(int place) {
        Map<String, BitSet> granted = new HashMap<>();
        staying.forEach((service, actions) -> granted.put(service, (BitSet) actions.clone()));
        for (int other = 0; other < patterns.size(); other++) {
            if (other != place) {
                mark(patterns.get(other), granted);
            }
        }
        return granted;
    }

    private Choice best(int place, Map<String, BitSet> granted) {
        Pattern pattern = patterns.get(place);
        Choice all = Choice.NOTHING;
        for (KnownService service : grantable.known().services(pattern)) {
            Members members = grantable.members(pattern, service);
            BitSet due = kept(members);
            due.andNot(granted.getOrDefault(service.trie().service(), new BitSet()));
            all = all.and(new Walk(service.trie(), members, pattern, due).all());
        }
        return all;
    }

    private static BitSet kept(Members members) {
        BitSet kept = new BitSet();
        for (int i = members.first(); i < members.last(); i++) {
            kept.set(i, members.count(i, i + 1) > members.avoided(i, i + 1));
        }
        return kept;
    }

    private void mark(Pattern pattern, Map<String, BitSet> granted) {
        for (KnownService service : grantable.known().services(pattern)) {
            Members members = grantable.members(pattern, service);
            BitSet actions = granted.computeIfAbsent(service.trie().service(), prefix -> new BitSet());
            for (int i = members.first(); i < members.last(); i++) {
                if (members.count(i, i + 1) == 1) {
                    actions.set(i);
                }
            }
        }
    }

    /** Patterns, and what they cost. */
    private record Choice(List<Pattern> patterns, int characters) {
        private static final Choice NOTHING = new Choice(List.of(), 0);

        static Choice of(List<Pattern> patterns) {
            return new Choice(
                    patterns,
                    patterns.stream()
                            .mapToInt(pattern -> pattern.text().length() + AROUND)
                            .sum());
        }

        Choice and(Choice other) {
            if (patterns.isEmpty()) {
                return other;
            }
            List<Pattern> all = new ArrayList<>(patterns);
            all.addAll(other.patterns);
            return new Choice(all, characters + other.characters);
        }
    }

    /**
     * The letters' tree of one service.
     *
     * @param due what must be granted, all of it kept
     */
    private record Walk(ServiceTrie trie, Members members, Pattern within, BitSet due) {
        Choice all() {
            return best(members.first(), members.last(), trie.service().length() + 1);
        }

        /** The best choice for the actions of an interval, which share their first letters, so many of them. */
        private Choice best(int from, int to, int length) {
            int first = due.nextSetBit(from);
            if (first < 0 || first >= to) {
                return Choice.NOTHING;
            }
            Choice apart = apart(from, to, length);
            if (members.avoided(from, to) > 0) {
                return apart;
            }
            Choice prefix = Choice.of(members.below(trie, from, to, length, within));
            // Of two that cost the same the one that admits less.
            return prefix.characters() < apart.characters() ? prefix : apart;
        }

        /** The action that ends here by its name, and each longer prefix by its own best choice. */
        private Choice apart(int from, int to, int length) {
            Choice choice = Choice.NOTHING;
            int start = from;
            if (trie.folded(start).length() == length) {
                choice = due.get(start) ? Choice.of(List.of(trie.action(start))) : choice;
                start++;
            }
            while (start < to) {
                int end = trie.end(trie.folded(start).substring(0, length + 1));
                choice = choice.and(best(start, Math.min(end, to), length + 1));
                start = end;
            }
            return choice;
        }
    }
}
