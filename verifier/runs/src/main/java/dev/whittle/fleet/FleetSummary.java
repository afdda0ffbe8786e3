package dev.whittle.fleet;

import dev.whittle.run.Status;
import dev.whittle.text.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run came to, in words for people. */
public final class FleetSummary {
    private FleetSummary() {}

    /**
     * The summary, line by line.
     *
     * @param form of the results
     * @param totals all results
     * @param resumed how many of them an earlier run had found
     * @param time of this run
     */
    public static List<String> of(ResultForm form, Totals totals, long resumed, Duration time) {
        List<String> lines = new ArrayList<>();
        lines.add(counts(form, totals, resumed));
        lines.addAll(form.details(totals));
        lines.add(time(form.lines(), totals, resumed, time));
        return lines;
    }

    private static String counts(ResultForm form, Totals totals, long resumed) {
        return item(
                form.lines(),
                Numbers.grouped(totals.all()) + ": " + Numbers.grouped(totals.of(Status.PROVED)) + " " + form.proved()
                        + ", " + Numbers.grouped(totals.of(Status.REFUTED)) + " " + form.refuted() + ", "
                        + Numbers.grouped(totals.of(Status.UNKNOWN)) + " unknown, "
                        + Numbers.count(totals.of(List.of(Status.BAD_INPUT, Status.INTERNAL_ERROR)), "error")
                        + (resumed == 0 ? "" : "; " + Numbers.grouped(resumed) + " by an earlier run"));
    }

    private static String time(String tasks, Totals totals, long resumed, Duration time) {
        double seconds = Math.max(time.toNanos(), 1) / 1e9;
        long found = totals.all() - resumed;
        return item("time", String.format(Locale.ROOT, "%,.1f s, %,.0f %s a second", seconds, found / seconds, tasks));
    }

    static String item(String name, String text) {
        return String.format(Locale.ROOT, "%-11s%s", name, text);
    }
}
