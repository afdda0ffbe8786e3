package dev.whittle.cli;

import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code whittle manual}: the manual page, made of what {@code --help} says, so that it is never behind. Source of the
 * format: groff_man(7).
 */
@Command(
        name = "manual",
        description = "Print the manual page, for `man`.",
        footer = {"", "Example:", "  whittle manual > whittle.1 && man ./whittle.1"})
final class ManualCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    ManualCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandLine root = Objects.requireNonNull(command).root().commandLine();
        String commands = below(root).map(ManualCommand::section).collect(Collectors.joining());
        console.result(".TH WHITTLE 1 \"\" \"" + Versions.own() + "\"\n.SH NAME\nwhittle \\- "
                + escaped(root.getCommandSpec().usageMessage().description()[0]) + "\n" + preformatted("SYNOPSIS", root)
                + commands);
        return ExitCode.PROVED;
    }

    /** The commands, each followed by those below it. */
    private static Stream<CommandLine> below(CommandLine command) {
        return new TreeMap<>(command.getSubcommands())
                .values().stream().flatMap(each -> Stream.concat(Stream.of(each), below(each)));
    }

    private static String section(CommandLine each) {
        return preformatted(each.getCommandSpec().qualifiedName(" "), each);
    }

    private static String preformatted(String title, CommandLine each) {
        return ".SH \"" + escaped(title) + "\"\n.nf\n" + escaped(each.getUsageMessage(Ansi.OFF)) + ".fi\n";
    }

    /**
     * Escapes backslashes, what is to be copied and must not become typographic, and a dot at a line's start, which starts a
     * request.
     */
    private static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("`", "\\(ga")
                .replace("'", "\\(aq")
                .lines()
                .map(line -> (line.startsWith(".") ? "\\&" : "") + line)
                .collect(Collectors.joining("\n", "", text.endsWith("\n") ? "\n" : ""));
    }
}
