package dev.whittle.bench.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A share of a list of actions that counts as unused: the same at every run. */
public final class UnusedShare {
    private static final long SEED = 20_261_121;

    private UnusedShare() {}

    /** That many percent of the actions, rounded down, but at least one. */
    public static List<String> of(List<String> actions, int percent) {
        return first(actions, Math.max(1, actions.size() * percent / 100));
    }

    /** So many of the actions. */
    public static List<String> first(List<String> actions, int count) {
        List<String> shuffled = new ArrayList<>(actions);
        Collections.shuffle(shuffled, new Random(SEED));
        return shuffled.subList(0, count);
    }
}
