package dev.whittle.cli;

import dev.whittle.cli.CompletedCommand.CompletedOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A script by which zsh completes, as a file of its `fpath` or read by `source`. */
final class ZshCompletion {
    private static final String START = """
            #compdef whittle
            _whittle() {
              local command=whittle prev=$words[CURRENT-1] i
              local -a found options
              for ((i = 2; i < CURRENT; i++)); do
                case "$command $words[i]" in
                  (COMMANDS) command="$command $words[i]" ;;
                esac
              done
              if [[ $words[CURRENT] == --*=* ]]; then
                prev=${words[CURRENT]%%=*}
                compset -P '*='
              fi
              case "$command $prev" in
            """;
    private static final String MIDDLE = """
              esac
              case "$command" in
            """;
    private static final String END = """
              esac
              if [[ $words[CURRENT] == -* ]]; then
                _describe -o option options
              elif (($#found)); then
                _describe word found
              fi
              [[ $words[CURRENT] == -* ]] || _files
            }
            if [ "$funcstack[1]" = _whittle ]; then _whittle "$@"; else compdef _whittle whittle; fi
            """;

    private ZshCompletion() {}

    /** The script. */
    static String of(CompletedCommand root) {
        return START.replace(
                        "COMMANDS",
                        root.all().skip(1).map(each -> quoted(each.path())).collect(Collectors.joining("|")))
                + root.all().flatMap(ZshCompletion::values).collect(Collectors.joining())
                + MIDDLE
                + root.all().map(ZshCompletion::words).collect(Collectors.joining())
                + END;
    }

    private static Stream<String> values(CompletedCommand command) {
        return command.options().stream()
                .filter(CompletedOption::takesValue)
                .map(option -> "    ("
                        + option.names().stream()
                                .map(name -> quoted(command.path() + " " + name))
                                .collect(Collectors.joining("|"))
                        + ") " + added(option.words()) + (option.takesFile() ? "_files; " : "") + "return ;;\n");
    }

    /** Words, those that go on after a colon without a space behind them. */
    private static String added(List<String> words) {
        String suffix = !words.isEmpty() && words.get(0).endsWith(":") ? "-S '' " : "";
        return words.isEmpty()
                ? ""
                : "compadd " + suffix + "-- "
                        + words.stream().map(ZshCompletion::quoted).collect(Collectors.joining(" ")) + "; ";
    }

    private static String words(CompletedCommand command) {
        String options = command.options().stream()
                .flatMap(option -> option.names().stream().map(name -> described(name, option.title())))
                .collect(Collectors.joining(" "));
        String found = command.below().stream()
                .map(each -> described(each.name(), each.title()))
                .collect(Collectors.joining(" "));
        return "    (" + quoted(command.path()) + ")\n      options=(" + options + ")\n      found=(" + found + ")\n"
                + (command.words().isEmpty()
                        ? ""
                        : "      [[ $words[CURRENT] == -* ]] || "
                                + added(command.words()).replace("; ", "") + "\n")
                + "      ;;\n";
    }

    private static String described(String name, String title) {
        return quoted(name.replace(":", "\\:") + ":" + title);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
