package dev.whittle.fleet;

import dev.whittle.run.Status;
import dev.whittle.text.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a run came to, in words for people. */
public final class FleetSummary {
    private FleetSummary() {}

    /**
     * The summary, line by line.
     *
     * @param totals all results
     * @param resumed how many of them an earlier run had found
     * @param time of this run
     */
    public static List<String> of(Totals totals, long resumed, Duration time) {
        return List.of(
                counts("tasks", totals, resumed, "proved", "refuted"),
                item("removed", Numbers.count(totals.removed(), "action")),
                time("tasks", totals, resumed, time));
    }

    /** The same of pairs that were compared. */
    public static List<String> ofPairs(Totals totals, long resumed, Duration time) {
        return List.of(counts("pairs", totals, resumed, "equal", "not equal"), time("pairs", totals, resumed, time));
    }

    /** The same of policies that were checked. */
    public static List<String> ofChecks(Totals totals, long resumed, Duration time) {
        return List.of(counts("policies", totals, resumed, "pass", "fail"), time("policies", totals, resumed, time));
    }

    /** The same of requests that were simulated. */
    public static List<String> ofRequests(Totals totals, long resumed, Duration time) {
        return List.of(
                counts("requests", totals, resumed, "allowed", "denied"), time("requests", totals, resumed, time));
    }

    private static String counts(String tasks, Totals totals, long resumed, String proved, String refuted) {
        return item(
                tasks,
                Numbers.grouped(totals.all()) + ": " + Numbers.grouped(totals.of(Status.PROVED)) + " " + proved + ", "
                        + Numbers.grouped(totals.of(Status.REFUTED)) + " " + refuted + ", "
                        + Numbers.grouped(totals.of(Status.UNKNOWN)) + " unknown, "
                        + Numbers.count(totals.of(List.of(Status.BAD_INPUT, Status.INTERNAL_ERROR)), "error")
                        + (resumed == 0 ? "" : "; " + Numbers.grouped(resumed) + " by an earlier run"));
    }

    private static String time(String tasks, Totals totals, long resumed, Duration time) {
        double seconds = Math.max(time.toNanos(), 1) / 1e9;
        long found = totals.all() - resumed;
        return item("time", String.format(Locale.ROOT, "%,.1f s, %,.0f %s a second", seconds, found / seconds, tasks));
    }

    private static String item(String name, String text) {
        return String.format(Locale.ROOT, "%-11s%s", name, text);
    }
}
