package dev.whittle.bench.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void sample_ofAThousandValues_hasItsOrderStatistics() {
        Sample sample = Sample.of(IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> (double) (1001 - i))
                .toList());
        assertEquals(501, sample.median());
        assertEquals(990, sample.ninetyNinth());
        assertEquals(1000, sample.largest());
        assertEquals(1, sample.smallest());
        assertEquals(500_500, sample.sum());
    }

    @Test
    void sample_ofOneValue_isIt() {
        assertEquals(7, Sample.of(List.of(7.0)).ninetyNinth());
        assertThrows(IllegalArgumentException.class, () -> Sample.of(List.of()));
    }

    @Test
    void number_hasAboutThreeDigits() {
        assertEquals(
                List.of("4,253", "100", "85.2", "6.02", "0.361"),
                List.of(4253.4, 100.0, 85.21, 6.02, 0.3612).stream()
                        .map(Markdown::number)
                        .toList());
    }
}
