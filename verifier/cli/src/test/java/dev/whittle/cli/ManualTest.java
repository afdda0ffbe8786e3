package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/** The manual page names what there is. */
class ManualTest {
    private static Ran run(String command) {
        Ran ran = new Session(Path.of("")).run(command);
        assertEquals(0, ran.exit(), ran.err());
        assertEquals("", ran.err());
        return ran;
    }

    @Test
    void manual_hasASectionForEachCommand() {
        List<String> sections = run("manual")
                .out()
                .lines()
                .filter(line -> line.startsWith(".SH"))
                .toList();
        assertTrue(
                sections.containsAll(List.of(
                        ".SH NAME",
                        ".SH \"SYNOPSIS\"",
                        ".SH \"whittle account\"",
                        ".SH \"whittle fleet\"",
                        ".SH \"whittle refine\"",
                        ".SH \"whittle trie\"",
                        ".SH \"whittle verify\"")),
                sections.toString());
    }

    /** In groff a line that starts with a dot or an apostrophe is a request, and so is a bare backslash. */
    @Test
    void manual_hasNoRequestsButItsOwn() {
        assertTrue(run("manual")
                .out()
                .lines()
                .filter(line -> line.startsWith(".") || line.startsWith("'"))
                .allMatch(line -> line.matches("\\.(TH|SH|nf|fi)( .*)?")));
    }

    /** Copied out of the manual page an example has to work: no dash for a hyphen, no curly quotes. */
    @Test
    void manual_examplesCanBeCopied() {
        assertTrue(run("manual").out().contains("whittle trie \\(aqs3:Get*\\(aq \\-\\-unused finding.json"));
    }

    /** On a terminal of the usual width an example stands on one line, or nobody can copy it. */
    @Test
    void manual_examplesAreNotWrapped() {
        List<String> lines = run("manual").out().lines().toList();
        for (int i = 0; i < lines.size() - 1; i++) {
            if (lines.get(i).matches("  (whittle|aws|export) .*|.*\\| whittle .*")) {
                assertTrue(lines.get(i + 1).matches("(\\\\&)?\\.fi|  .*|"), lines.get(i) + "\n" + lines.get(i + 1));
            }
        }
    }

    /** What the build makes pages for man of: a page a command, at any depth, with its options under the headings of help. */
    @Test
    void pages_areOneOfEachCommand_withTheGroupsOfItsOptions(@TempDir Path folder) throws IOException {
        ManualPages.write(folder, "1.2.3");
        List<CommandSpec> commands = OptionsTest.commands().toList();
        try (Stream<Path> pages = Files.list(folder)) {
            assertEquals(commands.size(), pages.count());
        }
        for (CommandSpec command : commands) {
            String page = Files.readString(folder.resolve(command.qualifiedName("-") + ".adoc"));
            OptionList.of(command).forEach((group, options) -> {
                assertTrue(page.contains("\n== " + group.heading() + "\n"), page);
                options.forEach(option -> assertTrue(page.contains("*" + option.longestName() + "*"), page));
            });
            assertTrue(page.contains(":mansource: Whittle 1.2.3\n"), page);
        }
    }

    /** Stars, braces, backquotes and percent signs are just these. */
    @Test
    void pages_holdTextAsItIs(@TempDir Path folder) throws IOException {
        ManualPages.write(folder, "1.2.3");
        String fleet = Files.readString(folder.resolve("whittle-fleet.adoc"));
        assertTrue(fleet.contains("....\nwhittle fleet tasks.jsonl -o results.jsonl\n"), fleet);
        assertTrue(
                fleet.contains(
                        "....\n{\"id\":\"...\",\"policy\":{...},\"unused\":[\"s3:GetBucketAcl\",...],\"used\":[...]}\n....\n"),
                fleet);
        assertTrue(fleet.contains("\n== Exit status\n\npass:c[the worst over all lines: "), fleet);
        String account = Files.readString(folder.resolve("whittle-account.adoc"));
        assertTrue(account.contains("arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FMyRole.json]\n"), account);
        assertTrue(Files.readString(folder.resolve("whittle.adoc")).contains("\n*whittle-refine*(1)::\n"));
    }
}
