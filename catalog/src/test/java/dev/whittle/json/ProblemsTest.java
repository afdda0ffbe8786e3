package dev.whittle.json;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final String AXE = "\uD83E\uDE93";

    @Test
    void refuseIfAny_nothingWrong_returns() {
        Problems problems = new Problems("x", "abc", Limits.DEFAULT);
        assertTrue(problems.isEmpty());
        assertDoesNotThrow(problems::refuseIfAny);
    }

    @Test
    void refuseIfAny_problemsInAnyOrder_areToldInTheOrderOfTheText() {
        Problems problems = new Problems("file.json", "abc\ndef", Limits.DEFAULT);
        problems.add(5, "/b", "second");
        problems.add(1, "", "first");
        problems.add(5, "/c", "third");
        assertFalse(problems.isEmpty());
        InvalidInputException e = assertThrows(InvalidInputException.class, problems::refuseIfAny);
        assertEquals("file.json", e.source());
        assertEquals(
                List.of(
                        new Problem("first", "", Optional.of(new Place(1, 2))),
                        new Problem("second", "/b", Optional.of(new Place(2, 2))),
                        new Problem("third", "/c", Optional.of(new Place(2, 2)))),
                e.problems());
        assertEquals("file.json:1:2: first\nfile.json:2:2: /b: second\nfile.json:2:2: /c: third", e.getMessage());
    }

    @Test
    void places_lineEnds_areLineFeedCarriageReturnOrBoth() {
        String text = "a\nb\r\nc\rd\r\r\ne";
        assertEquals("1:1", place(text, "a"));
        assertEquals("2:1", place(text, "b"));
        assertEquals("3:1", place(text, "c"));
        assertEquals("4:1", place(text, "d"));
        assertEquals("6:1", place(text, "e"));
    }

    @Test
    void places_lineEndItself_belongsToTheLineThatItEnds() {
        assertEquals("1:2", place("a\r\nb", "\r"));
        assertEquals("1:2", place("a\nb", "\n"));
    }

    @Test
    void places_columns_countCodePoints() {
        assertEquals("1:4", place(AXE + "é" + AXE + "x", "x"));
        assertEquals("2:3", place("\n" + AXE + "\t" + "x", "x"));
        assertEquals("1:3", place("e\u0301x", "x"));
    }

    @Test
    void places_endOfTheTextAndBeyond_areItsEnd() {
        assertEquals("2:2", placeAt("a\nb", 3));
        assertEquals("2:2", placeAt("a\nb", 99));
        assertEquals("1:1", placeAt("", 0));
    }

    @Test
    void refuseIfAny_asManyAsTheLimit_showsAll() {
        assertEquals(3, refused(3, 3).problems().size());
    }

    @Test
    void refuseIfAny_moreThanTheLimit_countsTheRest() {
        assertEquals(
                List.of("1:1: wrong", "1:2: wrong", "1:3: wrong", "1:3: and 2 more (the first 3 are shown)"),
                refused(5, 3).problems().stream().map(Problem::toString).toList());
    }

    @Test
    void refuseIfAny_problemAtEveryCharacter_takesOnePass() {
        InvalidInputException e = Assertions.assertTimeout(Duration.ofSeconds(10), () -> refused(1_000_000, 50));
        assertEquals(51, e.problems().size());
        assertEquals(
                "1:50: and 999950 more (the first 50 are shown)",
                e.problems().get(50).toString());
    }

    @Test
    void invalidInput_oneMessage_isAboutTheWholeInput() {
        InvalidInputException e = new InvalidInputException("x", "is empty");
        assertEquals(List.of(new Problem("is empty", "", Optional.empty())), e.problems());
        assertEquals("x: is empty", e.getMessage());
    }

    @Test
    void refuseIfAny_problemWithTheWholeText_comesFirstAndHasNoPlace() {
        Problems problems = new Problems("x", "abc", Limits.DEFAULT);
        problems.add(1, "", "wrong");
        problems.add("much too short");
        assertFalse(problems.isEmpty());
        InvalidInputException e = assertThrows(InvalidInputException.class, problems::refuseIfAny);
        assertEquals("x: much too short\nx:1:2: wrong", e.getMessage());
    }

    @Test
    void refuseIfAny_onlyTheWholeTextWrong_refuses() {
        Problems problems = new Problems("x", "", Limits.DEFAULT);
        problems.add("is empty");
        assertFalse(problems.isEmpty());
        assertThrows(InvalidInputException.class, problems::refuseIfAny);
    }

    private static InvalidInputException refused(int count, int limit) {
        Problems problems = new Problems("x", "y".repeat(count), new Limits(1, 1, 1, 1, 1, 1, limit));
        for (int i = count - 1; i >= 0; i--) {
            problems.add(i, "", "wrong");
        }
        return assertThrows(InvalidInputException.class, problems::refuseIfAny);
    }

    private static String place(String text, String what) {
        return placeAt(text, text.indexOf(what));
    }

    private static String placeAt(String text, int offset) {
        Problems problems = new Problems("x", text, Limits.DEFAULT);
        problems.add(offset, "", "wrong");
        return assertThrows(InvalidInputException.class, problems::refuseIfAny)
                .problems()
                .get(0)
                .place()
                .orElseThrow()
                .toString();
    }
}
