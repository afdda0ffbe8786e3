package dev.whittle.request;

import dev.whittle.policy.Effect;
import java.util.Optional;

/**
 * What a statement says of a request.
 *
 * @param pointer JSON pointer to the statement
 * @param sid its name, if it has one
 * @param effect Allow or Deny
 * @param mismatch why it does not apply; nothing where it does
 */
public record StatementAnswer(String pointer, Optional<String> sid, Effect effect, Optional<Mismatch> mismatch) {
    /** Whether it applies. */
    public boolean applies() {
        return mismatch.isEmpty();
    }

    /** How messages name it: pointer, and Sid where there is one. */
    public String label() {
        return pointer + sid.map(name -> " (" + name + ")").orElse("");
    }
}
