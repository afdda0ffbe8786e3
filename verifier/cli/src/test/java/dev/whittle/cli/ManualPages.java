package dev.whittle.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * The sources of the manual pages, a page a command, by picocli's own generator: AsciiDoc, of which the build of what people
 * install makes pages for man. Run by the profile `dist`.
 */
final class ManualPages {
    private static final String EXIT = "Exit: ";

    private ManualPages() {}

    /**
     * Writes the pages.
     *
     * @param arguments the folder, and the program's version
     */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), arguments[1]);
    }

    /** Writes them, over those of an earlier build. */
    static void write(Path folder, String version) throws IOException {
        CommandLine root = Whittle.commandLine(
                new Console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), LocalDate.MIN));
        CommandLine pages = new CommandLine(page(root.getCommandSpec(), version));
        File into = Files.createDirectories(folder).toFile();
        int exit = ManPageGenerator.generateManPage(into, null, new boolean[0], true, pages.getCommandSpec());
        if (exit != 0) {
            throw new IOException("the generator of manual pages exits with " + exit);
        }
        try (Stream<Path> written = Files.list(folder)) {
            for (Path page : written.toList()) {
                // The one line of the name is not AsciiDoc; to a page of the manual there is no link but its name.
                Files.writeString(
                        page,
                        Files.readString(page)
                                .replaceFirst("(?m)^(whittle[a-z-]* - )pass:c\\[(.*)\\]$", "$1$2")
                                .replace("[%hardbreaks]\n", "")
                                .replaceAll("xref:(whittle[a-z-]*)\\.adoc\\[\\*[a-z-]+\\*]", "*$1*(1)"));
            }
        }
    }

    /** A page: groups of options and parts of the footer are sections, and all text is such that nothing in it is AsciiDoc. */
    private static CommandSpec page(CommandSpec command, String version) {
        CommandSpec page = CommandSpec.create().name(command.name()).version("Whittle " + version);
        List<String> footer = footer(command.usageMessage().footer());
        page.usageMessage()
                .abbreviateSynopsis(true)
                .synopsisSubcommandLabel(command.usageMessage().synopsisSubcommandLabel())
                .description(literal(command.usageMessage().description()))
                .footerHeading(footer.isEmpty() ? "" : footer.get(0) + "%n")
                .footer(footer.stream().skip(1).toArray(String[]::new));
        command.positionalParameters()
                .forEach(argument -> page.addPositional(PositionalParamSpec.builder(argument)
                        .description(formatted(argument.description()))
                        .build()));
        OptionList.of(command).forEach((group, options) -> {
            ArgGroupSpec.Builder section =
                    ArgGroupSpec.builder().exclusive(false).validate(false).heading(group.heading() + "%n");
            options.forEach(option -> section.addArg(OptionSpec.builder(option)
                    .scopeType(ScopeType.LOCAL)
                    .description(formatted(option.description()))
                    .build()));
            page.addArgGroup(section.build());
        });
        command.subcommands().forEach((name, below) -> page.addSubcommand(name, page(below.getCommandSpec(), version)));
        return page;
    }

    /** The first is the heading of the first section; none where there is no footer. */
    private static List<String> footer(String... lines) {
        List<String> parts = new ArrayList<>();
        boolean isVerbatim = false;
        for (String line : lines) {
            boolean isIndented = line.startsWith("  ");
            if (isIndented != isVerbatim) {
                parts.add("....");
                isVerbatim = isIndented;
            }
            if (line.startsWith("Example")) {
                heading("Examples", parts);
            } else if (line.startsWith(EXIT)) {
                heading("Exit status", parts);
                parts.add(literal(line.substring(EXIT.length())));
            } else if (isIndented || line.isEmpty()) {
                parts.add(line.substring(isIndented ? 2 : 0));
            } else {
                if (parts.stream().allMatch(String::isEmpty)) {
                    heading("Notes", parts);
                }
                parts.add(literal(line));
            }
        }
        if (isVerbatim) {
            parts.add("....");
        }
        return parts.stream().dropWhile(String::isEmpty).toList();
    }

    private static void heading(String words, List<String> parts) {
        boolean isFirst = parts.stream().allMatch(String::isEmpty);
        parts.add(isFirst ? words : "== " + words);
        parts.add("");
    }

    /** Of what is a format again: the generator reads it as one. */
    private static String[] formatted(String... lines) {
        return Arrays.stream(literal(lines))
                .map(line -> line.replace("%", "%%"))
                .toArray(String[]::new);
    }

    private static String[] literal(String... lines) {
        return Arrays.stream(lines).map(ManualPages::literal).toArray(String[]::new);
    }

    private static String literal(String line) {
        return line.isEmpty() ? line : "pass:c[" + line.replace("]", "\\]") + "]";
    }
}
