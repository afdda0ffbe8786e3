package dev.whittle.evidence;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a report had looked for use.
 *
 * @param report what messages call it
 * @param period nothing where the report does not say
 */
public record Observed(String report, Optional<Duration> period) {
    /** Of a file that does not say. */
    static Observed untold(String file) {
        return new Observed("`" + file + "`", Optional.empty());
    }

    /** Whether this is known to be no shorter. */
    public boolean covers(Duration least) {
        return period.filter(known -> known.compareTo(least) >= 0).isPresent();
    }

    @Override
    public String toString() {
        return report + " "
                + period.map(known -> "covers " + known.toDays() + " days").orElse("does not say what it covers");
    }
}
