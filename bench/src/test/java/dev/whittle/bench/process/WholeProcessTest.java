package dev.whittle.bench.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.bench.data.MadeTasks;
import dev.whittle.bench.figures.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a script in the launcher's place, which does nothing but answer. */
@DisabledOnOs(OS.WINDOWS)
class WholeProcessTest {
    @TempDir
    private Path root = Path.of("");

    private Path scratch = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        scratch = Files.createDirectories(root.resolve("scratch"));
    }

    private WholeProcess launching(String script) throws IOException {
        Path launcher = root.resolve("verifier/bin/whittle");
        Files.createDirectories(root.resolve("verifier/bin"));
        Files.writeString(launcher, "#!/bin/sh\n" + script);
        assertTrue(launcher.toFile().setExecutable(true));
        return new WholeProcess(root, scratch, 1, line -> {});
    }

    @Test
    void commands_areARowEach() throws Exception {
        Markdown out = new Markdown();
        launching("case $2 in *missing) exit 2;; esac\n").commands(out);
        assertEquals(
                9 + 2, out.text().lines().filter(line -> line.startsWith("|")).count());
    }

    @Test
    void command_withAnotherExit_endsTheRun() throws Exception {
        WholeProcess succeeding = launching("exit 0\n");
        assertThrows(IOException.class, () -> succeeding.commands(new Markdown()));
    }

    @Test
    void fleets_areARowEach_andLeaveNothing() throws Exception {
        Path tasks = MadeTasks.write(root.resolve("tasks.jsonl"), 3);
        Markdown out = new Markdown();
        launching("cp \"$2\" \"$4\"; echo '{\"id\":\"a\",\"proofMillis\":1.5}' >\"$8\"\n")
                .fleets(tasks, List.of(5, 7), out);
        assertEquals(
                4 + 2, out.text().lines().filter(line -> line.startsWith("|")).count());
        assertTrue(out.text().contains("| 7 made tasks, 2 threads | 1 |"), out::text);
        assertTrue(out.text().contains(" | 1.50 | 1.50 |"), out::text);
        try (Stream<Path> left = Files.list(scratch)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void fleet_thatLosesTasks_endsTheRun() throws Exception {
        Path tasks = MadeTasks.write(root.resolve("tasks.jsonl"), 3);
        WholeProcess losing = launching("head -n 2 \"$2\" >\"$4\"\n");
        assertThrows(IOException.class, () -> losing.fleets(tasks, List.of(), new Markdown()));
    }
}
