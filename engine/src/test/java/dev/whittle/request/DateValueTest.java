package dev.whittle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DateValueTest {
    private static void mustBe(String seconds, String text) {
        DateValue date = DateValue.of(text).orElseThrow();
        assertEquals(0, new BigDecimal(seconds).compareTo(date.start()), text + " is " + date);
        assertFalse(date.isShortened(), text);
    }

    private static void mustSpan(String start, String end, String text) {
        DateValue date = DateValue.of(text).orElseThrow();
        assertEquals(0, new BigDecimal(start).compareTo(date.start()), text + " is " + date);
        assertEquals(0, new BigDecimal(end).compareTo(date.end()), text + " is " + date);
        assertTrue(date.isShortened(), text);
    }

    @Test
    void of_instant_countsSecondsWithTheirFraction() {
        mustBe("0", "1970-01-01T00:00:00Z");
        mustBe("1767355200", "2026-01-02T12:00:00Z");
        mustBe("1767355200", "2026-01-02T12:00Z");
        mustBe("1767355200", "2026-01-02T13:30:00+01:30");
        mustBe("1767355200", "2026-01-01T23:00:00-13:00");
        mustBe("1767355200.25", "2026-01-02T12:00:00.25Z");
        mustBe("-1", "1969-12-31T23:59:59Z");
    }

    @Test
    void of_epoch_isItself() {
        mustBe("0", "0");
        mustBe("1767355200", "1767355200");
        mustBe("1767355200.5", "1767355200.5");
        mustBe("-5", "-5");
    }

    @Test
    void of_dayOrMonth_isAllOfIt() {
        mustSpan("1767312000", "1767398400", "2026-01-02");
        mustSpan("1767225600", "1769904000", "2026-01");
        mustSpan("1709164800", "1709251200", "2024-02-29");
    }

    @Test
    void of_whatIsNoTime_isNothing() {
        for (String text : List.of(
                "",
                "x",
                "2026",
                "-2026",
                "2026.5",
                "2026-13",
                "2026-02-29",
                "2026-1-2",
                "2026-01-02T12:00:00",
                "2026-01-02T12Z",
                "2026-01-02T24:00:00Z",
                "2026-01-02T12:00:60Z",
                "2026-01-02 12:00:00Z",
                "2026-01-02T12:00:00+0100",
                "1767355200000",
                "100000000000",
                "2026-01-02T12:00:00z",
                " 0",
                "1e9",
                "2026-01-02T12:00:00+19:00")) {
            assertEquals(Optional.empty(), DateValue.of(text), text);
        }
    }
}
