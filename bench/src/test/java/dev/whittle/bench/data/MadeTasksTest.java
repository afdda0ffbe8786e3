package dev.whittle.bench.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeTasksTest {
    @TempDir
    Path folder;

    @Test
    void tasks_areReadAndTheirUnusedActionsGranted() throws Exception {
        Path file = MadeTasks.write(folder.resolve("tasks.jsonl"), 200);
        List<String> lines = Files.readAllLines(file);
        assertEquals(200, lines.size());
        int unused = 0;
        for (String line : lines) {
            CorpusTask task = CorpusTask.read(line);
            Policy policy = task.policy();
            unused += task.unused().size();
            for (Pattern action : task.unused()) {
                assertTrue(
                        policy.patterns().stream().anyMatch(pattern -> pattern.matches(action.folded())),
                        () -> action + " in " + line);
            }
        }
        assertTrue(unused > 1_000, "unused actions: " + unused);
    }

    /** A task hangs on its number alone. */
    @Test
    void task_ofOneNumber_isAlwaysTheSame() {
        assertEquals(MadeTasks.task(17), MadeTasks.task(17));
        assertNotEquals(MadeTasks.task(17).replace("17", "18"), MadeTasks.task(18));
    }
}
