package dev.whittle.report;

import dev.whittle.verify.Obligation;

/** Obligations in plain words. */
final class Meaning {
    /** Of S, which needs no solver. */
    static final String OF_STRUCTURE = "The refined text has the original's statements, some left out; nothing of them"
            + " but their action lists differs.";

    /** Of F, which needs no solver. */
    static final String OF_BYTES =
            "Only these bytes: but for the lists of Allow statements and the statements that go, the file is the same.";

    private Meaning() {}

    static String of(Obligation obligation) {
        return switch (obligation) {
            case V1 -> "Nobody gets in: whatever request the refined policy allows, the original allows it too.";
            case V2 -> "The unused actions are gone: the refined policy allows none of them.";
            case V3 ->
                "Nobody is locked out: every known action that the original allows and that is not reported"
                        + " unused is still allowed.";
            case V4 ->
                "Of the known actions the refined policy allows exactly what the original does, minus the unused.";
        };
    }
}
