package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import dev.whittle.files.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The folder of an account's results: whole, replaced as a whole, and nobody else's. */
class AccountFolderTest extends AccountCase {
    @Test
    void account_secondRun_changesNothing() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        String details = details(role("A", "/", inline("own", QUEUES), ""));
        assertEquals(0, run(details).exit());
        FileTime longAgo = FileTime.fromMillis(0);
        Path file = Files.setLastModifiedTime(folder.resolve("out/roles/A/inline-own.json"), longAgo);
        assertEquals(0, run(details).exit());
        assertEquals(longAgo, Files.getLastModifiedTime(file));
        findings.clear();
        assertEquals(0, run(details).exit());
        assertEquals(List.of("out/index.html", "out/roles/A/summary.json", "out/summary.json"), results());
        assertEquals(List.of("details.json", "findings", "out"), names(folder));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void account_folderThatIsReplaced_keepsWhoMayReadIt() throws IOException {
        String details = details(role("A", "/", inline("own", QUEUES), ""));
        assertEquals(0, run(details).exit());
        Path out = Files.setPosixFilePermissions(folder.resolve("out"), PosixFilePermissions.fromString("rwx------"));
        report("role/A", "DeleteMessage", "PurgeQueue");
        assertEquals(0, run(details).exit());
        assertEquals(SEND + "\n", session.text("out/roles/A/inline-own.json"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(out)));
    }

    @Test
    void account_leftoversOfAKilledRun_areGoneAfterTheNext() throws IOException {
        Files.createDirectories(folder.resolve(".out.whittle-part/roles/X"));
        Files.createDirectories(folder.resolve(".out.whittle-old/roles/X"));
        assertEquals(0, run(details(role("A", "/", inline("own", QUEUES), ""))).exit());
        assertEquals(List.of("details.json", "findings", "out"), names(folder));
    }

    @Test
    void account_anotherRunWritesThere_isRefusedAndNothingChanges() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        assertEquals(0, run(details(role("A", "/", inline("own", QUEUES), ""))).exit());
        List<String> before = results();
        String summary = session.text("out/summary.json");
        String details = details(role("B", "/", inline("own", QUEUES), ""));
        FolderLock other = FolderLock.of("out", folder.resolve("out"));
        Ran ran = run(details);
        other.release();
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("another run is writing its results here; wait for it"), ran.err());
        assertEquals(before, results());
        assertEquals(summary, session.text("out/summary.json"));
        assertEquals(0, run(details).exit());
        assertEquals(List.of("details.json", "findings", "out"), names(folder));
    }

    /** Between the two moves nothing stands in the folder's place; what stood there is not lost. */
    @Test
    void account_killedBetweenTheMoves_hasItsOldResultsBack() throws IOException {
        assertEquals(0, run(details(role("A", "/", inline("own", QUEUES), ""))).exit());
        List<String> before = results();
        Files.move(folder.resolve("out"), folder.resolve(".out.whittle-old"));
        assertEquals(2, run("no details").exit());
        assertEquals(before, results());
        assertEquals(List.of("details.json", "findings", "out"), names(folder));
    }

    @Test
    void account_folderOfSomethingElse_isRefusedAndKept() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        session.file("out/notes.txt", "mine");
        Ran ran = run(details(role("A", "/", inline("own", QUEUES), "")));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("the folder holds `notes.txt`, which is none of its results"), ran.err());
        assertEquals("mine", session.text("out/notes.txt"));
    }

    @Test
    void account_foreignSummary_isRefusedAndKept() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        session.file("out/summary.json", "{\"total\": {\"lines\": 100}}");
        Ran ran = run(details(role("A", "/", inline("own", QUEUES), "")));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("the folder's summary.json is none of its results"), ran.err());
        assertEquals("{\"total\": {\"lines\": 100}}", session.text("out/summary.json"));
    }

    @Test
    void account_linkToNothing_isRefusedAndKept() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("out"), folder.resolve("nowhere"));
        Ran ran = run(details(role("A", "/", inline("own", QUEUES), "")));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("the output is a link to nothing"), ran.err());
        assertTrue(Files.isSymbolicLink(link));
    }
}
