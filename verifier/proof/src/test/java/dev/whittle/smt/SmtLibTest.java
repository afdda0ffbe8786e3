package dev.whittle.smt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole scripts, letter by letter. */
class SmtLibTest {
    @Test
    void script_ofEveryKindOfNode_isExact() {
        Language names = Language.repeated(
                Language.union(List.of(Language.range('a', 'z'), Language.range('0', '9'), Language.literal("-"))));
        Language all = Language.intersection(List.of(
                Language.concatenation(List.of(Language.literal("s3:"), Language.anyCharacter(), Language.anyString())),
                Language.complement(Language.concatenation(List.of(names, Language.union(List.of()))))));
        Formula formula = Formula.and(
                Formula.actionMatches(all),
                Formula.or(List.of(
                        Formula.holds("c1"),
                        Formula.not(Formula.holds("c0")),
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
                """, SmtLib.script("V1\nno new access", formula, "unsat"));
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
                """, SmtLib.script("nothing", Formula.FALSE, "unsat"));
    }

    @Test
    void script_withTheEmptyString_quotesIt() {
        String script = SmtLib.script("empty", Formula.actionMatches(Language.concatenation(List.of())), "sat");
        assertEquals("(define-fun r0 () RegLan (str.to_re \"\"))", line(script, 5));
    }

    private static String line(String script, int number) {
        return script.lines().toList().get(number);
    }
}
