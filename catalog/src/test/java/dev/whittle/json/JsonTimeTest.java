package dev.whittle.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1780272000",
                "1780272000.75",
                "1.780272e9",
                "\"2026-06-01T00:00:00Z\"",
                "\"2026-06-01T02:00:00+02:00\"",
                "\"2026-06-01 00:00:00+00:00\""
            })
    void of_timeAsAwsWritesIt_isThatTime(String written) {
        Problems problems = problems(written);
        assertEquals(Optional.of(Instant.parse("2026-06-01T00:00:00Z")), time(written, problems));
        problems.refuseIfAny();
    }

    /** A number cut to 64 bits would be another time, and one of so many digits takes its time. */
    @ParameterizedTest
    @ValueSource(
            strings = {"1e13", "1e100", "-1e64", "1e2147483647", "18446744073709551616", "1780272000000", "\"soon\""})
    void of_numberThatIsNoTime_isRefused(String written) {
        Problems problems = problems(written);
        assertEquals(Optional.empty(), time(written, problems));
        assertEquals(false, problems.isEmpty());
    }

    @Test
    void of_null_isMissing() {
        Problems problems = problems("null");
        assertEquals(Optional.empty(), time("null", problems));
        problems.refuseIfAny();
    }

    private static Problems problems(String written) {
        return new Problems("x", text(written), Limits.DEFAULT);
    }

    private static String text(String written) {
        return "{\"at\":" + written + "}";
    }

    private static Optional<Instant> time(String written, Problems problems) {
        Json json =
                JsonReader.readOne(new SourceText("x", text(written)), problems).orElseThrow();
        return JsonTime.of((Json.Obj) json, "at", "", problems);
    }
}
