package dev.whittle.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many policies are worked on at a time. */
@Grouped(OptionGroup.MANY)
final class ThreadsOption {
    private static final int MOST = 256;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "how many policies to work on at a time (default: the number of processors)")
    private int threads = Math.min(MOST, Runtime.getRuntime().availableProcessors());

    int count() {
        if (threads < 1 || threads > MOST) {
            throw Usage.wrong(command, "--threads `" + threads + "` is out of range; write 1 to " + MOST);
        }
        return threads;
    }
}
