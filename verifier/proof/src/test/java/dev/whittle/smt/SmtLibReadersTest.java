package dev.whittle.smt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What other solvers read in an exported script; each is asked where it stands on the PATH. */
class SmtLibReadersTest {
    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    enum Reader {
        Z3("z3 -T:100"),
        CVC5("cvc5 --strings-exp --tlimit=100000");

        private final String command;

        Reader(String command) {
            this.command = command;
        }

        private List<String> words() {
            return List.of(command.split(" ", -1));
        }

        private boolean isInstalled() {
            return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, words().get(0))));
        }

        private String answer(Path script) throws IOException, InterruptedException {
            List<String> whole = new ArrayList<>(words());
            whole.add(script.toString());
            Process process =
                    new ProcessBuilder(whole).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            return said.strip();
        }
    }

    private String answer(Reader reader, Formula formula) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("script.smt2"), SmtLib.script("read again", formula, "unknown"));
        return reader.answer(script);
    }

    /** Each text has as many characters as it has, each in its place, and is no other text. */
    @ParameterizedTest
    @EnumSource
    void texts_ofEveryKindOfCharacter_areReadAsTheyAre(Reader reader) throws IOException, InterruptedException {
        assumeTrue(reader.isInstalled());
        List<Formula> right = new ArrayList<>();
        for (String text : texts()) {
            List<Language> spelled = Texts.characters(text).stream()
                    .map(c -> Language.range(c, c))
                    .toList();
            right.add(Formula.textMatches(text, Language.concatenation(spelled)));
            right.add(Formula.textMatches(
                    text,
                    Language.concatenation(
                            spelled.stream().map(c -> Language.anyCharacter()).toList())));
            for (String other : texts()) {
                if (!other.equals(text)) {
                    right.add(Formula.not(Formula.textMatches(text, Language.literal(other))));
                }
            }
        }
        assertEquals("sat", answer(reader, Formula.and(right)));
        assertEquals("unsat", answer(reader, Formula.not(Formula.and(right))));
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(Texts.TRAPS);
        Texts.CHARACTERS.forEach(c -> texts.add(Character.toString(c)));
        return texts.stream().distinct().toList();
    }

    /** The ends of a range are in it, their neighbours are not. */
    @ParameterizedTest
    @EnumSource
    void ranges_ofEveryKindOfCharacter_endWhereTheyShould(Reader reader) throws IOException, InterruptedException {
        assumeTrue(reader.isInstalled());
        assertEquals("unsat", answer(reader, Formula.not(Formula.and(SolverTest.rangeEnds()))));
    }

    @ParameterizedTest
    @EnumSource
    void formulas_overSeveralVariables_haveNoOtherAnswer(Reader reader) throws IOException, InterruptedException {
        assumeTrue(reader.isInstalled());
        RandomFormula random = new RandomFormula(new Random(20270321));
        int same = 0;
        for (int i = 0; i < 60; i++) {
            Formula formula = random.formula(2);
            String answer = answer(reader, formula);
            try (Solver solver = new Solver()) {
                String own = solver.check(formula, SHORT).status();
                assertTrue(List.of("sat", "unsat", "unknown").contains(answer), answer);
                boolean isUndecided = own.equals("unknown") || answer.equals("unknown");
                assertTrue(isUndecided || own.equals(answer), SmtLib.script("disagreement", formula, own));
                same += isUndecided ? 0 : 1;
            }
        }
        assertTrue(same >= 55, same + " of 60 answered");
    }

    /** Names that a script or a theory has already, or that a symbol can't hold. */
    @ParameterizedTest
    @EnumSource
    void variables_ofStrangeNames_areEachTheirOwn(Reader reader) throws IOException, InterruptedException {
        assumeTrue(reader.isInstalled());
        List<Formula> parts = new ArrayList<>();
        for (String name : SmtLibTest.STRANGE_NAMES) {
            BooleanVariable flag = new BooleanVariable(name);
            parts.add(Formula.matches(new StringVariable(name), Language.literal(name)));
            parts.add(parts.size() % 4 == 1 ? Formula.holds(flag) : Formula.not(Formula.holds(flag)));
        }
        assertEquals("sat", answer(reader, Formula.and(parts)));
        parts.add(Formula.matches(
                new StringVariable(SmtLibTest.STRANGE_NAMES.get(0)),
                Language.literal(SmtLibTest.STRANGE_NAMES.get(1))));
        assertEquals("unsat", answer(reader, Formula.and(parts)));
    }
}
