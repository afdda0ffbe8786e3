package dev.whittle.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code whittle generate-completion}: picocli's script for bash, which also serves zsh, with the names of files completed
 * wherever the script knows no words.
 */
@Command(
        name = "generate-completion",
        description = "Print the script by which bash and zsh complete commands, options and files.",
        footer = {"", "Example:", "  source <(whittle generate-completion)"})
final class CompletionCommand implements Callable<Integer> {
    /** Turns files off in each command, since picocli can't know which of its texts are names of files. */
    private static final String NO_FILES = "  type compopt &>/dev/null && compopt +o default\n";

    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandSpec root = Objects.requireNonNull(command).root();
        console.result(AutoComplete.bash(root.name(), root.commandLine()).replace(NO_FILES, ""));
        return ExitCode.PROVED;
    }
}
