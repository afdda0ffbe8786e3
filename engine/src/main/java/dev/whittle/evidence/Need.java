package dev.whittle.evidence;

import dev.whittle.policy.Pattern;

/**
 * An action that a recorded call may have needed beside its own, without an event of its own: it is never called unused.
 *
 * @param action the action
 * @param call the call, as people call it
 */
public record Need(Pattern action, String call) {}
