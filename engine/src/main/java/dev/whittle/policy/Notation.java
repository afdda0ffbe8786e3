package dev.whittle.policy;

import dev.whittle.json.SourceText;
import dev.whittle.json.TextEdit;
import java.util.List;
import java.util.Optional;

/** How a policy is written in its text: as a JSON document, or within a file in another language. */
public interface Notation {
    /** A JSON document of its own, or one that is part of a larger JSON text. */
    Notation JSON = new Notation() {
        @Override
        public boolean isDocument() {
            return true;
        }

        @Override
        public List<TextEdit> edits(Policy policy, List<StatementEdit> edits) {
            return PolicyText.edits(policy, edits);
        }

        @Override
        public Policy read(SourceText text) {
            return PolicyReader.read(text);
        }

        @Override
        public List<String> differences(Policy original, Policy refined, List<Integer> gone) {
            return List.of();
        }
    };

    /**
     * The characters of the policy in a text that count against the service's quotas; what is only known where the file is used counts as
     * it stands there.
     */
    default long quotaCharacters(SourceText text) {
        return Policy.quotaCharacters(text.text());
    }

    /** Whether the text is the policy's document and nothing else. */
    default boolean isDocument() {
        return false;
    }

    /**
     * Edits as edits of the policy's text, in order and apart from each other.
     *
     * @param edits one for each statement of the policy, in order, not all of them dropping
     */
    List<TextEdit> edits(Policy policy, List<StatementEdit> edits);

    /**
     * The policy that stands in a text where this one stood in its own.
     *
     * @throws dev.whittle.json.InvalidInputException where none does, or it can't be read
     */
    Policy read(SourceText text);

    /**
     * What differs between two texts beside the lists that may differ and the statements that may go, in words; none of a text that is
     * nothing but the policy, whose structure says it all.
     *
     * @param gone the statements of the original that went, by number: of several that are alike but for their lists, which one did is
     *     not known from the texts
     */
    List<String> differences(Policy original, Policy refined, List<Integer> gone);

    /**
     * The policy with statements left unread that have to stay where they are, although nothing that they grant is used; nothing where all of them
     * may go.
     *
     * @param gone the statements that are to go, by number
     */
    default Optional<Policy> leaving(Policy policy, List<Integer> gone) {
        return Optional.empty();
    }

    /**
     * The policy's text after edits, or nothing where every statement is dropped.
     *
     * @param edits one for each statement of the policy, in order; a changed list keeps at least one item
     */
    default Optional<String> edited(Policy policy, List<StatementEdit> edits) {
        return edits.stream().allMatch(StatementEdit::isDrop)
                ? Optional.empty()
                : Optional.of(TextEdit.applied(policy.source().text(), edits(policy, edits)));
    }
}
