package dev.whittle.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A share of a list of actions that counts as unused: the same at every run. */
final class UnusedShare {
    private static final long SEED = 20_261_121;

    private UnusedShare() {}

    /** That many percent of the actions, rounded down, but at least one. */
    static List<String> of(List<String> actions, int percent) {
        List<String> shuffled = new ArrayList<>(actions);
        Collections.shuffle(shuffled, new Random(SEED));
        return shuffled.subList(0, Math.max(1, actions.size() * percent / 100));
    }
}
