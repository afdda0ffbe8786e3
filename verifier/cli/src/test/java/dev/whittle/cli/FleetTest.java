package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalogs;
import dev.whittle.files.PartFile;
import dev.whittle.files.RunHeader;
import dev.whittle.fleet.FleetHeader;
import dev.whittle.fleet.ResultForm;
import dev.whittle.fleet.ResultLine;
import dev.whittle.fleet.Totals;
import dev.whittle.run.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetTest {
    private static final int COUNT = 40;

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private Path tasks = Path.of("");
    private Path output = Path.of("");

    @BeforeEach
    void write() throws IOException {
        tasks = folder.resolve("tasks.jsonl");
        output = folder.resolve("results.jsonl");
        Files.writeString(
                tasks, IntStream.range(0, COUNT).mapToObj(FleetTest::task).collect(Collectors.joining("\n")));
    }

    /** Every seventh task is refused; the others are of unequal size. */
    private static String task(int number) {
        String actions = number % 5 == 0 ? "\"iam:*\"" : "[\"s3:GetBucket*\",\"s3:GetObject\"]";
        return "{\"id\":\"task-" + number + "\",\"policy\":{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":" + actions
                + ",\"Resource\":\"*\"}]},\"unused\":"
                + (number % 7 == 3 ? "7" : "[\"s3:GetBucketAcl\",\"iam:GetUser\"]") + "}";
    }

    private int run(String... arguments) {
        results.reset();
        words.reset();
        List<String> all = new ArrayList<>(List.of("fleet", "--catalog", "2024-11-20"));
        all.addAll(List.of(arguments));
        return Whittle.run(new Console(results, words, LocalDate.of(2024, 11, 21)), all.toArray(String[]::new));
    }

    private String results() {
        return results.toString(StandardCharsets.UTF_8);
    }

    private String words() {
        return words.toString(StandardCharsets.UTF_8);
    }

    @Test
    void resultsAreTheSameWhateverTheThreads() throws IOException {
        assertEquals(2, run(tasks.toString(), "--threads", "1"));
        String alone = results();
        List<String> lines = alone.lines().toList();
        assertEquals(COUNT, lines.size());
        for (int i = 0; i < COUNT; i++) {
            String verdict = i % 7 == 3 ? "ERROR" : "PROVED";
            assertTrue(
                    lines.get(i).startsWith("{\"id\":\"task-" + i + "\",\"verdict\":\"" + verdict + "\""),
                    lines.get(i));
        }
        assertTrue(lines.get(3).contains("\"line\":4,"), lines.get(3));
        assertEquals(2, run(tasks.toString(), "--threads", "4"));
        assertEquals(alone, results());
        assertEquals(2, run(tasks.toString(), "-o", output.toString()));
        assertEquals("", results());
        assertEquals(alone, Files.readString(output));
        assertEquals(List.of("results.jsonl", "tasks.jsonl"), files());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void summaryCountsAndSaysTheTime() {
        run(tasks.toString());
        assertTrue(words().startsWith("tasks      40: 34 proved, 0 refuted, 0 unknown, 6 errors\n"), words());
        assertTrue(words().contains("\nremoved    "), words());
        assertTrue(words().contains(" tasks a second\n"), words());
    }

    @Test
    void stoppedRunIsResumedToTheSameBytes() throws IOException {
        Path times = folder.resolve("times.jsonl");
        Path part = folder.resolve("results.jsonl.part");
        Path header = folder.resolve("results.jsonl.part.header");
        assertEquals(2, run(tasks.toString(), "-o", output.toString(), "--timings", times.toString()));
        String whole = Files.readString(output);
        List<String> timed = ids(times);
        assertEquals(COUNT, timed.size());
        for (int lines : new int[] {0, 1, COUNT / 2, COUNT - 1, COUNT}) {
            String done = whole.lines().limit(lines).map(line -> line + "\n").collect(Collectors.joining());
            PartFile.create(part, header()).close();
            Files.writeString(part, done + whole.substring(done.length(), Math.min(whole.length(), done.length() + 9)));
            Files.delete(output);
            assertEquals(
                    2,
                    run(tasks.toString(), "-o", output.toString(), "--timings", times.toString(), "--resume"),
                    words());
            assertEquals(whole, Files.readString(output));
            assertEquals(timed, ids(times));
            assertTrue(words().startsWith("tasks      40: 34 proved, 0 refuted, 0 unknown, 6 errors"), words());
            assertEquals(lines > 0, words().contains("; " + lines + " by an earlier run"), words());
            assertFalse(Files.exists(part));
            assertFalse(Files.exists(header));
        }
    }

    @Test
    void pinnedRunsWriteExactNamesAndAreNotResumedAsOthers() throws IOException {
        Files.writeString(
                tasks,
                "{\"id\":\"a\",\"policy\":{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sqs:*\",\"Resource\":\"*\"}},"
                        + "\"unused\":[\"sqs:DeleteQueue\"]}\n");
        assertEquals(0, run(tasks.toString(), "-o", output.toString()));
        assertTrue(Files.readString(output).contains("\"sqs:Get*\","), Files.readString(output));
        assertEquals(0, run(tasks.toString(), "-o", output.toString(), "--pin"));
        assertTrue(Files.readString(output).contains("\"sqs:GetQueueAttributes\","), Files.readString(output));

        Path part = folder.resolve("results.jsonl.part");
        PartFile.create(part, header()).close();
        Files.writeString(part, "{\"id\":null");
        assertEquals(2, run(tasks.toString(), "-o", output.toString(), "--resume", "--admit-new", "none"));
        assertTrue(words().contains("admit new was `prefix` and is `none`"), words());
    }

    private RunHeader header() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("timeout", "PT30S");
        settings.put("admit new", "prefix");
        settings.put("warnings", "say");
        return FleetHeader.of(
                ResultForm.REFINEMENT,
                TaskInput.of(tasks.toString()).identity(),
                Catalogs.choose("2024-11-20"),
                settings,
                Versions.ofProver());
    }

    private static List<String> ids(Path times) throws IOException {
        return Files.readAllLines(times).stream()
                .map(line -> line.replaceAll("\"proofMillis\":([0-9]+\\.[0-9]{3}|null)}", ""))
                .toList();
    }

    @Test
    void resumingIsRefusedWhereTheTasksChanged() throws IOException {
        Path part = folder.resolve("results.jsonl.part");
        PartFile.create(part, header()).close();
        Files.writeString(part, "{\"id\":null");
        Files.writeString(tasks, task(1));
        assertEquals(2, run(tasks.toString(), "-o", output.toString(), "--resume"));
        assertTrue(words().contains("these results belong to another run: tasks was `sha256 "), words());
        assertEquals("{\"id\":null", Files.readString(part));
        assertEquals(2, run(tasks.toString(), "-o", output.toString()));
        assertTrue(words().contains("go on with --resume, or delete this file"), words());
    }

    /** What was found without a quota is no answer where one is to be kept. */
    @Test
    void resumingIsRefusedWhereAnotherFormIsWanted() throws IOException {
        Path part = folder.resolve("results.jsonl.part");
        PartFile.create(part, header()).close();
        Files.writeString(part, "{\"id\":null");
        assertEquals(2, run(tasks.toString(), "-o", output.toString(), "--resume", "--fit"));
        assertTrue(words().contains("these results belong to another run"), words());
    }

    @Test
    void resumingWhereNothingIsLeftStartsOver() throws IOException {
        Files.writeString(tasks, task(1));
        assertEquals(0, run(tasks.toString(), "-o", output.toString(), "--resume"));
        assertTrue(Files.readString(output).startsWith("{\"id\":\"task-1\",\"verdict\":\"PROVED\""));
    }

    @Test
    void noFileIsReadAndWritten() throws IOException {
        String before = Files.readString(tasks);
        assertEquals(2, run(tasks.toString(), "-o", tasks.toString()));
        assertEquals(2, run(tasks.toString(), "--timings", tasks.toString()));
        Path header = Files.move(tasks, folder.resolve("x.part.header"));
        assertEquals(2, run(header.toString(), "-o", folder.resolve("x").toString()));
        Path part = Files.move(header, folder.resolve("x.part"));
        assertEquals(2, run(part.toString(), "-o", folder.resolve("x").toString(), "--resume"));
        assertEquals(before, Files.readString(part));
        assertEquals(2, run(part.toString(), "-o", output.toString(), "--timings", output.toString()));
        assertEquals(List.of("x.part"), files());
    }

    @Test
    void timesThatCantBeWritten_leaveNoPartFile() throws IOException {
        String tooLong = folder.resolve("t".repeat(300)).toString();
        assertEquals(2, run(tasks.toString(), "-o", output.toString(), "--timings", tooLong));
        assertFalse(Files.exists(folder.resolve("results.jsonl.part")));
    }

    @Test
    void usageIsChecked() {
        assertEquals(2, run(tasks.toString(), "--resume"));
        assertEquals(2, run("-", "-o", output.toString(), "--resume"));
        assertEquals(2, run(tasks.toString(), "--threads", "0"));
        assertEquals(2, run(tasks.toString(), "--timeout", "0"));
        assertEquals(2, run(folder.resolve("none").toString()));
        assertEquals(2, run(folder.toString()));
        assertEquals("", results());
    }

    @Test
    void noTasksAreProved() throws IOException {
        Files.writeString(tasks, "");
        assertEquals(0, run(tasks.toString(), "-o", output.toString()));
        assertEquals("", Files.readString(output));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "PROVED, 0",
        "PROVED BAD_INPUT, 2",
        "PROVED BAD_INPUT UNKNOWN, 3",
        "BAD_INPUT UNKNOWN REFUTED PROVED, 1",
        "UNKNOWN REFUTED BAD_INPUT INTERNAL_ERROR PROVED, 4",
    })
    void exitCodeIsTheWorst(String statuses, int code) {
        Totals totals = new Totals();
        for (String status : statuses.split(" ", -1)) {
            if (!status.isEmpty()) {
                totals.add(new ResultLine("null", Status.valueOf(status), 0, ""));
            }
        }
        assertEquals(code, ExitCode.of(totals));
    }
}
