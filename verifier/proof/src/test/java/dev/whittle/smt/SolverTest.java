package dev.whittle.smt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Answers to small formulas. */
class SolverTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Language S3 = Language.concatenation(List.of(Language.literal("s3:"), Language.anyString()));

    @Test
    void version_isThePinnedOne() {
        assertEquals("4.14.1", Solver.version());
    }

    @Test
    void check_ofConstants_answersThem() {
        assertEquals(new Answer.Unsatisfiable(), check(Formula.FALSE));
        assertEquals(Map.of(), satisfied(Formula.TRUE).contexts());
    }

    @Test
    void check_ofAGroundMembership_answersIt() {
        assertEquals(new Answer.Unsatisfiable(), check(Formula.textMatches("ec2:a", S3)));
        assertEquals(new Answer.Unsatisfiable(), check(Formula.not(Formula.textMatches("s3:a", S3))));
        satisfied(Formula.textMatches("s3:a", S3));
    }

    /** More memberships than go to the simplifier at once: each keeps its own answer. */
    @Test
    void check_ofManyGroundMemberships_answersEach() {
        Language even = Language.union(IntStream.range(0, 450)
                .filter(i -> i % 2 == 0)
                .mapToObj(i -> Language.literal("s3:a" + i))
                .toList());
        List<Formula> right = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            Formula member = Formula.textMatches("s3:a" + i, even);
            right.add(i % 2 == 0 ? member : Formula.not(member));
        }
        satisfied(Formula.and(right));
        for (int i : List.of(0, 1, 199, 200, 399, 400, 449)) {
            List<Formula> wrong = new ArrayList<>(right);
            wrong.set(i, Formula.not(right.get(i)));
            assertEquals(new Answer.Unsatisfiable(), check(Formula.and(wrong)), "of " + i);
        }
    }

    /** How a literal and what starts with a text are asked, against the regular language that they are. */
    @Test
    void check_ofALiteralOrAStart_answersWhatItsRegularLanguageDoes() {
        List<String> texts = List.of("", "s", "s3", "s3:", "s3:a", "s3:ab", "S3:a", "xs3:a", "s3:*", "s3:?", "as3:");
        List<Formula> different = new ArrayList<>();
        for (String start : texts) {
            Language literal = Language.literal(start);
            Language starting = Language.concatenation(List.of(literal, Language.anyString()));
            for (Language plain : List.of(literal, starting)) {
                Language slow = Language.intersection(List.of(
                        plain,
                        Language.repeated(Language.union(List.of(Language.literal(""), Language.anyCharacter())))));
                for (String text : texts) {
                    Formula fast = Formula.textMatches(text, plain);
                    Formula twin = Formula.textMatches(text, slow);
                    different.add(Formula.and(fast, Formula.not(twin)));
                    different.add(Formula.and(twin, Formula.not(fast)));
                    boolean isIn = plain.equals(literal) ? text.equals(start) : text.startsWith(start);
                    assertEquals(isIn, check(fast) instanceof Answer.Satisfiable, text + " of " + start);
                }
            }
        }
        assertEquals(new Answer.Unsatisfiable(), check(Formula.or(different)));
    }

    /** What was asked once and is asked again as a part of more keeps its answer, whichever it was. */
    @Test
    void check_ofWhatHoldsAnEarlierQuestion_answersForItAsWell() {
        Formula in = Formula.or(List.of(Formula.textMatches("s3:a", S3), Formula.textMatches("ec2:a", S3)));
        Formula out = Formula.or(List.of(Formula.textMatches("ec2:a", S3), Formula.textMatches("iam:a", S3)));
        Formula open = Formula.or(List.of(out, Formula.holds("c0")));
        try (Solver solver = new Solver()) {
            for (Formula before : List.of(in, out, open)) {
                solver.check(before, LONG);
            }
            assertEquals(new Answer.Unsatisfiable(), solver.check(Formula.and(in, out), LONG));
            assertEquals(new Answer.Unsatisfiable(), solver.check(Formula.and(in, Formula.not(in)), LONG));
            assertEquals(
                    new Answer.Unsatisfiable(),
                    solver.check(Formula.and(open, Formula.not(Formula.holds("c0"))), LONG));
            Answer.Satisfiable answer =
                    assertInstanceOf(Answer.Satisfiable.class, solver.check(Formula.and(in, open), LONG));
            assertEquals(Map.of("c0", true), answer.contexts());
        }
    }

    @Test
    void check_ofAnEmptyLanguage_isUnsatisfiable() {
        assertEquals(
                new Answer.Unsatisfiable(),
                check(Formula.actionMatches(Language.intersection(List.of(S3, Language.complement(S3))))));
        assertEquals(new Answer.Unsatisfiable(), check(Formula.actionMatches(Language.union(List.of()))));
    }

    @Test
    void check_ofAFormulaAndItsOpposite_isUnsatisfiable() {
        Formula either = Formula.or(List.of(Formula.holds("c0"), Formula.actionMatches(S3)));
        assertEquals(new Answer.Unsatisfiable(), check(Formula.and(either, Formula.not(either))));
    }

    @Test
    void check_whenSatisfiable_givesActionAndContexts() {
        Answer.Satisfiable answer = satisfied(Formula.and(
                Formula.actionMatches(Language.literal("s3:getobject")),
                Formula.holds("c0"),
                Formula.not(Formula.holds("c1"))));
        assertEquals(Optional.of("s3:getobject"), answer.action());
        assertEquals(Map.of("c0", true, "c1", false), answer.contexts());
    }

    /** The simplifier drops the second context, yet the model tells its value. */
    @Test
    void check_whenAContextDoesNotMatter_givesItsValueAllTheSame() {
        Answer.Satisfiable answer = satisfied(Formula.and(
                Formula.holds("c0"),
                Formula.or(List.of(Formula.holds("c1"), Formula.textMatches("s3:a", Language.literal("s3:a"))))));
        assertEquals(true, answer.contexts().get("c0"));
        assertTrue(answer.contexts().containsKey("c1"));
    }

    @Test
    void check_ofRanges_keepsBothEnds() {
        Language range = Language.range('b', 'd');
        for (String in : List.of("b", "c", "d")) {
            satisfied(Formula.textMatches(in, range));
        }
        for (String out : List.of("a", "e", "", "bb", "B")) {
            assertEquals(new Answer.Unsatisfiable(), check(Formula.textMatches(out, range)));
        }
    }

    @Test
    void check_ofRepetitions_needsOneAtLeast() {
        Language many = Language.repeated(Language.literal("ab"));
        satisfied(Formula.textMatches("ab", many));
        satisfied(Formula.textMatches("ababab", many));
        assertEquals(new Answer.Unsatisfiable(), check(Formula.textMatches("", many)));
        assertEquals(new Answer.Unsatisfiable(), check(Formula.textMatches("aba", many)));
    }

    @Test
    void check_ofAnyCharacter_isExactlyOne() {
        satisfied(Formula.textMatches(":", Language.anyCharacter()));
        assertEquals(new Answer.Unsatisfiable(), check(Formula.textMatches("", Language.anyCharacter())));
        assertEquals(new Answer.Unsatisfiable(), check(Formula.textMatches("ab", Language.anyCharacter())));
    }

    @Test
    void check_whenTheTimeIsOver_isUndecided() {
        try (Solver solver = new Solver()) {
            Answer answer = solver.check(hard(), Duration.ofMillis(100));
            assertEquals(
                    "the solver gave up: timeout",
                    assertInstanceOf(Answer.Undecided.class, answer).reason());
        }
    }

    @Test
    void check_withNoTimeAtAll_isUndecidedAndNeverUnsatisfiable() {
        try (Solver solver = new Solver()) {
            assertInstanceOf(Answer.Undecided.class, solver.check(hard(), Duration.ZERO));
            assertInstanceOf(Answer.Undecided.class, solver.check(hard(), Duration.ofSeconds(-1)));
        }
    }

    @Test
    void check_afterAnUndecidedOne_answersAgain() {
        try (Solver solver = new Solver()) {
            assertInstanceOf(Answer.Undecided.class, solver.check(hard(), Duration.ofMillis(20)));
            assertEquals(new Answer.Unsatisfiable(), solver.check(Formula.textMatches("a", S3), LONG));
            assertInstanceOf(Answer.Satisfiable.class, solver.check(Formula.actionMatches(S3), LONG));
        }
    }

    /** True, but out of reach as two atoms: {@code s3:*b*b*b} in {@code s3:*b*b}. */
    private static Formula hard() {
        return Formula.and(Formula.actionMatches(stars(3)), Formula.not(Formula.actionMatches(stars(2))));
    }

    private static Language stars(int count) {
        Language star = Language.concatenation(List.of(Language.anyString(), Language.literal("b")));
        return Language.concatenation(
                List.of(Language.literal("s3:"), Language.concatenation(java.util.Collections.nCopies(count, star))));
    }

    private static Answer check(Formula formula) {
        try (Solver solver = new Solver()) {
            return solver.check(formula, LONG);
        }
    }

    private static Answer.Satisfiable satisfied(Formula formula) {
        return assertInstanceOf(Answer.Satisfiable.class, check(formula));
    }
}
