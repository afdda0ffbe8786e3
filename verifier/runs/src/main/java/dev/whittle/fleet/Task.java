package dev.whittle.fleet;

import dev.whittle.evidence.Evidence;
import dev.whittle.json.InvalidInputException;
import dev.whittle.source.PolicySource;

/** A line of tasks as it was read. */
sealed interface Task {
    /** The task's id as JSON wrote it, quotes included; {@code null} where the line can't be read. */
    String id();

    /**
     * A task that can be judged.
     *
     * @param policy its source is the line's own text of it
     */
    record Understood(String id, PolicySource policy, Evidence evidence) implements Task {}

    /** A line that is refused. */
    record Refused(String id, InvalidInputException problems) implements Task {}
}
