package dev.whittle.evidence;

import dev.whittle.policy.Pattern;
import java.util.Comparator;

/**
 * Calls of one operation by one principal, as CloudTrail recorded them. Only a catalog and the {@link EventMap} say
 * which permissions they needed.
 *
 * @param source the event source, such as {@code s3}: folded, without {@code .amazonaws.com}
 * @param operation the event's name as recorded, date and version included
 * @param count how many records, at least one
 */
public record Recorded(String source, String operation, long count) implements Comparable<Recorded> {
    private static final java.util.regex.Pattern DOMAIN =
            java.util.regex.Pattern.compile("\\.amazonaws\\.com(\\.cn)?$", java.util.regex.Pattern.CASE_INSENSITIVE);

    private static final Comparator<Recorded> ORDER = Comparator.comparing(Recorded::source)
            .thenComparing(Recorded::operation)
            .thenComparing(Recorded::count);

    /** Of a record's {@code eventSource} and {@code eventName}. */
    public static Recorded of(String eventSource, String eventName, long count) {
        return new Recorded(Pattern.fold(DOMAIN.matcher(eventSource).replaceFirst("")), eventName, count);
    }

    /** The one with more records, of the same operation: the same evidence twice is the same. */
    Recorded more(Recorded other) {
        return count >= other.count ? this : other;
    }

    /** What people call it: {@code source:Operation}. */
    public String title() {
        return source + ":" + operation;
    }

    @Override
    public int compareTo(Recorded other) {
        return ORDER.compare(this, other);
    }
}
