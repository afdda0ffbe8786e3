package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.report.ProofScripts;
import dev.whittle.verify.Asked;
import dev.whittle.verify.Judgement;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --smt}: the solver's questions as scripts, where the user wants them. */
final class ScriptOptions {
    @Option(
            names = "--smt",
            paramLabel = "DIR",
            description = "write each question to the solver there as SMT-LIB 2.6, for other solvers to check again")
    private @Nullable String folder;

    private final ProofScripts scripts = new ProofScripts();
    private Optional<ScriptFolder> checked = Optional.empty();

    /** Checks the folder before any work is done. */
    void check() {
        checked = Optional.ofNullable(folder).map(ScriptFolder::of);
    }

    /** The folder, where it is wanted. */
    Optional<String> folder() {
        return Optional.ofNullable(folder);
    }

    /** What is to hear of each question. */
    Consumer<Asked> listener() {
        return checked.isPresent() ? scripts : asked -> {};
    }

    /** Writes the scripts, if they are wanted. */
    void write(Judgement judgement, Catalog catalog) {
        checked.ifPresent(into -> into.write(scripts.files(judgement, catalog)));
    }
}
