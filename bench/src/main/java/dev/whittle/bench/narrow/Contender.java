package dev.whittle.bench.narrow;

/** The approaches that are compared. */
public enum Contender {
    /** See {@link Whittling}. */
    WHITTLE {
        @Override
        Approach approach() {
            return new Whittling();
        }
    },
    /** See {@link WhittlingFromEvidence}. */
    WHITTLE_FROM_EVIDENCE {
        @Override
        Approach approach() {
            return new WhittlingFromEvidence();
        }
    },
    /** See {@link WordTrie}. */
    WORD_TRIE {
        @Override
        Approach approach() {
            return new WordTrie();
        }
    },
    /** See {@link CharacterTrie}. */
    CHARACTER_TRIE {
        @Override
        Approach approach() {
            return new CharacterTrie();
        }
    },
    /** See {@link NamingEveryAction}. */
    EVERY_ACTION {
        @Override
        Approach approach() {
            return new NamingEveryAction();
        }
    };

    /** The one that this stands for. */
    abstract Approach approach();
}
