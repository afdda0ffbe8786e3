package dev.whittle.cli;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --smt}: the solver's questions as scripts, where the user wants them. */
@Grouped(OptionGroup.PROOF)
final class ScriptOptions {
    @Option(
            names = "--smt",
            paramLabel = "DIR",
            description = "write each question to the solver there as SMT-LIB 2.6, for other solvers to check again")
    private @Nullable String folder;

    private Optional<ScriptFolder> checked = Optional.empty();

    /** Checks the folder before any work is done. */
    void check() {
        checked = Optional.ofNullable(folder).map(ScriptFolder::of);
    }

    /** The folder, where it is wanted. */
    Optional<String> folder() {
        return Optional.ofNullable(folder);
    }

    /** What hears of each question: the listener where scripts are wanted, else nobody. */
    <T> Optional<Consumer<T>> ifWanted(Consumer<T> listener) {
        return checked.map(into -> listener);
    }

    /** Writes the scripts, if they are wanted. */
    void write(Supplier<SortedMap<String, String>> scripts) {
        checked.ifPresent(into -> into.write(scripts.get()));
    }
}
