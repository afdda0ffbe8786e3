package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The options of all commands, as help shows them. */
class OptionsTest {
    private static final int COLUMNS = 80;

    private static final List<String> GROUPS =
            Stream.of(OptionGroup.values()).map(group -> group.heading() + ":").toList();

    /** Every command at any depth. */
    static Stream<CommandSpec> commands() {
        return below(Whittle.commandLine(
                new Console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), LocalDate.MIN)));
    }

    private static Stream<CommandSpec> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec()),
                command.getSubcommands().values().stream().flatMap(OptionsTest::below));
    }

    private static List<String> help(CommandSpec command) {
        return command.commandLine().getUsageMessage(Ansi.OFF).lines().toList();
    }

    /** In the help, below the parameters, which have no dash. */
    @ParameterizedTest
    @MethodSource("commands")
    void option_standsOnceInItsGroup(CommandSpec command) {
        String group = "";
        List<String> found = new ArrayList<>();
        for (String line : help(command)) {
            if (GROUPS.contains(line)) {
                group = line;
            } else if (line.matches("  (-.,|   ) --.*")) {
                found.add(group + " " + line.replaceFirst("^  .{4}(--[a-z-]+).*", "$1"));
            }
        }
        List<String> wanted = command.options().stream()
                .filter(option -> !option.hidden())
                .map(option -> OptionGroup.of(option).heading() + ": " + option.longestName())
                .toList();
        assertEquals(new TreeSet<>(wanted), new TreeSet<>(found));
        assertEquals(wanted.size(), found.size());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void option_hasALongName(CommandSpec command) {
        assertEquals(
                List.of(),
                command.options().stream()
                        .filter(option -> !option.longestName().startsWith("--"))
                        .map(option -> Arrays.toString(option.names()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_fitsATerminal(CommandSpec command) {
        assertEquals(
                List.of(),
                help(command).stream().filter(line -> line.length() > COLUMNS).toList());
    }

    /** Columns are as wide in each group, whatever its options are called. */
    @Test
    void descriptions_ofAllGroups_startInOneColumn() {
        CommandSpec refine = commands()
                .filter(each -> each.name().equals("refine"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                1,
                help(refine).stream()
                        .filter(line -> line.matches("  (-.,|   ) --[^ ]+ {2,}[^ ].*"))
                        .map(line ->
                                line.replaceFirst("^(  .{4}--[^ ]+ +).*", "$1").length())
                        .collect(Collectors.toSet())
                        .size());
    }

    /** But for --format, which prints what a pipeline reads beside the results, or the results themselves. */
    @Test
    void option_ofOneName_isInOneGroupEverywhere() {
        List<String> both = commands()
                .flatMap(command -> command.options().stream())
                .filter(option -> !option.longestName().equals("--format"))
                .collect(Collectors.groupingBy(
                        OptionSpec::longestName, Collectors.mapping(OptionGroup::of, Collectors.toSet())))
                .entrySet()
                .stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> each.getKey() + " " + each.getValue())
                .toList();
        assertEquals(List.of(), both);
    }

    private static final class Stray {
        @Option(names = "--stray")
        private boolean isSet;
    }

    @Test
    void option_ofNoGroup_isAnError() {
        Stray stray = new Stray();
        assertFalse(stray.isSet);
        OptionSpec option = CommandSpec.forAnnotatedObject(stray).findOption("--stray");
        assertEquals(
                "--stray is in no group",
                assertThrows(IllegalStateException.class, () -> OptionGroup.of(option))
                        .getMessage());
    }
}
