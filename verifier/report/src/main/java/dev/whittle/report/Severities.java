package dev.whittle.report;

import dev.whittle.catalog.Severity;
import dev.whittle.policy.Pattern;
import dev.whittle.refine.Granted;
import dev.whittle.refine.Ranked;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import java.util.List;

/** How many actions there are, and the gravest of them, in words: {@code 19,165 actions, among them iam:*}. */
final class Severities {
    private static final int MOST_GRAVE = 5;

    private Severities() {}

    /** Of actions that go. */
    static String of(Ranked removed) {
        return Numbers.count(removed.counts().total(), "action") + among(removed);
    }

    /** Of what remains. */
    static String of(Granted remaining) {
        return Numbers.count(remaining.counts().total(), "action") + among(remaining);
    }

    /** The gravest of actions that go; empty where none is at least permissions management. */
    static String among(Ranked removed) {
        return among(removed.from(Severity.PERMISSIONS));
    }

    /** The patterns that grant the gravest of what remains; empty where none is at least permissions management. */
    static String among(Granted remaining) {
        return among(remaining.gravest().stream().map(Pattern::text).toList());
    }

    /** Names behind a count, safe to show; empty where there is none. */
    static String among(List<String> names) {
        return names.isEmpty() ? "" : ", among them " + Printable.of(Numbers.some(names, MOST_GRAVE));
    }
}
