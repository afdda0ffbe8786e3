package dev.whittle.bench.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.bench.figures.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a script in the launcher's place. */
@EnabledOnOs(OS.LINUX)
class StartTest {
    @TempDir
    private Path root = Path.of("");

    private Start launching(String script) throws IOException {
        Path launcher = Files.createDirectories(root.resolve("verifier/bin")).resolve("whittle");
        Files.writeString(launcher, "#!/bin/sh\n" + script);
        assertTrue(launcher.toFile().setExecutable(true));
        return new Start(root, 1);
    }

    @Test
    void commands_areARowEach() throws Exception {
        Markdown out = new Markdown();
        launching("exec sh -c 'sleep 0.3' -jar\n").report(out);
        assertEquals(
                4 + 2, out.text().lines().filter(line -> line.startsWith("|")).count());
    }

    @Test
    void launcher_thatStartsNoJar_endsTheRun() throws Exception {
        Start nothing = launching("sleep 0.1\n");
        assertThrows(IOException.class, () -> nothing.report(new Markdown()));
    }
}
