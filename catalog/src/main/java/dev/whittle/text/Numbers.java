package dev.whittle.text;

import java.util.List;
import java.util.Locale;

/** Counts and lists as people read them. */
public final class Numbers {
    private Numbers() {}

    /** With separators between thousands: {@code 22,091}. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count with its noun: {@code 1 action}, {@code 2 actions}. */
    public static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    /** A count with its noun: {@code 1 policy}, {@code 2 policies}. */
    public static String count(long number, String one, String more) {
        return grouped(number) + " " + (number == 1 ? one : more);
    }

    /** The first items, and how many more there are. */
    public static String some(List<String> items, int most) {
        String shown = String.join(", ", items.subList(0, Math.min(most, items.size())));
        return items.size() <= most ? shown : shown + " and " + grouped(items.size() - most) + " more";
    }
}
