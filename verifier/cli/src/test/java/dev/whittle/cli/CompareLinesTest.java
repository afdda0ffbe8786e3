package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalogs;
import dev.whittle.cli.Session.Ran;
import dev.whittle.files.PartFile;
import dev.whittle.files.RunHeader;
import dev.whittle.fleet.FleetHeader;
import dev.whittle.fleet.ResultForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** {@code whittle compare --lines}: many pairs. */
class CompareLinesTest {
    private static final int COUNT = 24;

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));
    private String pairs = "";
    private String output = "";

    @BeforeEach
    void write() throws IOException {
        session = new Session(folder);
        pairs = session.file(
                "pairs.jsonl",
                IntStream.range(0, COUNT).mapToObj(CompareLinesTest::pair).collect(Collectors.joining("\n")));
        output = session.name("results.jsonl");
    }

    /** Equal, narrower, wider and incomparable in turn; every seventh line is none. */
    private static String pair(int number) {
        String narrow = "arn:aws:s3:::b" + number + "/x*";
        String wide = "arn:aws:s3:::b" + number + "/*";
        return number % 7 == 3
                ? "{\"id\":\"pair-" + number + "\",\"a\":7}"
                : switch (number % 4) {
                    case 0 -> pair(number, wide, wide);
                    case 1 -> pair(number, narrow, wide);
                    case 2 -> pair(number, wide, narrow);
                    default -> pair(number, narrow, "arn:aws:s3:::c/*");
                };
    }

    private static String pair(int number, String a, String b) {
        return "{\"id\":\"pair-" + number + "\",\"a\":" + policy(a) + ",\"b\":" + policy(b) + "}";
    }

    private static String policy(String resource) {
        return "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"" + resource + "\"}]}";
    }

    private Ran run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("compare", "--lines", pairs));
        all.addAll(List.of(arguments));
        return session.run(all.toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void results_areInOrderWhateverTheThreads() throws IOException {
        Ran alone = run("--threads", "1");
        assertEquals(1, alone.exit());
        List<String> lines = alone.out().lines().toList();
        assertEquals(COUNT, lines.size());
        List<String> words = List.of("EQUAL", "NARROWER", "WIDER", "INCOMPARABLE");
        for (int i = 0; i < COUNT; i++) {
            String verdict = i % 7 == 3 ? "ERROR" : words.get(i % 4);
            assertTrue(
                    lines.get(i).startsWith("{\"id\":\"pair-" + i + "\",\"verdict\":\"" + verdict + "\""),
                    lines.get(i));
        }
        assertEquals(alone.out(), run("--threads", "4").out());
        assertEquals(1, run("-o", output).exit());
        assertEquals(alone.out(), session.text("results.jsonl"));
        assertEquals(List.of("pairs.jsonl", "results.jsonl"), files());
    }

    @Test
    void results_areTheObjectsOfTheSingleCommand() throws IOException {
        String line = run().out().lines().toList().get(1);
        Ran single = session.run(
                "compare",
                session.file("a.json", policy("arn:aws:s3:::b1/x*")),
                session.file("b.json", policy("arn:aws:s3:::b1/*")),
                "--format",
                "json");
        assertEquals(
                single.out().replaceAll("\n *", "").replace("\": ", "\":"), line.replace("\"id\":\"pair-1\",", ""));
        assertEquals(
                "{\"id\":\"pair-1\",\"verdict\":\"NARROWER\",\"aInsideB\":\"PROVED\",\"bInsideA\":\"REFUTED\","
                        + "\"counterexamples\":{\"bNotInA\":{\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::b1/7\","
                        + "\"context\":{},\"allowedBy\":[\"/Statement/0\"],"
                        + "\"notAllowedBecause\":\"no statement allows it\"}}}",
                line);
    }

    @Test
    void summary_countsWhatIsEqual() {
        List<String> words = run().errLines();
        assertEquals("pairs      24: 6 equal, 15 not equal, 0 unknown, 3 errors", words.get(0));
        assertTrue(words.get(1).endsWith(" pairs a second"), words.get(1));
        assertTrue(words.get(2).startsWith("catalog    2026-09-26, "), words.get(2));
    }

    private RunHeader header() {
        return FleetHeader.of(
                ResultForm.COMPARISON,
                TaskInput.of(pairs).identity(),
                Catalogs.newest(),
                Map.of("timeout", "PT30S"),
                Versions.ofProver());
    }

    private StoppedLines stopped() {
        return new StoppedLines(
                folder.resolve("results.jsonl"), this::header, more -> run(more.toArray(String[]::new)));
    }

    @Test
    void stoppedRun_isResumedToTheSameBytes() throws IOException {
        stopped()
                .areResumedToTheSameBytes(
                        "pairs      24: 6 equal, 15 not equal, 0 unknown, 3 errors", 0, 1, COUNT / 2, COUNT - 1, COUNT);
        assertEquals(List.of("pairs.jsonl", "results.jsonl"), files());
    }

    @Test
    void resuming_isRefusedWhereSomethingElseWasAsked() throws IOException {
        Path part = folder.resolve("results.jsonl.part");
        PartFile.create(part, header()).close();
        Files.writeString(part, "{\"id\":null");
        Ran other = run("-o", output, "--resume", "--timeout", "7");
        assertEquals(2, other.exit());
        assertTrue(other.err().contains("timeout was `PT30S` and is `PT7S`"), other.err());
        session.file("pairs.jsonl", pair(1));
        Ran changed = run("-o", output, "--resume");
        assertEquals(2, changed.exit());
        assertTrue(changed.err().contains("these results belong to another run: pairs was `sha256 "), changed.err());
        Ran fleet = session.run("fleet", pairs, "-o", output, "--resume");
        assertEquals(2, fleet.exit());
        assertTrue(fleet.err().contains("pairs was `sha256 "), fleet.err());
        assertEquals("{\"id\":null", Files.readString(part));
        Ran anew = run("-o", output);
        assertTrue(anew.err().contains("go on with --resume, or delete this file"), anew.err());
    }

    /** Results of refining are none of comparing. */
    @Test
    void foreignResults_areRefused() throws IOException {
        stopped()
                .areRefusedWhereForeign(
                        "{\"id\":\"pair-0\",\"verdict\":\"PROVED\",\"recommendedAction\":\"NONE\",\"removed\":0}",
                        "{\"id\":\"pair-1\",\"verdict\":\"EQUAL\",\"aInsideB\":\"PROVED\",\"bInsideA\":\"PROVED\"}",
                        "[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"x\"|null|10|the text ends before",
                "{\"id\":\"x\",\"a\":{},\"b\":{}}|\"x\"|15|the policy has no Statement",
                "{\"id\":\"x\",\"b\":{\"Statement\":[]}}|\"x\"|1|the task has no `a`",
                "{\"id\":7,\"a\":1,\"b\":2,\"c\":3}|null|7|this is a number; write a string",
                "{\"id\":\"x\",\"id\":\"y\"}|null|11|",
                "[1]|null|1|the task is an array; write an object with id, a and b",
                "''|null|1|the document is empty",
            })
    void badLine_isAnErrorAndTheRunGoesOn(String line, String id, int column, String message) throws IOException {
        session.file("pairs.jsonl", line + "\n" + pair(0) + "\n");
        Ran ran = run();
        assertEquals(2, ran.exit());
        List<String> results = ran.out().lines().toList();
        assertTrue(
                results.get(0)
                        .startsWith("{\"id\":" + id + ",\"verdict\":\"ERROR\",\"error\":{\"line\":1,\"pointer\":\""),
                results.get(0));
        assertTrue(results.get(0).contains(message == null ? "" : message), results.get(0));
        assertTrue(results.get(0).contains("\"column\":" + column + ","), results.get(0));
        assertTrue(results.get(1).startsWith("{\"id\":\"pair-0\",\"verdict\":\"EQUAL\""), results.get(1));
    }

    /** A statement that is not understood may apply or not: unknown is only what hangs on that. */
    @Test
    void refusedStatement_isUnknownOnlyWhereItCounts() throws IOException {
        String strange = "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"bucket\"}";
        String known = "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}";
        session.file(
                "pairs.jsonl",
                document("same", "[" + strange + "]", "[" + strange + "]")
                        + document("more", "[" + strange + "]", "[" + strange + "," + known + "]")
                        + document("other", "[" + strange + "]", "[" + known + "]"));
        Ran ran = run();
        assertEquals(3, ran.exit());
        List<String> results = ran.out().lines().toList();
        assertEquals(
                "{\"id\":\"same\",\"verdict\":\"EQUAL\",\"aInsideB\":\"PROVED\",\"bInsideA\":\"PROVED\"}",
                results.get(0));
        assertTrue(
                results.get(1).contains("\"aInsideB\":\"PROVED\",\"bInsideA\":\"UNKNOWN\",\"reasons\":"),
                results.get(1));
        assertTrue(
                results.get(2).contains("hangs on whether the statement applies that is not understood"),
                results.get(2));
    }

    private static String document(String id, String a, String b) {
        return "{\"id\":\"" + id + "\",\"a\":{\"Statement\":" + a + "},\"b\":{\"Statement\":" + b + "}}\n";
    }

    /** Nothing is compared, which is no error of the line. */
    @Test
    void refusedDocument_isUnknownWithAnError() throws IOException {
        String identity = "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}";
        String resource = "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}";
        session.file(
                "pairs.jsonl",
                document("kinds", identity, resource)
                        + document(
                                "mixed", "[" + identity + "," + resource + "]", "[" + resource + "," + identity + "]"));
        Ran ran = run("-o", output);
        assertEquals(3, ran.exit());
        List<String> results = session.text("results.jsonl").lines().toList();
        assertTrue(
                results.get(0)
                        .startsWith(
                                "{\"id\":\"kinds\",\"verdict\":\"UNKNOWN\",\"aInsideB\":\"UNKNOWN\",\"bInsideA\":\"UNKNOWN\",\"error\":"
                                        + "{\"line\":1,\"pointer\":\"/b\",\"column\":"),
                results.get(0));
        assertTrue(results.get(1).contains("\"pointer\":\"/a/Statement/1\","), results.get(1));
        assertTrue(results.get(1).contains("/b/Statement/1: this statement names no principal"), results.get(1));
    }

    @Test
    void standardInput_isPairs() {
        Ran ran = session.runWithInput(pair(0) + "\n", "compare", "--lines", "-");
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(
                2,
                session.runWithInput(pair(0), "compare", "--lines", "-", "-o", output, "--resume")
                        .exit());
    }

    @Test
    void output_isNeverAnInput() throws IOException {
        String before = session.text("pairs.jsonl");
        assertEquals(2, run("-o", pairs).exit());
        assertEquals(before, session.text("pairs.jsonl"));
        assertFalse(session.has("pairs.jsonl.part"));
    }
}
