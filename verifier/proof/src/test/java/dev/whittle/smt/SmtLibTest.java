package dev.whittle.smt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole scripts, letter by letter. */
class SmtLibTest {
    private static final StringVariable ACTION = new StringVariable("action");

    @Test
    void script_ofEveryKindOfNode_isExact() {
        Language names = Language.repeated(
                Language.union(List.of(Language.range('a', 'z'), Language.range('0', '9'), Language.literal("-"))));
        Language all = Language.intersection(List.of(
                Language.concatenation(List.of(Language.literal("s3:"), Language.anyCharacter(), Language.anyString())),
                Language.complement(Language.concatenation(List.of(names, Language.union(List.of()))))));
        Formula formula = Formula.and(
                Formula.matches(ACTION, all),
                Formula.or(List.of(
                        Formula.holds(new BooleanVariable("c1")),
                        Formula.not(Formula.holds(new BooleanVariable("c0"))),
                        Formula.textMatches("s3:getobject", names),
                        Formula.textMatches("iam:passrole", names))));
        assertEquals("""
                ; V1 no new access
                (set-info :smt-lib-version 2.6)
                (set-logic QF_S)
                (set-info :status unsat)
                (declare-const action String)
                (declare-const |c0| Bool)
                (declare-const |c1| Bool)
                (define-fun r0 () RegLan (re.inter (re.++ (str.to_re "s3:") re.allchar re.all)\
                 (re.comp (re.++ (re.+ (re.union (re.range "a" "z") (re.range "0" "9") (str.to_re "-"))) re.none))))
                (define-fun r1 () RegLan (re.+ (re.union (re.range "a" "z") (re.range "0" "9") (str.to_re "-"))))
                (assert (and (str.in_re action r0)\
                 (or |c1| (not |c0|) (str.in_re "s3:getobject" r1) (str.in_re "iam:passrole" r1))))
                (check-sat)
                (exit)
                """, SmtLib.script("V1\nno new access", formula, "unsat", ACTION));
    }

    @Test
    void script_ofAConstant_assertsIt() {
        assertEquals("""
                ; nothing
                (set-info :smt-lib-version 2.6)
                (set-logic QF_S)
                (set-info :status unsat)
                (declare-const action String)
                (assert false)
                (check-sat)
                (exit)
                """, SmtLib.script("nothing", Formula.FALSE, "unsat", ACTION));
    }

    @Test
    void script_ofNumbers_isOfLinearArithmetic() {
        RealVariable number = new RealVariable("n");
        Formula formula = Formula.and(
                Formula.isBelow(number, new BigDecimal("-2.50")),
                Formula.not(Formula.isAbove(number, new BigDecimal("1E+3"))));
        assertEquals("""
                ; numbers
                (set-info :smt-lib-version 2.6)
                (set-logic QF_LRA)
                (set-info :status sat)
                (declare-const |n| Real)
                (assert (and (< |n| (- 2.50)) (not (> |n| 1000.0))))
                (check-sat)
                (exit)
                """, SmtLib.script("numbers", formula, "sat"));
    }

    @Test
    void script_withTheEmptyString_quotesIt() {
        String script =
                SmtLib.script("empty", Formula.matches(ACTION, Language.concatenation(List.of())), "sat", ACTION);
        assertEquals("(define-fun r0 () RegLan (str.to_re \"\"))", line(script, 5));
    }

    static final List<String> STRANGE_NAMES = List.of(
            "r0",
            "r1",
            "and",
            "let",
            "true",
            "str.len",
            "abs",
            "a|b",
            "\\",
            "\u00e9",
            "k!0",
            "x y",
            "~",
            "~{7c}",
            "|",
            "'",
            "r0'",
            "@x",
            ".x",
            "key:aws:RequestTag/\"a\"",
            "\uD83E\uDE93",
            "0",
            "-",
            "action",
            "Action",
            "\n",
            ";",
            "(");

    /** Of the declared ones {@code action} comes first, the others by their symbols; a name of two sorts has two symbols. */
    @Test
    void script_overSeveralVariables_declaresEach() {
        Language a = Language.literal("a");
        Formula formula = Formula.or(List.of(
                Formula.matches(new StringVariable("resource"), a),
                Formula.matches(new StringVariable("key:aws:arn"), a),
                Formula.holds(new BooleanVariable("resource")),
                Formula.matches(ACTION, a),
                Formula.matches(new StringVariable("r0"), a),
                Formula.holds(new BooleanVariable("a|b"))));
        assertEquals("""
                ; several
                (set-info :smt-lib-version 2.6)
                (set-logic QF_S)
                (set-info :status sat)
                (declare-const action String)
                (declare-const resource String)
                (declare-const |key:aws:arn| String)
                (declare-const |r0'| String)
                (declare-const |a~{7c}b| Bool)
                (declare-const |resource'| Bool)
                (define-fun r0 () RegLan (str.to_re "a"))
                (assert (or (str.in_re resource r0) (str.in_re |key:aws:arn| r0) |resource'| (str.in_re action r0)\
                 (str.in_re |r0'| r0) |a~{7c}b|))
                (check-sat)
                (exit)
                """, SmtLib.script("several", formula, "sat", ACTION));
    }

    @Test
    void script_withTextsThatNeedEscapes_escapesThem() {
        Formula formula = Formula.and(
                Formula.textMatches("\\u{41}\"", Language.literal("a\"\\")),
                Formula.textMatches("\u00e9", Language.range('\\', 0x1FA93)));
        String script = SmtLib.script("escapes", formula, "unsat");
        assertEquals("(define-fun r0 () RegLan (str.to_re \"a\"\"\\u{5c}\"))", line(script, 4));
        assertEquals("(define-fun r1 () RegLan (re.range \"\\u{5c}\" \"\\u{1fa93}\"))", line(script, 5));
        assertEquals("(assert (and (str.in_re \"\\u{5c}u{41}\"\"\" r0) (str.in_re \"\\u{e9}\" r1)))", line(script, 6));
    }

    @Test
    void symbols_ofStrangeNames_areAllDifferent() {
        assertEquals(
                STRANGE_NAMES.size(),
                STRANGE_NAMES.stream().map(Symbol::of).distinct().count());
        for (String name : STRANGE_NAMES) {
            assertEquals("", Symbol.of(name).replaceAll("[ -~&&[^|\\\\!@.]]", ""), name);
        }
    }

    private static String line(String script, int number) {
        return script.lines().toList().get(number);
    }
}
