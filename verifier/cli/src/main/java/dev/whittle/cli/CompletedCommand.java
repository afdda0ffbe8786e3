package dev.whittle.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a shell may complete of a command: the same for every shell.
 *
 * @param path the words that name it, such as {@code whittle catalog show}
 * @param title what it does, in a few words
 * @param options in the order in which help lists them
 * @param words that its arguments take beside names of files
 * @param below the commands below it
 */
record CompletedCommand(
        String path, String title, List<CompletedOption> options, List<String> words, List<CompletedCommand> below) {
    private static final int MOST = 60;

    CompletedCommand {
        options = List.copyOf(options);
        words = List.copyOf(words);
        below = List.copyOf(below);
    }

    /**
     * An option.
     *
     * @param names as written, the long one last
     * @param title what it is about, in a few words
     * @param takesValue whether a value follows it
     * @param words that may be its value
     * @param takesFile whether the name of a file may be, too
     */
    record CompletedOption(
            List<String> names, String title, boolean takesValue, List<String> words, boolean takesFile) {
        CompletedOption {
            names = List.copyOf(names);
            words = List.copyOf(words);
        }

        private static CompletedOption of(OptionSpec option) {
            List<String> words = CompletedCommand.words(option);
            boolean takesValue = option.arity().max() > 0;
            return new CompletedOption(
                    List.of(option.names()),
                    CompletedCommand.title(option.description(), option.paramLabel()),
                    takesValue,
                    words,
                    takesValue && (words.isEmpty() || option.paramLabel().contains("FILE")));
        }
    }

    /** Of a command and all below it. */
    static CompletedCommand of(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        List<CompletedCommand> below = new ArrayList<>();
        command.getSubcommands().values().forEach(each -> below.add(of(each)));
        Stream<String> arguments = spec.helpCommand() && command.getParent() != null
                ? command.getParent().getSubcommands().keySet().stream()
                : spec.positionalParameters().stream().flatMap(each -> words(each).stream());
        return new CompletedCommand(
                spec.qualifiedName(" "),
                title(spec.usageMessage().description(), spec.name()),
                OptionList.of(spec).values().stream()
                        .flatMap(List::stream)
                        .map(CompletedOption::of)
                        .toList(),
                arguments.distinct().toList(),
                below);
    }

    /** It and all below it. */
    Stream<CompletedCommand> all() {
        return Stream.concat(Stream.of(this), below.stream().flatMap(CompletedCommand::all));
    }

    /** Its own name. */
    String name() {
        return path.substring(path.lastIndexOf(' ') + 1);
    }

    /** All names of its options. */
    Stream<String> optionNames() {
        return options.stream().flatMap(option -> option.names().stream());
    }

    private static List<String> words(ArgSpec of) {
        @Nullable Iterable<String> candidates = of.completionCandidates();
        if (candidates != null) {
            return StreamSupport.stream(candidates.spliterator(), false).toList();
        }
        Class<?> type = of.auxiliaryTypes().length > 0 ? of.auxiliaryTypes()[0] : of.type();
        return type.isEnum()
                ? Stream.of(type.getEnumConstants()).map(Object::toString).toList()
                : List.of();
    }

    /** The first words of a description, up to where it goes into detail or gets too long for one line. */
    private static String title(String[] description, String otherwise) {
        String all = description.length == 0 ? "" : description[0];
        String first = all.split("[;:(]|\\$\\{", 2)[0]
                .replace("%n", " ")
                .replace("%%", "%")
                .strip();
        if (first.length() > MOST) {
            return first.substring(0, first.lastIndexOf(' ', MOST)) + " ...";
        }
        return first.isEmpty() ? otherwise : first;
    }
}
