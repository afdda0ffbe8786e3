package dev.whittle.bench.narrow;

import dev.whittle.policy.Pattern;
import dev.whittle.trie.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The textbook answer: a trie whose edges are camel-case words, built anew of the actions that the wildcard grants, from
 * which the highest nodes without anything unused below are taken.
 *
 * <p>It differs in two ways, and both are errors. Its nodes nest by lists of words, while {@code prefix*} matches by
 * letters: with {@code batch:DescribeJobs} unused, {@code DescribeJob} looks free of it, and {@code batch:DescribeJob*}
 * grants it again. And it follows each prefix by {@code *} whatever the wildcard demands there, so
 * {@code s3:*Configuration} becomes {@code s3:Put*}, which grants far more than it did.
 */
final class WordTrie implements Approach {
    private static final class Node {
        final TreeMap<String, Node> children = new TreeMap<>();
        final String spelled;
        Optional<String> keptHere = Optional.empty();
        String someKept = "";
        int kept;
        int unused;

        Node(String spelled) {
            this.spelled = spelled;
        }
    }

    @Override
    public List<Pattern> narrow(Task task) {
        Node root = new Node("");
        for (String action : task.actions()) {
            String folded = Pattern.fold(action);
            if (task.pattern().matches(folded)) {
                insert(root, action, task.unused().contains(folded));
            }
        }
        List<Pattern> answer = new ArrayList<>();
        collect(root, answer);
        return answer;
    }

    private static void insert(Node root, String action, boolean isUnused) {
        Node node = root;
        count(node, action, isUnused);
        String spelled = "";
        for (String word : words(action)) {
            spelled += word;
            String child = spelled;
            node = node.children.computeIfAbsent(Pattern.fold(word), key -> new Node(child));
            count(node, action, isUnused);
        }
        node.keptHere = isUnused ? Optional.empty() : Optional.of(action);
    }

    private static void count(Node node, String action, boolean isUnused) {
        if (isUnused) {
            node.unused++;
        } else {
            node.kept++;
            node.someKept = action;
        }
    }

    private static void collect(Node node, List<Pattern> answer) {
        if (node.kept == 0) {
            return;
        }
        if (node.unused == 0) {
            answer.add(Pattern.of(node.kept == 1 ? node.someKept : node.spelled + "*"));
            return;
        }
        node.keptHere.ifPresent(action -> answer.add(Pattern.of(action)));
        node.children.values().forEach(child -> collect(child, answer));
    }

    /** The service with its colon, then the words of the name. */
    private static List<String> words(String action) {
        List<String> words = new ArrayList<>();
        int start = action.indexOf(':') + 1;
        words.add(action.substring(0, start));
        for (int end = start + 1; end <= action.length(); end++) {
            if (Words.endsBefore(action, end)) {
                words.add(action.substring(start, end));
                start = end;
            }
        }
        return words;
    }

    /** Outside the wildcard, or matched only by prefixes that are none by words. */
    @Override
    public boolean isKnownError(String action, List<Pattern> answer, Task task) {
        if (!task.pattern().matches(action)) {
            return true;
        }
        List<String> words = task.actions().stream()
                .filter(spelled -> Pattern.fold(spelled).equals(action))
                .findFirst()
                .map(WordTrie::foldedWords)
                .orElseThrow();
        return answer.stream()
                .filter(pattern -> pattern.matches(action))
                .noneMatch(
                        pattern -> startsWith(words, foldedWords(pattern.text().replace("*", ""))));
    }

    private static List<String> foldedWords(String action) {
        return words(action).stream().map(Pattern::fold).toList();
    }

    private static boolean startsWith(List<String> words, List<String> start) {
        return words.size() >= start.size() && words.subList(0, start.size()).equals(start);
    }
}
