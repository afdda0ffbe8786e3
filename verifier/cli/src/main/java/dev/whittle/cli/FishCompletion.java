package dev.whittle.cli;

import dev.whittle.cli.CompletedCommand.CompletedOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A script by which fish completes. */
final class FishCompletion {
    private static final String START = """
            function __whittle_at
                set -l command whittle
                for word in (commandline -opc)[2..-1]
                    switch "$command $word"
                        case COMMANDS
                            set command "$command $word"
                    end
                end
                test "$command" = "$argv[1]"
            end
            """;

    private FishCompletion() {}

    /** The script. */
    static String of(CompletedCommand root) {
        return START.replace(
                        "COMMANDS",
                        root.all().skip(1).map(each -> quoted(each.path())).collect(Collectors.joining(" ")))
                + root.all().flatMap(FishCompletion::lines).collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> lines(CompletedCommand command) {
        String start = "complete -c whittle -n " + quoted("__whittle_at " + quoted(command.path()));
        Stream<String> below = command.below().stream()
                .map(each -> start + " -f -a " + quoted(each.name()) + " -d " + quoted(each.title()));
        Stream<String> words =
                command.words().isEmpty() ? Stream.of() : Stream.of(start + " -a " + list(command.words()));
        Stream<String> options = command.options().stream().map(option -> start + option(option));
        return Stream.of(below, words, options).flatMap(each -> each);
    }

    private static String option(CompletedOption option) {
        String names = option.names().stream()
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        String value = option.takesFile() ? " -r -F" : option.takesValue() ? " -x" : "";
        return names + value + (option.words().isEmpty() ? "" : " -a " + list(option.words())) + " -d "
                + quoted(option.title());
    }

    private static String list(List<String> words) {
        return quoted(String.join(" ", words));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
