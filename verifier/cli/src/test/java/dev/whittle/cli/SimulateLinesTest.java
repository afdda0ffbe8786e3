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

/** {@code whittle simulate --lines}: many requests. */
class SimulateLinesTest {
    private static final int COUNT = 24;
    private static final String REQUEST = "{\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::b/k\"}";
    private static final String ALLOW = statement("Allow", "arn:aws:s3:::b/*");
    private static final String DENY = statement("Deny", "arn:aws:s3:::b/*");
    /** Not understood, since its resource is no ARN. */
    private static final String STRANGE_ALLOW = statement("Allow", "bucket");

    private static final String STRANGE_DENY = statement("Deny", "bucket");

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));
    private String requests = "";
    private String output = "";

    @BeforeEach
    void write() throws IOException {
        session = new Session(folder);
        requests = session.file(
                "requests.jsonl",
                IntStream.range(0, COUNT).mapToObj(SimulateLinesTest::task).collect(Collectors.joining("\n")));
        output = session.name("results.jsonl");
    }

    /** Allowed, denied explicitly and denied implicitly in turn; every seventh line is none. */
    private static String task(int number) {
        String id = "task-" + number;
        return number % 7 == 3
                ? "{\"id\":\"" + id + "\",\"policy\":7}"
                : switch (number % 3) {
                    case 0 -> task(id, ALLOW);
                    case 1 -> task(id, ALLOW, DENY);
                    default -> task(id, statement("Allow", "arn:aws:s3:::c/*"));
                };
    }

    private static String task(String id, String... statements) {
        return "{\"id\":\"" + id + "\",\"policy\":{\"Statement\":[" + String.join(",", statements) + "]},\"request\":"
                + REQUEST + "}";
    }

    private static String statement(String effect, String resource) {
        return "{\"Effect\":\"" + effect + "\",\"Action\":\"s3:Get*\",\"Resource\":\"" + resource + "\"}";
    }

    private Ran run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("simulate", "--lines", requests));
        all.addAll(List.of(arguments));
        return session.run(all.toArray(String[]::new));
    }

    private Ran runOn(String... tasks) throws IOException {
        session.file("requests.jsonl", String.join("\n", tasks) + "\n");
        return run();
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
        List<String> rests = List.of(
                "ALLOWED\",\"reason\":{\"kind\":\"allowed\",\"statements\":[\"/Statement/0\"]}}",
                "DENIED\",\"reason\":{\"kind\":\"explicit\",\"statements\":[\"/Statement/1\"]}}",
                "DENIED\",\"reason\":{\"kind\":\"implicit\",\"statements\":[]}}");
        for (int i = 0; i < COUNT; i++) {
            String start = "{\"id\":\"task-" + i + "\",\"decision\":\"";
            if (i % 7 == 3) {
                assertTrue(lines.get(i).startsWith(start + "ERROR\",\"error\":{\"line\":" + (i + 1)), lines.get(i));
            } else {
                assertEquals(start + rests.get(i % 3), lines.get(i));
            }
        }
        assertEquals(alone.out(), run("--threads", "4").out());
        assertEquals(1, run("-o", output).exit());
        assertEquals(alone.out(), session.text("results.jsonl"));
        assertEquals(List.of("requests.jsonl", "results.jsonl"), files());
    }

    @Test
    void summary_countsWhatIsAllowed() {
        List<String> words = run().errLines();
        assertEquals("requests   24: 7 allowed, 14 denied, 0 unknown, 3 errors", words.get(0));
        assertTrue(words.get(1).endsWith(" requests a second"), words.get(1));
        assertTrue(words.get(2).startsWith("catalog    2026-09-26, "), words.get(2));
    }

    private RunHeader header() {
        return FleetHeader.of(
                ResultForm.SIMULATION,
                TaskInput.of(requests).identity(),
                Catalogs.newest(),
                Map.of(),
                "whittle " + Versions.own());
    }

    private StoppedLines stopped() {
        return new StoppedLines(
                folder.resolve("results.jsonl"), this::header, more -> run(more.toArray(String[]::new)));
    }

    @Test
    void stoppedRun_isResumedToTheSameBytes() throws IOException {
        stopped()
                .areResumedToTheSameBytes(
                        "requests   24: 7 allowed, 14 denied, 0 unknown, 3 errors", 0, 1, COUNT / 2, COUNT);
    }

    @Test
    void resuming_isRefusedWhereSomethingElseWasAsked() throws IOException {
        Path part = folder.resolve("results.jsonl.part");
        PartFile.create(part, header()).close();
        Files.writeString(part, "{\"id\":null");
        Ran older = run("-o", output, "--resume", "--catalog", "2024-11-20");
        assertEquals(2, older.exit());
        assertTrue(older.err().contains("catalog was `sha256 "), older.err());
        Ran compare = session.run("compare", "--lines", requests, "-o", output, "--resume");
        assertEquals(2, compare.exit());
        assertTrue(compare.err().contains("requests was `sha256 "), compare.err());
        assertEquals("{\"id\":null", Files.readString(part));
    }

    /** Results of comparing are none of simulating. */
    @Test
    void foreignResults_areRefused() throws IOException {
        stopped()
                .areRefusedWhereForeign(
                        "{\"id\":\"task-0\",\"verdict\":\"EQUAL\",\"aInsideB\":\"PROVED\",\"bInsideA\":\"PROVED\"}",
                        "{\"id\":\"task-1\",\"decision\":\"ALLOWED\",\"reason\":{}}",
                        "{\"id\":\"task-0\",\"decision\":\"PROVED\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"x\"|null||the text ends before",
                "{\"id\":\"x\",\"policy\":{},\"request\":{}}|\"x\"|/policy|the policy has no Statement",
                "{\"id\":\"x\",\"policy\":{\"Statement\":[]}}|\"x\"||the task has no `request`",
                "{\"id\":7,\"policy\":1,\"request\":2,\"c\":3}|null|/id|the request is a number; write an object",
                "[1]|null||the task is an array; write an object with id, policy and request",
            })
    void badLine_isAnErrorAndTheRunGoesOn(String line, String id, String pointer, String message) throws IOException {
        Ran ran = runOn(line, task(0));
        assertEquals(2, ran.exit());
        List<String> results = ran.out().lines().toList();
        assertTrue(
                results.get(0)
                        .startsWith("{\"id\":" + id + ",\"decision\":\"ERROR\",\"error\":{\"line\":1,\"pointer\":\""
                                + (pointer == null ? "" : pointer) + "\",\"column\":"),
                results.get(0));
        assertTrue(results.get(0).contains(message), results.get(0));
        assertTrue(results.get(1).startsWith("{\"id\":\"task-0\",\"decision\":\"ALLOWED\""), results.get(1));
    }

    @Test
    void refusedRequest_isAnErrorWithItsPlace() throws IOException {
        String ofResource = ALLOW.replace("{\"Effect\"", "{\"Principal\":\"*\",\"Effect\"");
        String twoNames = REQUEST.replace("}", ",\"context\":{\"aws:username\":[\"al\",\"bo\"]}}");
        Ran ran = runOn(
                task("nobody", ofResource),
                task("two", ALLOW).replace(REQUEST, twoNames),
                task("short", ALLOW).replace("arn:aws:s3:::b/k", "b/k"));
        assertEquals(2, ran.exit());
        List<String> results = ran.out().lines().toList();
        assertTrue(
                results.get(0)
                        .startsWith(
                                "{\"id\":\"nobody\",\"decision\":\"ERROR\",\"error\":{\"line\":1,\"pointer\":\"/request\""),
                results.get(0));
        assertTrue(
                results.get(1).contains("\"pointer\":\"/request/context/aws:username\",\"column\":"), results.get(1));
        assertTrue(results.get(2).contains("\"pointer\":\"/request/resource\",\"column\":"), results.get(2));
    }

    /** A statement that is not understood may apply or not: unknown is only what hangs on that. */
    @Test
    void refusedStatement_isUnknownOnlyWhereItCounts() throws IOException {
        Ran ran = runOn(
                task("allow-beside-allow", STRANGE_ALLOW, ALLOW),
                task("allow-beside-deny", STRANGE_ALLOW, DENY),
                task("deny-alone", STRANGE_DENY),
                task("deny-beside-deny", STRANGE_DENY, DENY, ALLOW),
                task("allow-alone", STRANGE_ALLOW),
                task("deny-beside-allow", STRANGE_DENY, ALLOW));
        assertEquals(1, ran.exit());
        List<String> results = ran.out().lines().toList();
        assertEquals(
                List.of(
                        "{\"id\":\"allow-beside-allow\",\"decision\":\"ALLOWED\","
                                + "\"reason\":{\"kind\":\"allowed\",\"statements\":[\"/Statement/1\"]}}",
                        "{\"id\":\"allow-beside-deny\",\"decision\":\"DENIED\","
                                + "\"reason\":{\"kind\":\"explicit\",\"statements\":[\"/Statement/1\"]}}",
                        "{\"id\":\"deny-alone\",\"decision\":\"DENIED\","
                                + "\"reason\":{\"kind\":\"implicit\",\"statements\":[]}}",
                        "{\"id\":\"deny-beside-deny\",\"decision\":\"DENIED\","
                                + "\"reason\":{\"kind\":\"explicit\",\"statements\":[\"/Statement/1\"]}}"),
                results.subList(0, 4));
        for (int i = 4; i < 6; i++) {
            assertTrue(
                    results.get(i)
                            .contains(
                                    "\"decision\":\"UNKNOWN\",\"hangsOn\":[\"whether the statement applies that is not"
                                            + " understood: {"),
                    results.get(i));
        }
    }

    /** There are far more ways to answer for forty statements than are tried. */
    @Test
    void manyRefusedStatements_areUnknownOnlyWhereTheyCount() throws IOException {
        String[] strange = IntStream.range(0, 40)
                .mapToObj(number -> statement("Allow", "bucket-" + number))
                .toArray(String[]::new);
        String[] beside = Stream.concat(Stream.of(strange), Stream.of(ALLOW)).toArray(String[]::new);
        Ran ran = runOn(task("beside", beside), task("alone", strange));
        assertEquals(3, ran.exit());
        List<String> results = ran.out().lines().toList();
        assertTrue(results.get(0).contains("\"decision\":\"ALLOWED\""), results.get(0));
        assertEquals(41, results.get(1).split("whether the statement applies").length, results.get(1));
    }

    /** It is asked nothing, which is no error of the line. */
    @Test
    void refusedDocument_isUnknownWithAnError() throws IOException {
        String ofResource = ALLOW.replace("{\"Effect\"", "{\"Principal\":\"*\",\"Effect\"");
        session.file("requests.jsonl", task("mixed", ALLOW, ofResource));
        Ran ran = run("-o", output);
        assertEquals(3, ran.exit());
        String result = session.text("results.jsonl");
        assertTrue(
                result.startsWith(
                        "{\"id\":\"mixed\",\"decision\":\"UNKNOWN\",\"error\":{\"line\":1,\"pointer\":\"/policy\","
                                + "\"column\":24,\"message\":\"some statements name principals and some, such as /Statement/0"),
                result);
    }

    @Test
    void keyThatNoCatalogKnows_isNamedAsAssumed() throws IOException {
        String own = ALLOW.replaceFirst("}$", ",\"Condition\":{\"StringEquals\":{\"my:key\":\"x\"}}}");
        Ran ran = runOn(task("own", own));
        assertEquals(
                "{\"id\":\"own\",\"decision\":\"DENIED\",\"reason\":{\"kind\":\"implicit\",\"statements\":[]},"
                        + "\"assumes\":[\"my:key single-valued\"]}\n",
                ran.out());
    }

    @Test
    void exit_isTheWorst() throws IOException {
        String bad = "{}";
        String unknown = task("unknown", STRANGE_ALLOW);
        String denied = task("denied", DENY);
        assertEquals(0, runOn(task(0)).exit());
        assertEquals(2, runOn(task(0), bad).exit());
        assertEquals(3, runOn(bad, unknown, task(0)).exit());
        assertEquals(1, runOn(unknown, denied, bad).exit());
    }

    @Test
    void standardInput_isRequests() {
        Ran ran = session.runWithInput(task(0) + "\n", "simulate", "--lines", "-");
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(
                2,
                session.runWithInput(task(0), "simulate", "--lines", "-", "-o", output, "--resume")
                        .exit());
    }

    @Test
    void output_isNeverAnInput() throws IOException {
        String before = session.text("requests.jsonl");
        assertEquals(2, run("-o", requests).exit());
        assertEquals(before, session.text("requests.jsonl"));
        assertFalse(session.has("requests.jsonl.part"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--lines r p|--lines takes neither a policy nor",
                "--lines r --request q|--lines takes neither a policy nor",
                "--lines r --context a:b=c|--lines takes neither a policy nor",
                "--lines r --format json|--lines takes neither a policy nor",
                "--lines r --resume|--resume goes on with what -o left",
                "p|write a policy and --request REQUEST, or --lines REQUESTS",
                "--request q|write a policy and --request REQUEST, or --lines REQUESTS",
                "p --request q --resume|--resume goes on with --lines",
                "p --request q -o f|-o goes with --lines",
            })
    void usage_isOneOrMany(String arguments, String message) {
        Ran ran = session.run(("simulate " + arguments).split(" "));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains(message), ran.err());
    }
}
