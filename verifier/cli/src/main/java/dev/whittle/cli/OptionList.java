package dev.whittle.cli;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A command's options as its help lists them: in groups, by name. */
final class OptionList {
    private OptionList() {}

    /** Makes the help of the command and of all below it list options so; how options are read is left as it is. */
    static void register(CommandLine command) {
        command.getCommandSpec().usageMessage().commandListHeading("%nCommands:%n");
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionList::text);
        command.getSubcommands().values().forEach(OptionList::register);
    }

    /** The options that are not hidden, in the order in which help lists them. */
    static SortedMap<OptionGroup, List<OptionSpec>> of(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(OptionList::name))
                .collect(Collectors.groupingBy(OptionGroup::of, TreeMap::new, Collectors.toList()));
    }

    private static String name(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }

    private static String text(Help help) {
        StringBuilder text = new StringBuilder();
        of(help.commandSpec()).forEach((group, options) -> {
            // All options of the command say how wide a column is, so that those of all groups are alike.
            Layout layout = help.createDefaultLayout(
                    help.commandSpec().options(), help.commandSpec().positionalParameters(), help.colorScheme());
            layout.addAllOptions(options, help.createDefaultParamLabelRenderer());
            text.append(help.createHeading("%n@|bold " + group.heading() + ":|@%n"))
                    .append(layout);
        });
        return text.toString();
    }
}
