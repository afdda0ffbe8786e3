package dev.whittle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecimalValueTest {
    @Test
    void of_number_isExact() {
        Map.of(
                        "0", "0", "-1.50", "-1.5", "+7", "7", ".5", "0.5", "5.", "5", "1e2", "100", "2E-3", "0.002",
                        "0.1", "0.1")
                .forEach((text, number) -> assertEquals(
                        0,
                        new BigDecimal(number).compareTo(DecimalValue.of(text).orElseThrow()),
                        text));
    }

    @Test
    void of_whatIsNoNumber_isNothing() {
        for (String text :
                List.of("", "x", ".", "1,5", "0x10", "1e", "1e999", "NaN", " 1", "--1", "\u0661", "1".repeat(101))) {
            assertEquals(Optional.empty(), DecimalValue.of(text), text);
        }
    }
}
