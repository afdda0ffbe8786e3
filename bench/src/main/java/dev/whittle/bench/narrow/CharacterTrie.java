package dev.whittle.bench.narrow;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The rule of policyuniverse (Netflix, {@code minimize_statement_actions}): each kept action gives way to its shortest prefix, letter
 * by letter from the service's colon on, that no other known action of the service starts with; to its name where there is
 * none. A trie of characters, built anew for each call, finds them.
 *
 * <p>It leaves one error out: where such a prefix is a kept action too, policyuniverse writes it without {@code *} and loses the
 * others.
 *
 * <p>It differs in what its prefixes mean. It cuts words, so {@code s3:GetBucketC*} stands where everything known below that letter
 * is kept, and admits whatever AWS adds there; a single action gives way to a prefix too, so that a policy of names becomes
 * one of wildcards.
 */
final class CharacterTrie implements Approach {
    private static final class Node {
        final Map<Character, Node> children = new HashMap<>();
    }

    @Override
    public List<Pattern> narrow(Task task) {
        Node root = new Node();
        List<String> kept = new ArrayList<>();
        for (String action : task.actions()) {
            String folded = Pattern.fold(action);
            if (task.pattern().matches(folded) && !task.unused().contains(folded)) {
                kept.add(folded);
            } else {
                avoid(root, folded);
            }
        }
        TreeSet<String> answer = new TreeSet<>();
        kept.forEach(action -> answer.add(shortest(root, action)));
        return answer.stream().map(Pattern::of).toList();
    }

    private static void avoid(Node root, String action) {
        Node node = root;
        for (int i = 0; i < action.length(); i++) {
            node = node.children.computeIfAbsent(action.charAt(i), letter -> new Node());
        }
    }

    private static String shortest(Node root, String action) {
        int colon = action.indexOf(':');
        Node node = root;
        for (int i = 0; i < action.length(); i++) {
            Node next = node.children.get(action.charAt(i));
            if (next == null) {
                // What no avoided action goes on with; the service stands in full all the same.
                int end = Math.max(i, colon) + 1;
                return end == action.length() ? action : action.substring(0, end) + "*";
            }
            node = next;
        }
        return action;
    }
}
