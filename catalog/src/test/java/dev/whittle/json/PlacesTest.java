package dev.whittle.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
    private static final String TEXT = "ab\ncd\r\nef\rg\ud83d\ude00h\n";

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1",
        "2, 1, 3",
        "3, 2, 1",
        "5, 2, 3",
        "6, 2, 4",
        "7, 3, 1",
        "9, 3, 3",
        "10, 4, 1",
        "13, 4, 3",
        "15, 5, 1"
    })
    void at_anyOffset_countsLinesAndCodePoints(int offset, int line, int column) {
        assertEquals(new Place(line, column), new Places(TEXT).at(offset));
    }
}
