package dev.whittle.refine;

import dev.whittle.policy.Pattern;
import dev.whittle.trie.Generalizer;
import dev.whittle.trie.Grantable;
import java.util.List;

/**
 * What new text admits of actions that nobody knows yet. New text is what stands for a narrowed Allow pattern. Patterns
 * that stay are not touched, and neither are the additions to a NotAction list: these admit nothing, they take away.
 */
public enum AdmitNew {
    /** Whatever starts with the shortest safe prefixes, as the service's own recommendations do. */
    PREFIX("prefix") {
        @Override
        List<Pattern> narrow(Pattern pattern, Grantable grantable) {
            return Generalizer.narrow(pattern, grantable);
        }

        @Override
        public boolean admitsUnknown() {
            return true;
        }
    },
    /** Nothing: every known action that is kept stands there by its exact name. */
    NONE("none") {
        @Override
        List<Pattern> narrow(Pattern pattern, Grantable grantable) {
            return Generalizer.names(pattern, grantable);
        }

        @Override
        public boolean admitsUnknown() {
            return false;
        }
    };

    private final String word;

    AdmitNew(String word) {
        this.word = word;
    }

    /** Its word on the command line and in the header of a run. */
    public String word() {
        return word;
    }

    /** The same, for where a command lists what it takes. */
    @Override
    public String toString() {
        return word;
    }

    /** Whether new text may admit actions that nobody knows yet, as a shorter prefix or a NotAction list does. */
    public abstract boolean admitsUnknown();

    /** What stands for a pattern that grants something unused; sorted by folded text. */
    abstract List<Pattern> narrow(Pattern pattern, Grantable grantable);
}
