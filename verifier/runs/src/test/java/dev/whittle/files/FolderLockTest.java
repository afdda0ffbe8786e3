package dev.whittle.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.json.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes and one folder. */
class FolderLockTest {
    @TempDir
    private Path parent = Path.of("");

    /** Takes the lock of the folder that is named, says so, and holds it until its input ends. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            FolderLock lock = FolderLock.of("out", Path.of(arguments[0]));
            System.out.println("held");
            while (System.in.read() >= 0) {
                // Only the end counts.
            }
            lock.release();
        }
    }

    @Test
    @Timeout(60)
    void folder_thatAnotherProcessWrites_isRefusedUntilItIsDone() throws Exception {
        Path folder = parent.resolve("out");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = holder.inputReader()) {
            assertEquals("held", said.readLine());
            InvalidInputException e = assertThrows(InvalidInputException.class, () -> FolderLock.of("out", folder));
            assertEquals(
                    "out: another run is writing its results here; wait for it, or name another folder",
                    e.getMessage());
            holder.getOutputStream().close();
            assertEquals(0, holder.waitFor());
        } finally {
            holder.destroyForcibly();
        }
        FolderLock.of("out", folder).release();
        assertFalse(Files.exists(parent.resolve(".out.whittle-lock")));
    }
}
