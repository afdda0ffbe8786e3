package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import dev.whittle.files.PartFile;
import dev.whittle.files.RunHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What each command with {@code --lines} owes to a run that was stopped.
 *
 * @param results the file of {@code -o}
 * @param header of such a run
 * @param run runs the command on the same lines with further arguments
 */
record StoppedLines(Path results, Supplier<RunHeader> header, Function<List<String>, Ran> run) {
    private Path part() {
        return PartFile.partOf(results);
    }

    private Ran resumed() {
        return run.apply(List.of("-o", results.toString(), "--resume"));
    }

    /**
     * Stopped after so many results, in the middle of the next, a run is gone on with to the same bytes.
     *
     * @param counts the first line of the summary
     */
    void areResumedToTheSameBytes(String counts, int... stops) throws IOException {
        int exit = run.apply(List.of("-o", results.toString())).exit();
        String whole = Files.readString(results);
        for (int stop : stops) {
            String done = whole.lines().limit(stop).map(line -> line + "\n").collect(Collectors.joining());
            PartFile.create(part(), header.get()).close();
            Files.writeString(
                    part(), done + whole.substring(done.length(), Math.min(whole.length(), done.length() + 9)));
            Files.delete(results);
            Ran ran = resumed();
            assertEquals(exit, ran.exit(), ran.err());
            assertEquals(whole, Files.readString(results));
            assertTrue(ran.err().startsWith(counts), ran.err());
            assertEquals(stop > 0, ran.err().contains("; " + stop + " by an earlier run"), ran.err());
        }
    }

    /** What another command could have written is not taken for results. */
    void areRefusedWhereForeign(String... foreign) throws IOException {
        for (String line : foreign) {
            PartFile.create(part(), header.get()).close();
            Files.writeString(part(), line + "\n");
            Ran ran = resumed();
            assertEquals(2, ran.exit(), line);
            assertTrue(ran.err().contains("so something else wrote here"), ran.err());
            Files.delete(part());
        }
    }
}
