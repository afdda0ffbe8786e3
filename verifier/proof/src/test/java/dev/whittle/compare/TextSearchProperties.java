package dev.whittle.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.compare.Letters.Mode;
import dev.whittle.compare.Letters.Side;
import dev.whittle.request.Glob;
import dev.whittle.request.PolicyVariable;
import dev.whittle.smt.Deadline;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Solver;
import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import dk.brics.automaton.BasicOperations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The search for texts, cuts and the solver's proofs, each against automata. */
class TextSearchProperties {
    private final Letters letters = new Letters();
    private final TextSearch search = new TextSearch(letters);

    private static Glob glob(Random random) {
        List<Glob.Token> tokens = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            tokens.add(
                    switch (random.nextInt(10)) {
                        case 0, 1 -> Glob.Wildcard.RUN;
                        case 2 -> Glob.Wildcard.ONE;
                        case 3 -> Glob.Wildcard.RUN_IN_PART;
                        case 4 -> Glob.Wildcard.ONE_IN_PART;
                        case 5 -> new Glob.EitherCase('a');
                        case 6 -> new Glob.Text(":");
                        case 7 -> new Glob.Text("b");
                        default -> new Glob.Text("a");
                    });
        }
        return new Glob(tokens);
    }

    private static List<Glob> globs(Random random, int least) {
        List<Glob> some = new ArrayList<>();
        for (int i = least + random.nextInt(3); i > 0; i--) {
            some.add(glob(random));
        }
        return some;
    }

    private static Automaton union(List<Glob> globs) {
        return globs.isEmpty()
                ? BasicAutomata.makeEmpty()
                : BasicOperations.union(globs.stream()
                        .flatMap(glob -> GlobAutomata.of(glob, Map.of()).stream())
                        .toList());
    }

    private List<int[]> codes(List<Glob> globs, Side side) {
        List<int[]> codes = new ArrayList<>();
        for (Glob glob : globs) {
            int[] each = letters.codes(glob, Mode.BOUNDED, side);
            if (each != null) {
                codes.add(each);
            }
        }
        return codes;
    }

    /** A text is found iff there is one, it is one, and it is a shortest for the first pattern that has any. */
    @Property(seed = "20271128", tries = 2000)
    void find_ofRandomSets_findsATextIffThereIsOne(@ForAll("seeds") Integer seed) {
        Random random = new Random(seed);
        List<List<Glob>> left = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            left.add(globs(random, 1));
        }
        List<Glob> right = globs(random, 0);
        Automaton expected = left.stream()
                .map(TextSearchProperties::union)
                .reduce(BasicAutomata.makeAnyString(), Automaton::intersection)
                .minus(union(right));
        Optional<int[]> found =
                search.find(left.stream().map(set -> codes(set, Side.LEFT)).toList(), codes(right, Side.RIGHT));
        assertEquals(!expected.isEmpty(), found.isPresent(), left + " without " + right);
        found.ifPresent(text -> assertTrue(expected.run(new String(text, 0, text.length)), left + " " + right));
    }

    /** What the solver proves of one set inside others is so; and what is so and small it proves. */
    @Property(seed = "20271129", tries = 150)
    void proof_ofRandomClaims_isWhatAutomataSay(@ForAll("seeds") Integer seed) {
        Random random = new Random(seed);
        List<Glob> left = globs(random, 1);
        List<Glob> right = globs(random, 1);
        boolean isEmpty = union(left).minus(union(right)).isEmpty();
        try (Solver solver = new Solver()) {
            LemmaProver prover = new LemmaProver(() -> solver, letters, search);
            boolean isProved = prover.proves(
                    new Claim(List.of(GlobSet.of(left)), List.of(GlobSet.of(right)), Mode.BOUNDED),
                    Deadline.in(Duration.ofSeconds(20)));
            assertEquals(isEmpty, isProved, left + " in " + right);
        }
    }

    /** A claim that is cut and still holds was so before. */
    @Property(seed = "20271130", tries = 3000)
    void cut_thatHolds_impliesTheWhole(@ForAll("seeds") Integer seed) {
        Random random = new Random(seed);
        Glob inner = glob(random);
        Glob outer = glob(random);
        List<int[]> codes = codes(List.of(inner, outer), Side.LEFT);
        Cut cut = Cut.of(codes.get(0), codes.get(1));
        boolean holds = search.find(
                        List.of(List.of(cut.inner().array())),
                        List.of(cut.outer().array()))
                .isEmpty();
        if (holds) {
            assertTrue(union(List.of(inner)).minus(union(List.of(outer))).isEmpty(), inner + " in " + outer);
        }
    }

    private static Glob.Token variable(Random random) {
        List<Glob.Fill.Use> uses = List.of(Glob.Fill.Use.EXACT, Glob.Fill.Use.EITHER_CASE, Glob.Fill.Use.IN_PATTERN);
        return new Glob.Fill(
                new PolicyVariable(random.nextBoolean() ? "x:v" : "x:w", Optional.empty()),
                uses.get(random.nextInt(uses.size())));
    }

    private static Glob withVariables(Random random) {
        List<Glob.Token> tokens = new ArrayList<>(glob(random).tokens());
        for (int i = random.nextInt(3); i > 0; i--) {
            tokens.add(random.nextInt(tokens.size() + 1), variable(random));
        }
        return new Glob(tokens);
    }

    /** Of texts in which variables are letters, the solver's language on each side holds those that the search takes. */
    @Property(seed = "20271205", tries = 300)
    void language_ofPatternsWithVariables_holdsWhatTheSearchTakes(@ForAll("seeds") Integer seed) {
        Random random = new Random(seed);
        Letters mine = new Letters();
        Side side = random.nextBoolean() ? Side.LEFT : Side.RIGHT;
        List<int[]> patterns = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            patterns.add(Objects.requireNonNull(mine.codes(withVariables(random), Mode.SYMBOLIC, side)));
        }
        Positions positions = new Positions(patterns, side);
        CodeLanguages languages = new CodeLanguages(mine, Mode.SYMBOLIC, side);
        try (Solver solver = new Solver()) {
            for (int i = 0; i < 20; i++) {
                int[] text = text(random, patterns, mine);
                int[] at = positions.initial();
                StringBuilder characters = new StringBuilder();
                for (int code : text) {
                    at = positions.step(at, code, mine);
                    characters.appendCodePoint(
                            Letters.isVariable(code) ? mine.firstCharacter() + mine.number(code) : code);
                }
                Formula holds = Formula.textMatches(characters.toString(), languages.union(patterns));
                boolean isHeld = !solver.check(holds, Duration.ofSeconds(20)).isUnsatisfiable();
                assertEquals(positions.accepts(at), isHeld, side + " " + Arrays.toString(text));
            }
        }
    }

    /** One that a pattern is close to, or any. */
    private static int[] text(Random random, List<int[]> patterns, Letters letters) {
        List<Integer> codes = new ArrayList<>();
        for (int code : patterns.get(random.nextInt(patterns.size()))) {
            boolean isRun = code == Letters.RUN || code == Letters.RUN_IN_PART;
            int times = isRun ? random.nextInt(3) : 1;
            for (int i = 0; i < times; i++) {
                boolean isKept = (code >= 0 || Letters.isVariable(code)) && random.nextInt(8) > 0;
                codes.add(isKept ? code : letter(random, letters));
            }
        }
        return codes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int letter(Random random, Letters letters) {
        boolean isVariable = letters.size() > 0 && random.nextInt(3) == 0;
        return isVariable ? Letters.FIRST - random.nextInt(letters.size()) : "abA:".charAt(random.nextInt(4));
    }

    /** A wrong cut that uses what both share twice claims what is not so, and is caught. */
    @Property(seed = "20271131", tries = 1)
    void cut_thatUsesThePatternTwice_isCaught(@ForAll("seeds") Integer seed) {
        int[] inner = Matching.codes("a");
        int[] outer = {'a', Letters.RUN, 'a'};
        assertFalse(search.find(List.of(List.of(inner)), List.of(outer)).isEmpty());
        Cut cut = Cut.of(inner, outer);
        assertFalse(search.find(
                        List.of(List.of(cut.inner().array())),
                        List.of(cut.outer().array()))
                .isEmpty());
        int[] twice = {Letters.RUN};
        assertTrue(search.find(List.of(List.of(new int[0])), List.of(twice)).isEmpty());
    }

    @Provide
    Arbitrary<Integer> seeds() {
        return Arbitraries.integers();
    }
}
