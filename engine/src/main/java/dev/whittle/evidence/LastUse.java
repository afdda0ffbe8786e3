package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.JsonTime;
import dev.whittle.json.Problems;
import java.time.Instant;
import java.util.Optional;

/**
 * When a use is too old to count.
 *
 * @param since uses before it do not; nothing where any use counts
 */
record LastUse(Optional<Instant> since) {
    /** Of one report, whose own day counts where the user names none. */
    static LastUse bound(Json.Obj report, String pointer, Interpretation how, Problems problems) {
        if (how.unusedFor().isEmpty()) {
            return new LastUse(Optional.empty());
        }
        Optional<Instant> day = how.asOf()
                .or(() -> JsonTime.of(report, "JobCompletionDate", pointer, problems))
                .or(() -> JsonTime.of(report, "JobCreationDate", pointer, problems));
        if (day.isEmpty()) {
            problems.add(report, pointer, "the report does not say of which day it is; say so with --as-of");
        }
        return new LastUse(day.map(end -> end.minus(how.unusedFor().get())));
    }

    /** Whether the time under that name is missing or too old. */
    boolean isUnused(Json.Obj object, String name, String pointer, Problems problems) {
        if (JsonTime.isMissing(object, name)) {
            return true;
        }
        Optional<Instant> last = JsonTime.of(object, name, pointer, problems);
        return last.isPresent() && since.isPresent() && last.get().isBefore(since.get());
    }
}
