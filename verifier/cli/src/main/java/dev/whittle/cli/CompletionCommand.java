package dev.whittle.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle generate-completion}: the script by which a shell completes. */
@Command(
        name = "generate-completion",
        description = "Print the script by which bash, zsh or fish completes commands, options, their words, dates of"
                + " catalogs, services and files.",
        footer = {
            "",
            "Examples:",
            "  source <(whittle generate-completion)  # bash",
            "  source <(whittle generate-completion zsh)  # after compinit",
            "  whittle generate-completion fish | source",
        })
final class CompletionCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(arity = "0..1", paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES} (default: bash)")
    private @Nullable Shell shell;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CompletedCommand root =
                CompletedCommand.of(Objects.requireNonNull(command).root().commandLine());
        console.result(Objects.requireNonNullElse(shell, Shell.BASH).script(root));
        return ExitCode.PROVED;
    }
}
