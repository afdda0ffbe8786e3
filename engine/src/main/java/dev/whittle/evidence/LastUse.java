package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
                .or(() -> time(report, "JobCompletionDate", pointer, problems))
                .or(() -> time(report, "JobCreationDate", pointer, problems));
        if (day.isEmpty()) {
            problems.add(report, pointer, "the report does not say of which day it is; say so with --as-of");
        }
        return new LastUse(day.map(end -> end.minus(how.unusedFor().get())));
    }

    /** Whether the time under that name is missing or too old. */
    boolean isUnused(Json.Obj object, String name, String pointer, Problems problems) {
        if (isNothing(object, name)) {
            return true;
        }
        Optional<Instant> last = time(object, name, pointer, problems);
        return last.isPresent() && since.isPresent() && last.get().isBefore(since.get());
    }

    private static boolean isNothing(Json.Obj object, String name) {
        return object.get(name)
                .filter(value ->
                        !(value instanceof Json.Scalar scalar && scalar.lexeme().equals("null")))
                .isEmpty();
    }

    /** A time as the command line writes it, ISO 8601 with its offset, or as seconds since 1970. */
    private static Optional<Instant> time(Json.Obj object, String name, String pointer, Problems problems) {
        if (isNothing(object, name)) {
            return Optional.empty();
        }
        Json value = object.get(name).orElseThrow();
        try {
            if (value instanceof Json.Str text) {
                return Optional.of(OffsetDateTime.parse(text.value()).toInstant());
            }
            if (value instanceof Json.Scalar scalar) {
                return Optional.of(Instant.ofEpochSecond(new BigDecimal(scalar.lexeme()).longValue()));
            }
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            problems.add(value, pointer + "/" + name, "this is no time; write one such as `2026-06-01T00:00:00Z`");
            return Optional.empty();
        }
        problems.add(value, pointer + "/" + name, "this is " + value.kind() + "; write a time");
        return Optional.empty();
    }
}
