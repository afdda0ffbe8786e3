package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.files.FolderLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page of proofs/checker makes of the folders that commands leave for it. */
class ForCheckTest extends RefineCase {
    private static final Path PAGE = Path.of("..", "..", "proofs", "checker", "Check.java");
    private static final String UNKNOWN = "sqs:NoSuchAction\nsqs:DeleteMessage\n";

    private record Checked(int exit, String out) {}

    private Checked check() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        PAGE.toString(),
                        session.name("check"))
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Checked(process.waitFor(), out);
    }

    private String folder() {
        return session.name("check");
    }

    @Test
    void refined_isConfirmed_untilAnActionIsPutBack() throws IOException, InterruptedException {
        unused = session.file("unused.txt", UNKNOWN);
        assertEquals(
                0,
                session.run("refine", policy, "--unused", unused, "--for-check", folder())
                        .exit());
        assertEquals(new Checked(0, "        1  confirmed\n"), check());
        Path results = folder.resolve("check/results.jsonl");
        Files.writeString(
                results, Files.readString(results).replace("\"sqs:Send*\"", "\"sqs:Send*\",\"sqs:DeleteMessage\""));
        Checked contradicted = check();
        assertEquals(1, contradicted.exit(), contradicted.out());
        assertTrue(contradicted.out().contains("sqs:deletemessage"), contradicted.out());
    }

    @Test
    void refined_policyOverManyLines_isConfirmed() throws IOException, InterruptedException {
        policy = session.file("policy.json", POLICY.replace(" ", "\n  ").replace("\n  \"Effect", "\r\n\"Effect"));
        assertEquals(
                0,
                session.run("refine", policy, "--unused", unused, "--for-check", folder())
                        .exit());
        assertEquals(0, check().exit());
    }

    @Test
    void fit_isConfirmedBesideTheRefinement() throws IOException, InterruptedException {
        policy = session.file(
                "policy.json",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");
        Session.Ran ran = session.run(
                "refine", policy, "--unused", unused, "--fit", session.name("fit"), "--for-check", folder());
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(new Checked(0, "        2  confirmed\n"), check());
    }

    @Test
    void refused_leavesNothingOfAnEarlierRun() throws IOException {
        session.run("refine", policy, "--unused", unused, "--for-check", folder());
        assertTrue(session.has("check/catalog.txt"));
        unused = session.file("unused.txt", UNKNOWN);
        assertEquals(
                2,
                session.run("refine", policy, "--unused", unused, "--strict", "--for-check", folder())
                        .exit());
        assertFalse(session.has("check/catalog.txt"));
    }

    @Test
    void fleet_isConfirmed_butForErrors() throws IOException, InterruptedException {
        String task = "{\"id\":\"%s\",\"policy\":" + POLICY.strip() + ",\"unused\":[%s]}\n";
        String tasks = task.formatted("a", "\"sqs:DeleteMessage\",\"sqs:NoSuchAction\"")
                + task.formatted("b", "\"sqs:Send*\",\"sqs:DeleteMessage\"")
                + task.formatted("c", "");
        assertEquals(
                0,
                session.run("fleet", session.file("tasks.jsonl", tasks), "--for-check", folder())
                        .exit());
        assertEquals(new Checked(0, "        3  confirmed\n"), check());
        session.run("fleet", session.file("tasks.jsonl", tasks + "{\n"), "--for-check", folder());
        Checked checked = check();
        assertEquals(3, checked.exit(), checked.out());
        assertTrue(checked.out().contains("        1  not confirmed, ERROR\n"), checked.out());
    }

    /** Its own results are known again, whatever their ids are and how many of the first are errors. */
    @Test
    void fleet_again_replacesItsOwnResults() throws IOException {
        String task = "{\"id\":\"%s\",\"policy\":" + POLICY.strip() + ",\"unused\":[]}\n";
        for (String tasks : List.of("", task.formatted("x".repeat(400)), "{\n".repeat(40) + task.formatted("a"))) {
            int exit = tasks.startsWith("{\n") ? 2 : 0;
            for (int i = 0; i < 2; i++) {
                Session.Ran ran = session.run("fleet", session.file("tasks.jsonl", tasks), "--for-check", folder());
                assertEquals(exit, ran.exit(), ran.err());
                assertFalse(ran.err().contains("would be lost"), ran.err());
            }
        }
    }

    @Test
    void fleet_whoseFolderIsInUse_leavesNoPartFile() throws IOException {
        FolderLock lock = FolderLock.of("check", folder.resolve("check"));
        String tasks = session.file("tasks.jsonl", "");
        Session.Ran ran = session.run("fleet", tasks, "-o", session.name("results"), "--for-check", folder());
        lock.release();
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("another run is writing its results here"), ran.err());
        assertEquals(
                0,
                session.run("fleet", tasks, "-o", session.name("results"), "--for-check", folder())
                        .exit());
    }

    @Test
    void fleet_whosePartFileIsThere_leavesNothingBesideTheFolder() throws IOException {
        session.file("results.part", "");
        Session.Ran ran = session.run(
                "fleet", session.file("tasks.jsonl", ""), "-o", session.name("results"), "--for-check", folder());
        assertEquals(2, ran.exit());
        assertFalse(session.has(".check.whittle-spool"));
        assertFalse(session.has(".check.whittle-lock"));
    }

    @Test
    void foldersOfOtherOptions_areRefusedBeforeAnyWork() {
        for (String option : List.of("--fit", "--smt")) {
            Session.Ran ran =
                    session.run("refine", policy, "--unused", unused, option, folder(), "--for-check", folder());
            assertEquals(2, ran.exit(), option);
            assertEquals("", ran.out());
            assertTrue(ran.err().contains("which would be lost; name another folder"), ran.err());
        }
    }

    @Test
    void fleet_resumed_isRefused() throws IOException {
        Session.Ran ran = session.run(
                "fleet",
                session.file("tasks.jsonl", ""),
                "-o",
                session.name("results"),
                "--resume",
                "--for-check",
                folder());
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("--for-check needs the tasks of all results"), ran.err());
    }

    @Test
    void somebodysTasks_areNotReplaced() throws IOException {
        Files.createDirectories(folder.resolve("check"));
        for (String file : List.of("tasks.jsonl", "results.jsonl", "catalog.txt")) {
            session.file("check/" + file, "{\"id\":\"mine\",\"policy\":{}}\n");
        }
        Session.Ran ran = session.run("refine", policy, "--unused", unused, "--for-check", folder());
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("none of its results and would be lost"), ran.err());
        assertEquals("{\"id\":\"mine\",\"policy\":{}}\n", session.text("check/tasks.jsonl"));
    }

    @Test
    void catalogShown_plain_isOneActionALine() {
        Session.Ran one = session.run("catalog", "show", "sqs", "--plain");
        assertTrue(one.out().startsWith("sqs:AddPermission\n"), one.out());
        Session.Ran all = session.run("catalog", "show", "--plain");
        assertEquals(22_091, all.out().lines().count());
        Session.Ran both = session.run("catalog", "show", "sqs", "--plain", "--format", "json");
        assertEquals(2, both.exit());
        assertTrue(both.err().contains("--plain prints no report; leave out --format"), both.err());
        Session.Ran none = session.run("catalog", "show");
        assertEquals(2, none.exit());
        assertTrue(none.err().contains("name a service"), none.err());
    }
}
