package dev.whittle.bench.process;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredTest {
    @Test
    void run_ofAJvm_takesTimeAndMemory() throws Exception {
        Measured run = Measured.run(List.of("java", "-version"), 0);
        assertTrue(run.seconds() > 0, run::toString);
        boolean isLinux = Files.exists(Path.of("/proc/self/status"));
        assertTrue(!isLinux || run.peakBytes() > 1_000_000, run::toString);
    }

    @Test
    void run_withAnotherExit_isRefused() {
        assertThrows(IOException.class, () -> Measured.run(List.of("java", "-version"), 2));
        assertThrows(IOException.class, () -> Measured.run(List.of("java", "-no-such-option"), 0));
    }
}
