package dev.whittle.bench.narrow;

import dev.whittle.policy.Pattern;
import java.util.List;
import java.util.Set;

/** A way to narrow a wildcard to what is used of it. All answer in one type, so that all pay for making it. */
interface Approach {
    /** Patterns in place of the task's wildcard. */
    List<Pattern> narrow(Task task);

    /**
     * Whether the answer may grant this known action although it is not to be kept. An approach that says yes is wrong
     * there, and its documentation says why.
     *
     * @param action folded
     */
    default boolean isKnownError(String action, List<Pattern> answer, Task task) {
        return false;
    }

    /**
     * Fails unless the answer grants all that is to be kept and nothing else but the approach's known errors.
     *
     * @return how many known actions it grants in error
     */
    default int check(List<Pattern> answer, Task task) {
        Set<String> granted = new Grants(answer).of(task.everyAction());
        Set<String> kept = task.kept();
        if (!granted.containsAll(kept)) {
            kept.removeAll(granted);
            throw new AssertionError("not granted any more: " + kept);
        }
        granted.removeAll(kept);
        granted.forEach(action -> {
            if (!isKnownError(action, answer, task)) {
                throw new AssertionError("granted in error: " + action);
            }
        });
        return granted.size();
    }
}
