package dev.whittle.cli;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Many inputs of a command that also takes one: {@code --lines}. */
@Grouped(OptionGroup.MANY)
final class LinesOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--lines",
            paramLabel = "FILE",
            description = "many instead, a JSON object a line; `-` is standard input")
    private @Nullable String lines;

    @Option(names = "--resume", description = "go on after what an earlier run with --lines left in FILE.part")
    private boolean isResuming;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    /**
     * Whether there are many.
     *
     * @throws ParameterException where there are not, and a run is to go on
     */
    boolean areGiven() {
        if (lines == null && isResuming) {
            throw Usage.wrong(command, "--resume goes on with --lines; name the file");
        }
        return lines != null;
    }

    /**
     * Works on them.
     *
     * @param output of {@code -o}
     * @param others what else is read, as named
     * @param work what is done with each; asked for once all that is to be written is checked
     * @return what the process is to exit with
     */
    int run(Console console, @Nullable String output, List<String> others, Supplier<LinesWork> work) {
        LinesRun run = new LinesRun(
                console,
                Objects.requireNonNull(command).commandLine(),
                new LinesRun.Places(
                        Objects.requireNonNull(lines),
                        Optional.ofNullable(output),
                        Optional.empty(),
                        others,
                        isResuming ? LinesRun.Start.RESUME : LinesRun.Start.ANEW),
                threads.count());
        return run.run(work.get(), Optional::empty);
    }
}
