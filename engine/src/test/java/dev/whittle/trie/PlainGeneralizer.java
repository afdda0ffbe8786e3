package dev.whittle.trie;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The generalizer's slow obvious twin: the text of the theory with sets and strings. Its overridable methods are where
 * the broken twins of {@link GeneralizerLaws} go wrong.
 */
class PlainGeneralizer {
    /**
     * What p gives way to.
     *
     * @param known every known action as spelled, distinct after folding
     * @param unused those of them in U, folded
     * @param denial what is not granted, and so neither kept nor removed
     */
    List<String> narrow(String pattern, Collection<String> known, Set<String> unused, Denial denial) {
        List<String> members = known.stream()
                .filter(action -> matches(pattern, action))
                .filter(action -> !isDenied(denial, action))
                .toList();
        List<String> denied =
                known.stream().filter(action -> isDenied(denial, action)).toList();
        return generalize(pattern, members, avoided(members, unused, denial), denied);
    }

    boolean isDenied(Denial denial, String action) {
        return denial.covers(action);
    }

    /** What of the members must be avoided, folded. */
    Set<String> avoided(List<String> members, Set<String> unused, Denial denial) {
        return unused;
    }

    /** What a NotAction list is extended by. */
    List<String> exclude(List<String> excluded, Collection<String> known, Set<String> unused, Denial denial) {
        List<String> granted = known.stream()
                .filter(action -> excluded.stream().noneMatch(pattern -> matches(pattern, action)))
                .filter(action -> !isDenied(denial, action))
                .toList();
        Set<String> used = new TreeSet<>();
        granted.stream()
                .map(PlainGeneralizer::fold)
                .filter(action -> !unused.contains(action))
                .forEach(used::add);
        return generalize("*", granted, used, List.of());
    }

    private List<String> generalize(String pattern, List<String> anyOrder, Set<String> toAvoid, List<String> denied) {
        List<String> members = inOrder(anyOrder);
        List<String> avoided = members.stream()
                .filter(action -> toAvoid.contains(fold(action)))
                .toList();
        List<String> kept = members.stream()
                .filter(action -> !toAvoid.contains(fold(action)))
                .toList();
        Map<String, String> nodes = nodes(kept, denied);
        Set<String> result = new TreeSet<>(Comparator.comparing(PlainGeneralizer::fold));
        for (String node : nodes.keySet()) {
            if (isChosen(node, nodes, members, avoided)) {
                List<String> below = kept.stream()
                        .filter(action -> fold(action).startsWith(node))
                        .toList();
                result.addAll(
                        below.size() == 1
                                ? only(below.get(0))
                                : patternsUnder(below.get(0).substring(0, node.length()), pattern, below));
            }
        }
        for (String action : kept) {
            if (!isSafe(fold(action), nodes, members, avoided)) {
                result.add(action);
            }
        }
        return List.copyOf(result);
    }

    /** The prefixes that end at a word's end in some kept action, as spelled, by their folded text. */
    Map<String, String> nodes(List<String> kept, List<String> denied) {
        Map<String, String> nodes = new TreeMap<>();
        for (String action : kept) {
            prefixes(action).forEach(prefix -> nodes.putIfAbsent(fold(prefix), prefix));
        }
        return nodes;
    }

    /** A safe node whose parent is not; the root above the services is never a node. */
    boolean isChosen(String node, Map<String, String> nodes, List<String> members, List<String> avoided) {
        String parent = "";
        for (String other : nodes.keySet()) {
            if (node.startsWith(other) && other.length() < node.length() && other.length() > parent.length()) {
                parent = other;
            }
        }
        return isSafe(node, nodes, members, avoided) && (parent.isEmpty() || !isSafe(parent, nodes, members, avoided));
    }

    /** Whether nothing that must be avoided starts with the node. */
    boolean isSafe(String node, Map<String, String> nodes, List<String> members, List<String> avoided) {
        return avoided.stream().noneMatch(action -> fold(action).startsWith(node));
    }

    List<String> only(String action) {
        return List.of(action);
    }

    /** Members in the order in which the first of them lends its letters. */
    List<String> inOrder(List<String> members) {
        return members.stream()
                .sorted(Comparator.comparing(PlainGeneralizer::fold))
                .toList();
    }

    List<String> patternsUnder(String node, String pattern, List<String> below) {
        String name = pattern.substring(pattern.indexOf(':') + 1);
        Set<String> found = new LinkedHashSet<>();
        residuals(name, fold(node.substring(node.indexOf(':') + 1)), found);
        List<String> patterns = found.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(residual -> node + residual.replaceAll("\\*+", "*"))
                .distinct()
                .filter(candidate -> below.stream().anyMatch(action -> matches(candidate, action)))
                .toList();
        List<String> uncovered = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            int at = i;
            boolean isCovered = patterns.stream()
                    .anyMatch(other -> isWithin(patterns.get(at), other)
                            && (!isWithin(other, patterns.get(at)) || patterns.indexOf(other) < at));
            if (!isCovered) {
                uncovered.add(patterns.get(i));
            }
        }
        return uncovered;
    }

    /** What may follow the prefix: the pattern is eaten letter by letter, in every way. */
    private static void residuals(String name, String prefix, Set<String> found) {
        if (prefix.isEmpty()) {
            found.add(name);
        } else if (!name.isEmpty()) {
            char first = fold(name).charAt(0);
            if (first == '*') {
                residuals(name.substring(1), prefix, found);
                residuals(name, prefix.substring(1), found);
            } else if (first == '?' || first == prefix.charAt(0)) {
                residuals(name.substring(1), prefix.substring(1), found);
            }
        }
    }

    /** The service, then the service with one word of the name, with two ..., the action itself last. */
    static List<String> prefixes(String action) {
        List<String> prefixes = new ArrayList<>();
        String service = action.substring(0, action.indexOf(':') + 1);
        prefixes.add(service);
        StringBuilder prefix = new StringBuilder(service);
        for (String word : words(action.substring(service.length()))) {
            prefixes.add(prefix.append(word).toString());
        }
        return prefixes;
    }

    static List<String> words(String name) {
        return Arrays.asList(name.split("(?<=[^A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", -1));
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static boolean matches(String pattern, String action) {
        return language(pattern).run(fold(action));
    }

    static boolean isWithin(String inner, String outer) {
        return language(inner).subsetOf(language(outer));
    }

    private static final Map<String, Automaton> LANGUAGES = new TreeMap<>();

    /** L(p), an automaton; the same few patterns come again and again. */
    static synchronized Automaton language(String pattern) {
        return LANGUAGES.computeIfAbsent(fold(pattern), PlainGeneralizer::build);
    }

    private static Automaton build(String folded) {
        Automaton all = BasicAutomata.makeEmptyString();
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            all = all.concatenate(
                    switch (c) {
                        case '*' -> BasicAutomata.makeAnyString();
                        case '?' -> BasicAutomata.makeAnyChar();
                        default -> BasicAutomata.makeChar(c);
                    });
        }
        all.determinize();
        return all;
    }

    static Predicate<String> grantedBy(Collection<String> patterns) {
        return action -> patterns.stream().anyMatch(pattern -> matches(pattern, action));
    }
}
