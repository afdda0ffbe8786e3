package dev.whittle.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What is said, and how: the same for every command, before its name or after. */
@Grouped(OptionGroup.CONSOLE)
final class ConsoleOptions {
    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description =
                    "say nothing on standard error but errors, warnings and what is not proved; results and the exit stay"
                            + " the same")
    private boolean isQuiet;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "WHEN",
            description = "colour verdicts, diffs and help: ${COMPLETION-CANDIDATES} (default: auto, on a terminal"
                    + " unless NO_COLOR is set)")
    private @Nullable Colour colour;

    /** Makes the console heed them, as far as they are read. */
    void set(Console console) {
        console.set(isQuiet, Objects.requireNonNullElse(colour, Colour.AUTO));
    }
}
