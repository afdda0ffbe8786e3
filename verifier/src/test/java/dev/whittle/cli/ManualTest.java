package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The manual page and the completion name what there is. */
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

    @Test
    void completion_knowsTheForms() {
        assertTrue(run("generate-completion").out().contains("\"policy\" \"recommendation\" \"json\" \"sarif\""));
    }
}
