package dev.whittle.request;

import dev.whittle.json.Problem;
import dev.whittle.policy.Effect;
import java.util.List;
import java.util.Optional;

/**
 * A statement, read as what it says of whole requests.
 *
 * @param index its place in the policy, from 0
 * @param pointer JSON pointer in its document
 * @param sid its name, if it has one
 * @param effect Allow or Deny
 * @param elements what it asks of a request; nothing where it is not understood
 * @param open stands for whether it applies where it is not understood; equal statements share it
 * @param refusals why it is not understood
 */
public record RequestStatement(
        int index,
        String pointer,
        Optional<String> sid,
        Effect effect,
        Optional<Elements> elements,
        OpenFact open,
        List<Problem> refusals) {
    public RequestStatement {
        refusals = List.copyOf(refusals);
    }

    /** How messages name it: pointer, and Sid where there is one. */
    public String label() {
        return pointer + sid.map(name -> " (" + name + ")").orElse("");
    }
}
