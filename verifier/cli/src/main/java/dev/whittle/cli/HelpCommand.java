package dev.whittle.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle help}: what {@code --help} of a command says, at any depth; picocli's own knows only one. */
@Command(
        name = "help",
        helpCommand = true,
        description = "Print the help of whittle or of a command.",
        footer = {"", "Examples:", "  whittle help refine", "  whittle help catalog import"})
final class HelpCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "the command, and the one below it")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() {
        CommandLine own = Objects.requireNonNull(command).commandLine();
        CommandLine shown = Objects.requireNonNull(own.getParent());
        for (String name : names) {
            CommandLine below = shown.getSubcommands().get(name);
            if (below == null) {
                throw new ParameterException(
                        own,
                        "`" + name + "` is no command; write "
                                + String.join(", ", shown.getSubcommands().keySet()));
            }
            shown = below;
        }
        shown.usage(own.getOut(), own.getColorScheme());
        return ExitCode.PROVED;
    }
}
