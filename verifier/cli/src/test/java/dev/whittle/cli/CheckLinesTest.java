package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalogs;
import dev.whittle.cli.Session.Ran;
import dev.whittle.fleet.FleetHeader;
import dev.whittle.fleet.ResultForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code whittle check --lines}: many policies. */
class CheckLinesTest {
    private static final String POLICY =
            "{\"Statement\":[{\"Sid\":\"All\",\"Effect\":\"Allow\",%s\"Action\":\"s3:%s\",\"Resource\":\"arn:aws:s3:::b/*\"}]}";
    private static final String READ = POLICY.formatted("", "GetObject");
    private static final String PUBLIC = POLICY.formatted("\"Principal\":\"*\",", "GetObject");
    private static final String OF_AWS = POLICY.formatted("\"Principal\":{\"AWS\":\"*\"},", "GetObject");

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));

    @BeforeEach
    void start() {
        session = new Session(folder);
    }

    private static String task(String id, String policy, String checks) {
        return "{\"id\":\"" + id + "\",\"policy\":" + policy + "," + checks + "}";
    }

    private Ran run(List<String> tasks) throws IOException {
        session.file("tasks.jsonl", String.join("\n", tasks));
        return runAgain(List.of());
    }

    private Ran runAgain(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("check", "--lines", session.name("tasks.jsonl")));
        all.addAll(arguments);
        return session.run(all.toArray(String[]::new));
    }

    @Test
    void eachCheckOfALine_hasItsResult_inOrder() throws IOException {
        Ran ran = run(List.of(task(
                "x",
                PUBLIC,
                "\"noPublic\":{},\"notGranted\":[{\"actions\":[\"s3:PutObject\"]},{\"resources\":[\"b\"]}],\"noNewAccess\":"
                        + PUBLIC)));
        assertTrue(
                ran.out()
                        .startsWith(
                                "{\"id\":\"x\",\"results\":[{\"check\":\"no-new-access\",\"verdict\":\"PASS\",\"reasons\":[]},"
                                        + "{\"check\":\"not-granted\",\"verdict\":\"PASS\",\"reasons\":[]},"
                                        + "{\"check\":\"not-granted\",\"verdict\":\"ERROR\",\"reasons\":[],\"error\":{\"line\":1,"
                                        + "\"pointer\":\"/notGranted/1/resources/0\","),
                ran.out());
        assertTrue(
                ran.out()
                        .contains(
                                "{\"check\":\"no-public\",\"verdict\":\"FAIL\",\"reasons\":[{\"description\":\"public access:"),
                ran.out());
        assertTrue(ran.out().contains("\"statementIndex\":0,\"statementId\":\"All\"}]"), ran.out());
        assertEquals(1, ran.exit());
    }

    @Test
    void exits_areTheWorst() throws IOException {
        String pass = task("a", READ, "\"notGranted\":[{\"actions\":[\"s3:PutObject\"]}]");
        String fail = task("b", READ, "\"notGranted\":[{\"actions\":[\"s3:GetObject\"]}]");
        String unknown = task("c", PUBLIC, "\"noNewAccess\":" + OF_AWS);
        String error = task("d", READ, "\"noPublic\":{}");
        assertEquals(0, run(List.of(pass)).exit());
        assertEquals(2, run(List.of(pass, error)).exit());
        assertEquals(2, run(List.of(pass, "[]")).exit());
        assertEquals(3, run(List.of(pass, error, unknown)).exit());
        assertEquals(1, run(List.of(pass, error, unknown, fail)).exit());
    }

    @Test
    void anUnreadableLine_isIdAndError() throws IOException {
        Ran ran = run(List.of(
                "7",
                task("a", "7", "\"noPublic\":{}"),
                "{\"id\":\"b\",\"policy\":" + READ + "}",
                task("c", READ, "\"noPublic\":{\"resourceType\":\"AWS::S3::Buckets\"}"),
                task("d", READ, "\"noPublik\":{}")));
        List<String> lines = ran.out().lines().toList();
        assertEquals(5, lines.size());
        assertTrue(lines.get(0).startsWith("{\"id\":null,\"error\":{\"line\":1,"), lines.get(0));
        assertTrue(lines.get(1).startsWith("{\"id\":\"a\",\"error\":{\"line\":2,"), lines.get(1));
        assertTrue(lines.get(2).contains("nothing is asked of the policy"), lines.get(2));
        assertTrue(
                lines.get(3).startsWith("{\"id\":\"c\",\"results\":[{\"check\":\"no-public\",\"verdict\":\"ERROR\""));
        assertTrue(lines.get(4).contains("the key `noPublik` is unknown"), lines.get(4));
    }

    /** A policy that can't be asked about as a whole is unknown, never passed; a statement only where it matters. */
    @Test
    void whatIsNotUnderstood_isUnknown() throws IOException {
        String strange = READ.replace("arn:aws:s3:::b/*", "b");
        Ran ran = run(List.of(
                task("kinds", READ, "\"noNewAccess\":" + PUBLIC),
                task("strange", strange, "\"notGranted\":[{\"actions\":[\"s3:GetObject\"]}]")));
        assertEquals(3, ran.exit());
        List<String> lines = ran.out().lines().toList();
        assertTrue(lines.get(0).contains("\"verdict\":\"UNKNOWN\",\"reasons\":[],\"error\":"), lines.get(0));
        assertTrue(lines.get(1).contains("\"verdict\":\"UNKNOWN\",\"reasons\":[],\"unknown\":"), lines.get(1));
    }

    @Test
    void aStoppedRun_isGoneOnWith_toTheSameBytes() throws IOException {
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            tasks.add(
                    i % 5 == 3
                            ? "{\"id\":\"" + i + "\"}"
                            : task(
                                    "" + i,
                                    i % 2 == 0 ? PUBLIC : READ,
                                    "\"notGranted\":[{\"actions\":[\"s3:Put*\"]}],\"noPublic\":{}"));
        }
        session.file("tasks.jsonl", String.join("\n", tasks));
        StoppedLines stopped = new StoppedLines(
                Path.of(session.name("results.jsonl")),
                () -> FleetHeader.of(
                        ResultForm.CHECKS,
                        TaskInput.of(session.name("tasks.jsonl")).identity(),
                        Catalogs.newest(),
                        Map.of("timeout", "PT30S"),
                        Versions.ofProver()),
                this::runAgain);
        stopped.areResumedToTheSameBytes("policies   12: ", 0, 5, 12);
        stopped.areRefusedWhereForeign("{\"id\":\"0\",\"verdict\":\"PROVED\"}", "{\"id\":\"0\",\"results\":[]}");
    }
}
