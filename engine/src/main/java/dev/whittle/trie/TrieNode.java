package dev.whittle.trie;

import dev.whittle.policy.Pattern;
import java.util.List;
import java.util.stream.Stream;

/**
 * A node of the trie of one narrowed pattern, or of what a NotAction list grants, for people to look at.
 *
 * @param prefix as spelled, service and colon included; of a pattern over several services the topmost is {@code *}
 * @param isAction whether it stands for one action alone instead of all that starts with it
 * @param used how many known actions below it are kept
 * @param unused how many below it are in U
 * @param written the patterns that keep what is below it, or take it away; none above and below where they stand
 * @param children the nodes below, by text; none below a node with nothing unused, and below one with nothing used
 */
public record TrieNode(
        String prefix, boolean isAction, int used, int unused, List<Pattern> written, List<TrieNode> children) {
    public TrieNode {
        written = List.copyOf(written);
        children = List.copyOf(children);
    }

    /** Whether no unused action starts with it. */
    public boolean isSafe() {
        return unused == 0;
    }

    /** This node and all below it. */
    public Stream<TrieNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(TrieNode::all));
    }
}
