package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.files.OutputFolder;
import dev.whittle.files.ResultFiles;
import dev.whittle.files.SpooledFolder;
import dev.whittle.json.InvalidInputException;
import dev.whittle.run.ForCheck;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --for-check}: results with all that is needed to check them again. */
@Grouped(OptionGroup.PROOF)
final class ForCheckOption {
    private static final String CATALOG = "catalog.txt";
    private static final String TASKS = "tasks.jsonl";
    private static final String RESULTS = "results.jsonl";

    @Option(
            names = "--for-check",
            paramLabel = "DIR",
            description =
                    "write the results there with all that `java proofs/checker/Check.java DIR` needs to check them"
                            + " again without a solver; a run that is killed leaves `.NAME.whittle-spool` and"
                            + " `.NAME.whittle-lock` beside it, which the next run into DIR removes")
    private @Nullable String folder;

    private Optional<OutputFolder> checked = Optional.empty();

    /** The folder, where it is wanted. */
    Optional<String> folder() {
        return Optional.ofNullable(folder);
    }

    /** Whether it is wanted. */
    boolean isWanted() {
        return folder != null;
    }

    /**
     * Checks the folder before any work is done.
     *
     * @param others files that are read or written too
     */
    void check(List<String> others) {
        checked = Optional.ofNullable(folder).map(name -> OutputFolder.of(name, ResultFiles.CHECK, others));
    }

    /** Begins to write, where it is wanted. */
    Optional<Writing> open(Catalog catalog) {
        return checked.map(place -> new Writing(new ForCheck(catalog), place));
    }

    /** Empties the folder: what an earlier run left is no answer to this one. */
    void clear() {
        checked.ifPresent(place -> place.write(new TreeMap<>()));
    }

    /** The folder while it is written. */
    static final class Writing implements AutoCloseable {
        private final ForCheck forCheck;
        private final SpooledFolder spooled;

        private Writing(ForCheck forCheck, OutputFolder place) {
            this.forCheck = forCheck;
            this.spooled = SpooledFolder.open(place, List.of(CATALOG, TASKS, RESULTS));
            try {
                forCheck.catalog().forEach(action -> spooled.add(CATALOG, action));
            } catch (InvalidInputException e) {
                spooled.close();
                throw e;
            }
        }

        /** What makes the lines. */
        ForCheck forCheck() {
            return forCheck;
        }

        /** Adds a result. */
        void add(ForCheck.Lines lines) {
            spooled.add(TASKS, lines.task());
            spooled.add(RESULTS, lines.result());
        }

        /** Puts the folder in its place: all results are there. */
        void place() {
            spooled.place();
        }

        @Override
        public void close() {
            spooled.close();
        }
    }
}
