package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --quiet} and {@code --color}: what is said, and how, for every command alike. */
class ConsoleOptionsTest extends RefineCase {
    private static final String ESCAPE = "\u001b";

    private static String plain(String text) {
        return text.replaceAll(ESCAPE + "\\[[0-9]+m", "");
    }

    private static String[] words(String line) {
        return line.split(" ");
    }

    private String[] refine(String... more) {
        return Stream.concat(Stream.of("refine", policy, "--unused", unused), Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void quiet_whereAllIsProved_saysNothing() {
        Ran loud = session.run(refine());
        assertTrue(loud.err().contains("PROVED"), loud.err());
        assertEquals(new Ran(0, loud.out(), ""), session.run(refine("-q")));
        assertEquals(new Ran(0, loud.out(), ""), session.run(refine("--quiet")));
    }

    @Test
    void options_beforeTheCommand_countToo() {
        Ran after = session.run(refine("--quiet"));
        String[] before = Stream.concat(Stream.of("-q"), Stream.of(refine())).toArray(String[]::new);
        assertEquals(after, session.run(before));
    }

    @Test
    void quiet_keepsWarningsAndWhatIsNotProved() throws IOException {
        String unknown = session.file("unknown.txt", "sqs:Nonsense\nsqs:DeleteMessage\n");
        Ran warned = session.run("refine", policy, "--unused", unknown, "-q", "--check");
        assertEquals(1, warned.exit());
        assertEquals(2, warned.errLines().size(), warned.err());
        assertTrue(warned.errLines().get(0).startsWith("warning    `sqs:Nonsense`"), warned.err());
        assertEquals("check      failed: the policy is broader than its use", last(warned));
        Ran refuted = session.run("compare", policy, session.file("r.json", REFINED), "--quiet");
        assertEquals(1, refuted.exit());
        assertEquals("wider\n", refuted.out());
        assertEquals(1, refuted.errLines().size(), refuted.err());
        assertTrue(refuted.err().startsWith("refuted    " + policy + " allows a request that "), refuted.err());
    }

    @Test
    void quiet_keepsErrors() {
        Ran loud = session.run("refine", session.name("none.json"), "--unused", unused);
        assertEquals(2, loud.exit());
        assertEquals(loud, session.run("refine", session.name("none.json"), "--unused", unused, "-q"));
        assertEquals(
                session.run("refine", "--nonsense").err(),
                session.run("refine", "-q", "--nonsense").err());
    }

    /** Nothing but the marks of colours is added: columns stay where they are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "refine POLICY --unused UNUSED",
                "verify POLICY POLICY --unused UNUSED",
                "compare POLICY REFINED",
                "check POLICY --not-granted sqs:Send*",
                "catalog list",
                "refine --help"
            })
    void colours_changeNoWidth(String line) throws IOException {
        String refined = session.file("refined.json", REFINED);
        String named = line.replace("POLICY", policy).replace("UNUSED", unused).replace("REFINED", refined);
        Ran never = session.run(words(named + " --color never"));
        Ran always = session.run(words(named + " --color always"));
        assertEquals(never, new Ran(always.exit(), plain(always.out()), plain(always.err())));
        assertFalse((never.out() + never.err()).contains(ESCAPE));
    }

    @Test
    void verdicts_areColoured() throws IOException {
        Ran proved = session.run(refine("--color", "always"));
        assertTrue(last(proved).startsWith(ESCAPE + "[32mPROVED" + ESCAPE + "[0m CREATE_POLICY"), proved.err());
        assertEquals(REFINED, proved.out());
        Ran refuted = session.run("verify", policy, policy, "--unused", unused, "--color=always");
        assertTrue(refuted.out().startsWith(ESCAPE + "[31mREFUTED" + ESCAPE + "[0m\n"), refuted.out());
        assertTrue(refuted.out().contains(" " + ESCAPE + "[31mrefuted" + ESCAPE + "[0m\n"), refuted.out());
        assertTrue(refuted.out().contains(" " + ESCAPE + "[32mholds" + ESCAPE + "[0m\n"), refuted.out());
    }

    /** What programs read, and files, are the same bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"policy", "recommendation", "json", "sarif", "markdown"})
    void forms_forPrograms_haveNoColours(String form) {
        String[] base =
                refine("--format", form, "--resource-arn", "arn:aws:iam::111122223333:role/R", "--as-of", "2026-06-01");
        String[] options = form.equals("recommendation") ? base : refine("--format", form);
        String[] coloured = Stream.concat(Stream.of("--color", "always"), Stream.of(options))
                .toArray(String[]::new);
        Ran ran = session.run(coloured);
        assertEquals(0, ran.exit(), ran.err());
        assertFalse(ran.out().contains(ESCAPE), ran.out());
    }

    @Test
    void file_ofATextForm_hasNoColours() throws IOException {
        String file = session.name("verdict.txt");
        session.run("verify", policy, policy, "--unused", unused, "--color", "always", "-o", file);
        assertTrue(session.text("verdict.txt").startsWith("REFUTED\n"));
    }

    /** Of a terminal it knows by the launcher. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void auto_coloursWhatGoesToATerminal(boolean showsWords, boolean showsResults) {
        Ran checked = session.runOn(
                new Display(showsWords, showsResults, Map.of()),
                Path.of(""),
                "check",
                policy,
                "--not-granted",
                "sqs:Send*");
        assertEquals(showsResults, checked.out().contains(ESCAPE), checked.out());
        assertEquals(showsWords, checked.err().contains(ESCAPE), checked.err());
    }

    @ParameterizedTest
    @CsvSource({
        "auto, true, '', true",
        "auto, false, '', false",
        "auto, true, NO_COLOR=1, false",
        "auto, true, NO_COLOR=, true",
        "auto, true, TERM=dumb, false",
        "auto, true, CLICOLOR=0, false",
        "auto, false, CLICOLOR_FORCE=1, true",
        "auto, false, CLICOLOR_FORCE=0, false",
        "auto, false, NO_COLOR=1 CLICOLOR_FORCE=1, false",
        "always, false, NO_COLOR=1, true",
        "never, true, CLICOLOR_FORCE=1, false"
    })
    void colour_isOn(String word, boolean isTerminal, String environment, boolean isOn) {
        Map<String, String> variables = Stream.of(words(environment))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toMap(
                        each -> each.substring(0, each.indexOf('=')), each -> each.substring(each.indexOf('=') + 1)));
        Colour colour = Stream.of(Colour.values())
                .filter(each -> each.toString().equals(word))
                .findFirst()
                .orElseThrow();
        assertEquals(isOn, colour.isOn(isTerminal, variables));
    }

    /** A name of the input says nothing about how something came out, and moves no cursor. */
    @Test
    void names_ofTheInput_areNeitherColouredNorObeyed() throws IOException {
        String file = session.file(
                "PROVED " + ESCAPE + "[31m.json",
                POLICY.replace("\"Effect\"", "\"Sid\": \"\\u001b[2JPROVED\", \"Effect\""));
        Ran ran = session.run("refine", file, "--unused", unused, "--color", "always");
        assertEquals(0, ran.exit(), ran.err());
        String told = ran.err();
        assertFalse(told.contains(ESCAPE + "[2J"), told);
        assertTrue(told.contains("PROVED \\u001B[31m.json: 1 statement"), told);
        Ran refused = session.run("refine", session.name("PROVED none"), "--unused", unused, "--color", "always");
        assertFalse(refused.err().contains(ESCAPE), refused.err());
    }
}
