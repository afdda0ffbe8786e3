package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
