package dev.whittle.source;

import dev.whittle.json.TextEdit;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyText;
import dev.whittle.policy.StatementEdit;
import java.util.List;
import java.util.Optional;

/**
 * How a policy stands in its file: what is edited and printed, where its parts are in the file, and how an edit of the policy
 * is written there.
 */
sealed interface Embedding {
    /** The policy, whose source is the document alone. */
    Policy policy();

    /** The same policy with the whole file as its source; nothing where its parts have no places there. */
    Optional<Policy> inFile();

    /** The edits of the file, as {@link PolicyText#edits} makes them of its places; none where it has none. */
    default List<TextEdit> edits(List<StatementEdit> edits) {
        return inFile().map(located -> located.notation().edits(located, edits)).orElse(List.of());
    }

    /** The file is the document. */
    record Whole(Policy policy) implements Embedding {
        @Override
        public Optional<Policy> inFile() {
            return Optional.of(policy);
        }
    }

    /**
     * The document is a value in the file, such as in an answer of AWS.
     *
     * @param located with its places in the file
     */
    record Inside(Policy policy, Policy located) implements Embedding {
        @Override
        public Optional<Policy> inFile() {
            return Optional.of(located);
        }
    }

    /** The document is the text of a string, or the file is that text percent-encoded. */
    record AsText(Policy policy) implements Embedding {
        @Override
        public Optional<Policy> inFile() {
            return Optional.empty();
        }
    }
}
