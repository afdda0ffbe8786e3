package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What helps whoever knows no option yet. */
class HelpTest extends RefineCase {
    @Test
    void whittle_withoutACommand_printsItsHelp() {
        Ran ran = session.run();
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(session.run("--help").out(), ran.out());
        assertEquals("", ran.err());
        assertTrue(ran.out().contains("account"), ran.out());
    }

    @Test
    void output_hasALongNameEverywhere() throws IOException {
        for (String command : List.of("refine", "verify", "compare", "check", "fit", "fleet", "account", "trie")) {
            String help = session.run(command, "--help").out();
            assertTrue(help.contains("-o, --output"), help);
        }
        assertEquals(
                0,
                session.run("refine", policy, "--unused", unused, "--output", session.name("out.json"))
                        .exit());
        assertEquals(REFINED, session.text("out.json"));
    }
}
