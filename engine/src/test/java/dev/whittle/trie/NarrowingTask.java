package dev.whittle.trie;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One pattern to narrow under a handful of known actions.
 *
 * @param catalog actions of the catalog as spelled
 * @param overlay further known actions, named by evidence
 * @param unused what is unused of both, as spelled
 * @param pattern what to narrow
 * @param denial what is denied all the same
 */
record NarrowingTask(List<String> catalog, List<String> overlay, List<String> unused, String pattern, Denial denial) {
    /** Words that are prefixes of each other, acronyms, digits, two spellings of one word, small letters. */
    private static final List<String> WORDS =
            List.of("Job", "Jobs", "Get", "DB", "D", "DBs", "A1", "A", "Ab", "AB", "s", "Hsm", "HSM", "2", "-a", "B");

    private static final List<String> SERVICES = List.of("a", "ab", "a-b", "b2");

    NarrowingTask {
        catalog = List.copyOf(catalog);
        overlay = List.copyOf(overlay);
        unused = List.copyOf(unused);
    }

    /** Where nothing is denied. */
    NarrowingTask(List<String> catalog, List<String> overlay, List<String> unused, String pattern) {
        this(catalog, overlay, unused, pattern, Denial.NONE);
    }

    /** In every second one something is denied. */
    static NarrowingTask random(Random random) {
        TreeMap<String, String> distinct = new TreeMap<>();
        int services = 1 + random.nextInt(3);
        List<String> words = new ArrayList<>(WORDS);
        Collections.shuffle(words, random);
        for (int i = 2 + random.nextInt(14); i > 0; i--) {
            String action = name(random, services, words.subList(0, 5));
            distinct.putIfAbsent(PlainGeneralizer.fold(action), action);
        }
        List<String> catalog = new ArrayList<>();
        List<String> overlay = new ArrayList<>();
        List<String> unused = new ArrayList<>();
        double share = random.nextDouble() * random.nextDouble();
        for (String action : distinct.values()) {
            (random.nextInt(4) == 0 ? overlay : catalog).add(action);
            if (random.nextDouble() < share) {
                unused.add(action);
            }
        }
        List<String> all = List.copyOf(distinct.values());
        String pattern = pattern(random, all.get(random.nextInt(all.size())));
        return new NarrowingTask(catalog, overlay, unused, pattern, denial(random, all));
    }

    private static Denial denial(Random random, List<String> actions) {
        if (random.nextBoolean()) {
            return Denial.NONE;
        }
        List<String> patterns = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String action = actions.get(random.nextInt(actions.size()));
            patterns.add(random.nextInt(3) == 0 ? action : pattern(random, action));
        }
        return new Denial(random.nextInt(3) == 0 ? "NotAction" : "Action", patterns);
    }

    private static String name(Random random, int services, List<String> words) {
        StringBuilder name = new StringBuilder(SERVICES.get(random.nextInt(services)) + ":");
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            name.append(words.get(random.nextInt(words.size())));
        }
        return name.toString();
    }

    /** An action with stretches turned into wildcards, so that it matches something. */
    private static String pattern(Random random, String action) {
        int kind = random.nextInt(8);
        if (kind == 0) {
            return "*";
        }
        int colon = action.indexOf(':');
        if (kind < 4) {
            return action.substring(0, colon + 1 + random.nextInt(action.length() - colon)) + "*";
        }
        String service = kind == 4 ? loosened(random, action.substring(0, colon)) : action.substring(0, colon);
        String name = action.substring(colon + 1);
        if (kind < 7) {
            String tail = name.substring(name.length() - 1 - random.nextInt(Math.min(2, name.length())));
            return service + ":" + (random.nextBoolean() ? "*" + tail : "*" + tail + "?*" + tail);
        }
        return service + ":"
                + (random.nextBoolean() ? loosened(random, name) : loosened(random, loosened(random, name)));
    }

    private static String loosened(Random random, String text) {
        int from = random.nextInt(text.length() + 1);
        int to = from + random.nextInt(text.length() - from + 1);
        String wildcards = random.nextBoolean() ? "*" : random.nextBoolean() ? "?".repeat(to - from) : "?*";
        String loosened = text.substring(0, from) + wildcards + text.substring(to);
        return loosened.isEmpty() ? "*" : loosened;
    }

    /** K. */
    List<String> known() {
        List<String> all = new ArrayList<>(catalog);
        all.addAll(overlay);
        return all;
    }

    /** U, folded. */
    Set<String> unusedFolded() {
        Set<String> folded = new TreeSet<>();
        unused.forEach(action -> folded.add(PlainGeneralizer.fold(action)));
        return folded;
    }

    /** M: K intersected with L(p), without what is denied; as spelled. */
    List<String> members() {
        return known().stream()
                .filter(action -> PlainGeneralizer.matches(pattern, action))
                .filter(action -> !denial.covers(action))
                .toList();
    }

    /** Whether p grants anything unused; where it does not it stays, and there is nothing to narrow. */
    boolean grantsUnused() {
        return members().stream().map(PlainGeneralizer::fold).anyMatch(unusedFolded()::contains);
    }

    /** The same in another order. */
    NarrowingTask shuffled(Random random) {
        return new NarrowingTask(
                shuffled(catalog, random), shuffled(overlay, random), shuffled(unused, random), pattern, denial);
    }

    private static List<String> shuffled(List<String> texts, Random random) {
        List<String> copy = new ArrayList<>(texts);
        Collections.shuffle(copy, random);
        return copy;
    }

    /** The same with further actions unused. */
    NarrowingTask withMoreUnused(Random random) {
        Set<String> more = new TreeSet<>(unused);
        known().stream().filter(action -> random.nextInt(4) == 0).forEach(more::add);
        return new NarrowingTask(catalog, overlay, List.copyOf(more), pattern, denial);
    }

    /** The same about another pattern. */
    NarrowingTask of(String other) {
        return new NarrowingTask(catalog, overlay, unused, other, denial);
    }
}
