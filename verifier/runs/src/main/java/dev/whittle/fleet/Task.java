package dev.whittle.fleet;

import dev.whittle.json.InvalidInputException;

/**
 * A line of tasks as it was read.
 *
 * @param <T> what a line holds
 */
sealed interface Task<T> {
    /** The task's id as JSON wrote it, quotes included; {@code null} where the line can't be read. */
    String id();

    /** A task that can be judged. */
    record Understood<T>(String id, T content) implements Task<T> {}

    /** A line that is refused. */
    record Refused<T>(String id, InvalidInputException problems) implements Task<T> {}
}
