package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.JsonTime;
import dev.whittle.json.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a use is too old to count.
 *
 * @param since uses before it do not count; nothing where any use counts
 * @param remarks what people should know about it
 */
record LastUse(Optional<Instant> since, List<String> remarks) {
    /** For one report, whose own day counts if the user names none. */
    static LastUse bound(Json.Obj report, String pointer, Interpretation how, Problems problems) {
        if (how.unusedFor().isEmpty()) {
            return new LastUse(Optional.empty(), List.of());
        }
        Duration unusedFor = how.unusedFor().get();
        Optional<Instant> made = JsonTime.of(report, "JobCompletionDate", pointer, problems)
                .or(() -> JsonTime.of(report, "JobCreationDate", pointer, problems));
        Optional<Instant> day = how.asOf().or(() -> made);
        if (day.isEmpty()) {
            problems.add(report, pointer, "the report does not give its date; give it with --as-of");
        }
        return new LastUse(
                day.map(end -> how.latest().filter(end::isAfter).orElse(end)).map(end -> end.minus(unusedFor)),
                made.isPresent() && day.isPresent()
                        ? remarks(report, pointer, made.get(), day.get(), unusedFor, problems)
                        : List.of());
    }

    /** A report does not hold what was used after it was made; one that is older than the period says nothing of the period. */
    private static List<String> remarks(
            Json.Obj report, String pointer, Instant made, Instant day, Duration unusedFor, Problems problems) {
        Duration after = Duration.between(made, day);
        if (after.compareTo(unusedFor) > 0) {
            problems.add(
                    report,
                    pointer,
                    "the report is of " + made + ", so it says nothing of the " + unusedFor.toDays() + " days before "
                            + day + "; fetch a new one");
        }
        return after.toDays() > 0
                ? List.of("`" + problems.source() + "` is of " + made + ": what was used in the " + after.toDays()
                        + " days after that is not in it")
                : List.of();
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
