package dev.whittle.refine;

import dev.whittle.policy.Pattern;
import dev.whittle.trie.Generalizer;
import dev.whittle.trie.KnownActions;
import java.util.List;

/**
 * What the text that stands for a narrowed Allow pattern admits of actions that nobody knows yet. Patterns that stay are
 * not touched by it, and neither are the additions to a NotAction list, which admit nothing: they take away.
 */
public enum AdmitNew {
    /** Whatever starts with the shortest safe prefixes, as the service's own recommendations do. */
    PREFIX {
        @Override
        List<Pattern> narrow(Pattern pattern, KnownActions known) {
            return Generalizer.narrow(pattern, known);
        }
    },
    /** Nothing: every known action that is kept stands there by its exact name. */
    NONE {
        @Override
        List<Pattern> narrow(Pattern pattern, KnownActions known) {
            return Generalizer.names(pattern, known);
        }
    };

    /** What stands for a pattern that grants something unused; sorted by folded text. */
    abstract List<Pattern> narrow(Pattern pattern, KnownActions known);
}
