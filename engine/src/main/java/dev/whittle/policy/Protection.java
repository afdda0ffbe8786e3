package dev.whittle.policy;

import java.util.Optional;

/** Which statements of a policy are to stay byte for byte, whatever the evidence says. */
@FunctionalInterface
public interface Protection {
    /** Protects nothing. */
    Protection NONE = statement -> Optional.empty();

    /** The rule that protects a statement, in words; nothing where none does. */
    Optional<String> rule(Statement statement);
}
