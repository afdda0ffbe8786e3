package dev.whittle.bench.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a command.
 *
 * @param seconds from its start to its end, as who waits for it sees it
 * @param peakBytes the most memory that its main process held at once, as Linux counts it ({@code VmHWM}); 0 where that is not known
 */
record Measured(double seconds, long peakBytes) {
    private static final int POLL_MILLIS = 5;

    /**
     * Runs a command whose exit must be this one. What it writes goes nowhere.
     *
     * @throws IOException where it can't run or exits with something else
     */
    static Measured run(List<String> command, int exit) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        long peak = 0;
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(status));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != exit) {
            throw new IOException("exit " + process.exitValue() + ": " + String.join(" ", command));
        }
        return new Measured(seconds, peak);
    }

    private static long peak(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // It has just ended, or this is no Linux.
        }
    }
}
