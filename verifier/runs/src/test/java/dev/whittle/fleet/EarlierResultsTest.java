package dev.whittle.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalogs;
import dev.whittle.files.PartFile;
import dev.whittle.files.RunHeader;
import dev.whittle.files.TextLines;
import dev.whittle.json.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierResultsTest {
    private static final RunHeader HEADER = header("sha256 1", "PT30S");
    private static final List<String> TASKS = List.of(Tasks.NARROWED, "{", Tasks.DETACHED, Tasks.UNTOUCHED, "\u00e9");
    private static final List<ResultLine> RESULTS = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    private static RunHeader header(String tasks, String timeout) {
        return FleetHeader.of(ResultForm.REFINEMENT, tasks, Catalogs.newest(), Map.of("timeout", timeout), "whittle 1");
    }

    @BeforeAll
    static void judge() {
        for (String task : TASKS) {
            RESULTS.add(
                    ResultLine.read(Tasks.result(task), ResultForm.REFINEMENT).orElseThrow());
        }
    }

    private Path part() {
        return folder.resolve("results.part");
    }

    private static String text(List<ResultLine> results) {
        StringBuilder text = new StringBuilder();
        results.forEach(result -> text.append(result.text()).append('\n'));
        return text.toString();
    }

    private static TextLines tasks() {
        return Tasks.lines(String.join("\n", TASKS));
    }

    private static String words(InvalidInputException e) {
        return String.valueOf(e.getMessage());
    }

    private void writeAll() {
        try (PartFile part = PartFile.create(part(), HEADER)) {
            RESULTS.forEach(each -> part.write(each.text()));
        }
    }

    /** Whoever is told to delete it deletes what is going on. */
    @Test
    void createdWhileAnotherRunWritesIt_isRefusedAsInUse() {
        try (PartFile first = PartFile.create(part(), HEADER)) {
            first.write(RESULTS.get(0).text());
            InvalidInputException e = assertThrows(InvalidInputException.class, () -> PartFile.create(part(), HEADER));
            assertTrue(words(e).contains("another run is writing its results here"), words(e));
        }
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> PartFile.create(part(), HEADER));
        assertTrue(words(e).contains("an earlier run left its results here"), words(e));
    }

    @Test
    void cutAnywhereItIsResumedToTheSameBytes() throws IOException {
        writeAll();
        byte[] whole = Files.readAllBytes(part());
        assertEquals(text(RESULTS), new String(whole, StandardCharsets.UTF_8));
        for (int length = 0; length <= whole.length; length++) {
            Files.write(part(), Arrays.copyOf(whole, length));
            List<ResultLine> found = new ArrayList<>();
            try (PartFile part = PartFile.resume(part(), HEADER)) {
                assertEquals(EarlierResults.forEach(part, tasks(), ResultForm.REFINEMENT, found::add), found.size());
                assertEquals(RESULTS.subList(0, found.size()), found);
                RESULTS.subList(found.size(), RESULTS.size()).forEach(each -> part.write(each.text()));
            }
            int end = length;
            assertEquals(text(RESULTS), Files.readString(part()), () -> "cut after " + end + " bytes");
        }
    }

    @Test
    void timesFollowTheResultsWhereverBothWereCut() throws IOException {
        Path times = folder.resolve("times");
        List<TaskOutcome> judged = RESULTS.stream().map(TaskOutcome::of).toList();
        try (Timings timings = Timings.open(times)) {
            timings.cut();
            judged.forEach(timings::write);
        }
        byte[] whole = Files.readAllBytes(times);
        assertEquals(
                "{\"id\":\"narrowed\",\"proofMillis\":null}",
                Files.readAllLines(times).get(0));
        for (int length = 0; length <= whole.length; length++) {
            byte[] left = Arrays.copyOf(whole, length);
            int lines = (int) new String(left, StandardCharsets.UTF_8).lines().count();
            // A time is written before its result, so a killed run has at most one result less than times begun.
            int results = Math.max(0, lines - 1);
            Files.write(times, left);
            try (Timings timings = Timings.open(times)) {
                RESULTS.subList(0, results).forEach(timings::keep);
                timings.cut();
                judged.subList(results, judged.size()).forEach(timings::write);
            }
            int end = length;
            assertEquals(new String(whole, StandardCharsets.UTF_8), Files.readString(times), () -> "after " + end);
        }
    }

    @Test
    void timesOfAnotherRunAreDropped() throws IOException {
        Path times = Files.writeString(folder.resolve("times"), "something else\n{\"id\":\"narrowed\"");
        try (Timings timings = Timings.open(times)) {
            RESULTS.subList(0, 2).forEach(timings::keep);
            timings.cut();
            timings.write(TaskOutcome.of(RESULTS.get(2)));
        }
        assertEquals("{\"id\":\"detached\",\"proofMillis\":null}\n", Files.readString(times));
    }

    @Test
    void anotherRunsResultsAreRefused() {
        writeAll();
        RunHeader other = header("sha256 9", "PT5S");
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> PartFile.resume(part(), other).close());
        assertTrue(
                words(e).contains("tasks was `sha256 1` and is `sha256 9`; timeout was `PT30S` and is `PT5S`; resume"),
                words(e));
    }

    @Test
    void resultsWithoutHeaderAreRefused() throws IOException {
        writeAll();
        Files.delete(PartFile.headerOf(part()));
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> PartFile.resume(part(), HEADER).close());
        assertTrue(words(e).contains("is gone"), words(e));
    }

    @Test
    void emptyPartWithoutHeaderIsBegunAnew() throws IOException {
        Files.createFile(part());
        PartFile.resume(part(), HEADER).close();
        assertTrue(Files.readString(PartFile.headerOf(part()))
                .startsWith(
                        "tasks: sha256 1\ncatalog: sha256 " + Catalogs.newest().sha256() + "\n"));
    }

    @Test
    void earlierResultsAreNotOverwritten() {
        writeAll();
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> PartFile.create(part(), HEADER).close());
        assertTrue(words(e).contains("--resume, or delete this file"), words(e));
    }

    private String refusal(String results) throws IOException {
        writeAll();
        Files.writeString(part(), results);
        try (PartFile part = PartFile.resume(part(), HEADER)) {
            return words(assertThrows(
                    InvalidInputException.class,
                    () -> EarlierResults.forEach(part, tasks(), ResultForm.REFINEMENT, line -> {})));
        }
    }

    @Test
    void lineThatIsNoResultIsRefused() throws IOException {
        String words = refusal(text(RESULTS.subList(0, 1)) + "{\"id\":\"a\"}\n");
        assertTrue(words.contains("its line 2 is no result, so something else wrote here"), words);
    }

    @Test
    void lineWrittenTwiceIsRefused() throws IOException {
        String words = refusal(text(RESULTS.subList(0, 1)).repeat(2));
        assertTrue(words.contains("its line 2 is not the result of the task whose turn it is"), words);
    }

    @Test
    void lineThatIsLostIsRefused() throws IOException {
        String words = refusal(text(List.of(RESULTS.get(0), RESULTS.get(2))));
        assertTrue(words.contains("its line 2 is not the result of the task whose turn it is"), words);
    }

    @Test
    void moreResultsThanTasksAreRefused() throws IOException {
        String words = refusal(text(RESULTS) + text(RESULTS.subList(4, 5)));
        assertTrue(words.contains("its line 6 is not the result of the task whose turn it is"), words);
    }

    @Test
    void twoRunsDoNotWriteOneFile() {
        try (PartFile first = PartFile.create(part(), HEADER)) {
            first.write(RESULTS.get(0).text());
            InvalidInputException e = assertThrows(
                    InvalidInputException.class,
                    () -> PartFile.resume(part(), HEADER).close());
            assertTrue(words(e).contains("another run is writing"), words(e));
        }
    }
}
