package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import dev.whittle.loopback.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code whittle fetch} from a server on this machine. */
class FetchTest extends FetchCase {
    @Test
    void folder_holdsAllPagesOfEverything() throws IOException {
        analyzer.findings().add(finding("f1", ROLE, "PurgeQueue", "DeleteMessage"));
        server().switches().pageSize(1);
        Ran ran = fetch();
        assertEquals(0, ran.exit(), ran.err());
        assertEquals("", ran.out());
        List<String> files = files("fetched/" + ID);
        assertEquals(6, files.size(), files.toString());
        assertTrue(
                files.contains("last-accessed/arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FWorker.json"),
                files.toString());
        assertTrue(
                files.contains("versions/arn%3Aaws%3Aiam%3A%3A111122223333%3Apolicy%2FQueues.json"), files.toString());
        assertTrue(session.text("fetched/" + ID + "/details.json")
                .contains("\"PolicyDocument\":\"" + Samples.encoded(QUEUES) + "\""));
        assertTrue(session.text("fetched/" + ID + "/account.json").contains("\"unusedAccessAge\": 90"));
        assertTrue(session.text("fetched/fetch.json").contains("\"complete\": true"));
    }

    @Test
    void folder_isOpenToItsOwnerAlone() throws IOException {
        fetch();
        try (Stream<Path> all = Files.walk(folder.resolve("fetched"))) {
            for (Path each : all.toList()) {
                assertEquals(
                        Files.isDirectory(each) ? "rwx------" : "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(each)),
                        each.toString());
            }
        }
    }
}
