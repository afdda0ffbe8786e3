package dev.whittle.cli;

import dev.whittle.cli.CompletedCommand.CompletedOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A script by which bash completes, of one function. Bash itself splits {@code --format=json} into three words. */
final class BashCompletion {
    private static final String START = """
            _whittle() {
              local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=whittle words= i
              if [ "$cur" = = ]; then
                cur=
              elif [ "$prev" = = ]; then
                prev=${COMP_WORDS[COMP_CWORD - 2]}
              fi
              for ((i = 1; i < COMP_CWORD; i++)); do
                case "$command ${COMP_WORDS[i]}" in
                  COMMANDS) command="$command ${COMP_WORDS[i]}" ;;
                esac
              done
              COMPREPLY=()
              case "$command $prev" in
            """;
    private static final String MIDDLE = """
                *)
                  case "$command" in
            """;
    private static final String END = """
                  esac
                  ;;
              esac
              COMPREPLY=($(compgen -W "$words" -- "$cur"))
              if [ ${#COMPREPLY[@]} = 1 ] && [[ ${COMPREPLY[0]} == *: ]]; then
                compopt -o nospace 2>/dev/null
              fi
            }
            complete -o default -F _whittle whittle
            """;

    private BashCompletion() {}

    /** The script. */
    static String of(CompletedCommand root) {
        return START.replace(
                        "COMMANDS",
                        root.all().skip(1).map(each -> quoted(each.path())).collect(Collectors.joining(" | ")))
                + root.all().flatMap(BashCompletion::values).collect(Collectors.joining())
                + MIDDLE
                + root.all().map(BashCompletion::words).collect(Collectors.joining())
                + END;
    }

    /** What may follow an option. Where nothing is known, bash completes names of files. */
    private static Stream<String> values(CompletedCommand command) {
        return command.options().stream()
                .filter(CompletedOption::takesValue)
                .map(option -> "    "
                        + option.names().stream()
                                .map(name -> quoted(command.path() + " " + name))
                                .collect(Collectors.joining(" | "))
                        + ") words=" + quoted(String.join(" ", option.words())) + " ;;\n");
    }

    private static String words(CompletedCommand command) {
        Stream<String> plain =
                Stream.concat(command.below().stream().map(CompletedCommand::name), command.words().stream());
        return "        " + quoted(command.path()) + ")\n          if [[ $cur == -* ]]; then words="
                + quoted(command.optionNames().collect(Collectors.joining(" ")))
                + "; else words=" + quoted(plain.collect(Collectors.joining(" "))) + "; fi\n          ;;\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
