package dev.whittle.smt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Answers to small formulas. */
class SolverTest {
    private static final StringVariable ACTION = new StringVariable("action");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Language S3 = Language.concatenation(List.of(Language.literal("s3:"), Language.anyString()));

    @Test
    void version_isThePinnedOne() {
        assertEquals("4.14.1", Solver.version());
    }

    @Test
    void check_ofConstants_answersThem() {
        assertEquals(new Answer.Unsatisfiable(), check(Formula.FALSE));
        assertEquals(Map.of(), satisfied(Formula.TRUE).truths());
    }

    @Test
    void decide_ofNumbers_takesThemExactly() {
        RealVariable number = new RealVariable("n");
        BigDecimal one = new BigDecimal("-0.1");
        try (Solver solver = new Solver()) {
            Formula equal =
                    Formula.and(Formula.not(Formula.isBelow(number, one)), Formula.not(Formula.isAbove(number, one)));
            assertEquals(Decision.SATISFIABLE, solver.decide(equal, LONG));
            Formula between =
                    Formula.and(Formula.isAbove(number, one), Formula.isBelow(number, new BigDecimal("-0.0999")));
            assertEquals(Decision.SATISFIABLE, solver.decide(between, LONG));
            Formula none = Formula.and(Formula.isAbove(number, one), Formula.isBelow(number, one));
            assertEquals(Decision.UNSATISFIABLE, solver.decide(none, LONG));
            BigDecimal large = BigDecimal.TEN.pow(40);
            assertEquals(
                    Decision.UNSATISFIABLE,
                    solver.decide(Formula.and(Formula.isAbove(number, large), Formula.isBelow(number, large)), LONG));
        }
    }

    @Test
    void propositional_ofClauses_tellsWhatItUsedAndWhatIsTrue() {
        BooleanVariable a = new BooleanVariable("a");
        BooleanVariable b = new BooleanVariable("b");
        BooleanVariable used = new BooleanVariable("used");
        BooleanVariable unused = new BooleanVariable("unused");
        try (Solver solver = new Solver()) {
            Propositional clauses = solver.propositional(LONG);
            clauses.add(Formula.holds(a));
            assertEquals(Decision.SATISFIABLE, clauses.check());
            assertEquals(Set.of(a), clauses.trueOnes(List.of(a, b)));
            clauses.add(Formula.or(List.of(Formula.holds(a), Formula.holds(b))), unused);
            clauses.add(Formula.not(Formula.holds(a)), used);
            assertEquals(Decision.UNSATISFIABLE, clauses.check());
            assertEquals(Set.of(used), clauses.refutation());
        }
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
        Formula open = Formula.or(List.of(out, Formula.holds(new BooleanVariable("c0"))));
        try (Solver solver = new Solver()) {
            for (Formula before : List.of(in, out, open)) {
                solver.check(before, LONG);
            }
            assertEquals(new Answer.Unsatisfiable(), solver.check(Formula.and(in, out), LONG));
            assertEquals(new Answer.Unsatisfiable(), solver.check(Formula.and(in, Formula.not(in)), LONG));
            assertEquals(
                    new Answer.Unsatisfiable(),
                    solver.check(Formula.and(open, Formula.not(Formula.holds(new BooleanVariable("c0")))), LONG));
            Answer.Satisfiable answer =
                    assertInstanceOf(Answer.Satisfiable.class, solver.check(Formula.and(in, open), LONG));
            assertEquals(Map.of(new BooleanVariable("c0"), true), answer.truths());
        }
    }

    @Test
    void check_ofAnEmptyLanguage_isUnsatisfiable() {
        assertEquals(
                new Answer.Unsatisfiable(),
                check(Formula.matches(ACTION, Language.intersection(List.of(S3, Language.complement(S3))))));
        assertEquals(new Answer.Unsatisfiable(), check(Formula.matches(ACTION, Language.union(List.of()))));
    }

    @Test
    void check_ofAFormulaAndItsOpposite_isUnsatisfiable() {
        Formula either = Formula.or(List.of(Formula.holds(new BooleanVariable("c0")), Formula.matches(ACTION, S3)));
        assertEquals(new Answer.Unsatisfiable(), check(Formula.and(either, Formula.not(either))));
    }

    @Test
    void check_whenSatisfiable_givesActionAndContexts() {
        Answer.Satisfiable answer = satisfied(Formula.and(
                Formula.matches(ACTION, Language.literal("s3:getobject")),
                Formula.holds(new BooleanVariable("c0")),
                Formula.not(Formula.holds(new BooleanVariable("c1")))));
        assertEquals(Optional.of("s3:getobject"), answer.text(ACTION));
        assertEquals(Map.of(new BooleanVariable("c0"), true, new BooleanVariable("c1"), false), answer.truths());
    }

    /** The simplifier drops the second context, yet the model tells its value. */
    @Test
    void check_whenAContextDoesNotMatter_givesItsValueAllTheSame() {
        Answer.Satisfiable answer = satisfied(Formula.and(
                Formula.holds(new BooleanVariable("c0")),
                Formula.or(List.of(
                        Formula.holds(new BooleanVariable("c1")),
                        Formula.textMatches("s3:a", Language.literal("s3:a"))))));
        assertEquals(true, answer.truths().get(new BooleanVariable("c0")));
        assertTrue(answer.truths().containsKey(new BooleanVariable("c1")));
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

    /** Every kind of character as an end, if it has neighbours that are characters. */
    static List<Formula> rangeEnds() {
        List<Formula> right = new ArrayList<>();
        for (int c : Texts.CHARACTERS) {
            for (int last : List.of(c, Math.max(c, 'z'), Plain.LAST)) {
                Language range = Language.range(c, last);
                right.add(Formula.textMatches(Character.toString(c), range));
                right.add(Formula.textMatches(Character.toString(last), range));
                for (int out : List.of(c - 1, last + 1)) {
                    if (out >= 0 && Language.isText(Character.toString(out))) {
                        right.add(Formula.not(Formula.textMatches(Character.toString(out), range)));
                    }
                }
            }
            if (c > 0) {
                right.add(Formula.not(Formula.textMatches(Character.toString(c), Language.range(c, 0))));
            }
        }
        return right;
    }

    @Test
    void check_ofRangesOfEveryKindOfCharacter_keepsBothEnds() {
        assertEquals(new Answer.Unsatisfiable(), check(Formula.not(Formula.and(rangeEnds()))));
    }

    /** The only strings of the solver that satisfy it are no texts: it says so, and gives none. */
    @Test
    void check_whenTheModelIsNoText_saysSo() {
        Language surrogates = Language.intersection(List.of(
                Language.range(0xD7FF, 0xE000),
                Language.complement(Language.literal("\uD7FF")),
                Language.complement(Language.literal("\uE000"))));
        Answer.Satisfiable answer = satisfied(Formula.matches(ACTION, surrogates));
        assertEquals(Map.of(), answer.texts());
        assertEquals(Optional.empty(), answer.text(ACTION));
        String printed = answer.unreadable().get(ACTION);
        assertTrue(String.valueOf(printed).matches("\\\\u\\{d[89a-f][0-9a-f]{2}}"), printed);
    }

    /** No formula tells U+2FFFF from what comes after it, so there is always a character for those. */
    @Test
    void check_ofAllCharactersButThoseOfTexts_isSatisfiable() {
        Language others = Language.intersection(
                List.of(Language.anyCharacter(), Language.complement(Language.range(0, Plain.LAST))));
        assertEquals(
                Optional.of(Character.toString(0x2FFFF)),
                satisfied(Formula.matches(ACTION, others)).text(ACTION));
    }

    @Test
    void check_overSeveralVariables_givesEachItsValue() {
        StringVariable resource = new StringVariable("resource");
        StringVariable key = new StringVariable("key:aws:sourcearn");
        Answer.Satisfiable answer = satisfied(Formula.and(
                Formula.matches(ACTION, Language.literal("s3:getobject")),
                Formula.matches(resource, Language.literal("arn:aws:s3:::\\b\"/\u00e9")),
                Formula.matches(key, Language.range('\\', '\\')),
                Formula.holds(new BooleanVariable("resource"))));
        assertEquals(Map.of(ACTION, "s3:getobject", resource, "arn:aws:s3:::\\b\"/\u00e9", key, "\\"), answer.texts());
        assertEquals(Map.of(new BooleanVariable("resource"), true), answer.truths());
        assertEquals(Map.of(), answer.unreadable());
    }

    @Test
    void check_overSeveralVariables_keepsThemApart() {
        StringVariable resource = new StringVariable("resource");
        Formula one = Formula.matches(ACTION, Language.literal("a"));
        satisfied(Formula.and(one, Formula.matches(resource, Language.literal("b"))));
        assertEquals(
                new Answer.Unsatisfiable(), check(Formula.and(one, Formula.matches(ACTION, Language.literal("b")))));
    }

    /** Names that solvers have for themselves, or that differ by what is escaped. */
    @Test
    void check_ofVariablesWithStrangeNames_keepsThemApart() {
        List<Formula> parts = new ArrayList<>();
        for (String name : SmtLibTest.STRANGE_NAMES) {
            parts.add(Formula.matches(new StringVariable(name), Language.literal(name)));
            parts.add(Formula.holds(new BooleanVariable(name)));
        }
        Answer.Satisfiable answer = satisfied(Formula.and(parts));
        answer.texts().forEach((variable, text) -> assertEquals(variable.name(), text));
        assertEquals(SmtLibTest.STRANGE_NAMES.size(), answer.texts().size());
        assertEquals(SmtLibTest.STRANGE_NAMES.size(), answer.truths().size());
    }

    @Test
    void variable_withoutAName_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new StringVariable(""));
        assertThrows(IllegalArgumentException.class, () -> new BooleanVariable(""));
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
            assertInstanceOf(Answer.Satisfiable.class, solver.check(Formula.matches(ACTION, S3), LONG));
        }
    }

    /** True, but out of reach as two atoms: {@code s3:*b*b*b} in {@code s3:*b*b}. */
    private static Formula hard() {
        return Formula.and(Formula.matches(ACTION, stars(3)), Formula.not(Formula.matches(ACTION, stars(2))));
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
