package dev.whittle.cli;

import dev.whittle.files.InputFile;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What is wrong with the way that a command is called; its message is followed by the way to the command's help. */
final class Usage {
    private Usage() {}

    /**
     * The exception that says so.
     *
     * @param command the command, as picocli has set it
     */
    static ParameterException wrong(@Nullable CommandSpec command, String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }

    /** Refuses that standard input is named more than once. */
    static void checkStandardInput(@Nullable CommandSpec command, List<String> inputs) {
        if (inputs.stream().filter(InputFile::isStandardInput).count() > 1) {
            throw wrong(command, "standard input can be read only once; name a file for all but one `-`");
        }
    }
}
