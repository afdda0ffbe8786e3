package dev.whittle.report;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.refine.PatternOutcome;
import dev.whittle.text.Numbers;
import dev.whittle.trie.Tally;
import java.util.List;

/** What became of one pattern of the original, and why, in words. */
final class PatternWords {
    private PatternWords() {}

    /** What became of it, in one word: {@code kept}, {@code narrowed} or {@code removed}. */
    static String word(PatternOutcome outcome) {
        return outcome.now()
                .map(patterns -> patterns.isEmpty() ? "removed" : "narrowed")
                .orElse("kept");
    }

    /** Why, in words. */
    static String why(PatternOutcome outcome) {
        if (outcome.statement().effect() == Effect.DENY) {
            return "a Deny statement is never touched";
        }
        if (outcome.statement().actions().element() == ActionElement.NOT_ACTION) {
            return "it says what the statement does not grant";
        }
        List<Pattern> denied = outcome.denied();
        return denied.isEmpty()
                ? reason(outcome, "matches")
                : reason(outcome, "grants") + ", and "
                        + DenialLines.denying(outcome.grantable().denials(), denied);
    }

    /**
     * Why, as far as evidence is the reason.
     *
     * @param does what it does to the actions in question
     */
    private static String reason(PatternOutcome outcome, String does) {
        Tally tally = outcome.tally();
        int granted = tally.used() + tally.unused();
        if (outcome.now().isEmpty()) {
            return granted == 0 ? "it " + does + " no known action" : "nothing that it " + does + " is unused";
        }
        if (granted == 0) {
            return "the evidence reports all that it could match unused";
        }
        if (tally.used() == 0) {
            return granted == 1
                    ? "the action is unused"
                    : "all " + Numbers.grouped(granted) + " known actions that it " + does + " are unused";
        }
        String share = Numbers.grouped(tally.unused()) + " of the " + Numbers.count(granted, "known action")
                + " that it " + does + " " + (tally.unused() == 1 ? "is" : "are") + " unused";
        return outcome.now().get().isEmpty() ? share + ", and other patterns of the statement cover the rest" : share;
    }
}
