package dev.whittle.smt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.Params;
import com.microsoft.z3.ReExpr;
import com.microsoft.z3.ReSort;
import com.microsoft.z3.SeqSort;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import com.microsoft.z3.Z3Exception;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the solver itself does, as far as the proof rests on it. */
class Z3TrapsTest {
    private static final int HALF_A_MINUTE = 30_000;

    @ParameterizedTest
    @ValueSource(strings = {"\\u{41}", "\\u0041", "\\u{00041}"})
    void mkString_ofAnEscape_isTheCharacter(String escape) {
        try (Context context = new Context()) {
            assertTrue(areEqual(context, context.mkString(escape), context.mkString("A")));
            assertEquals(1, length(context, escape));
        }
    }

    @Test
    void mkString_ofAnEscapedBackslash_isTheBackslashAlone() {
        try (Context context = new Context()) {
            assertEquals(1, length(context, "\\u{5c}"));
            assertEquals(6, length(context, "\\u{5c}u{41}"));
            assertFalse(areEqual(context, context.mkString("\\u{5c}u{41}"), context.mkString("A")));
        }
    }

    @Test
    void mkString_ofABackslashBeforeAnythingElse_isThatBackslash() {
        try (Context context = new Context()) {
            assertEquals(2, length(context, "\\x"));
            assertTrue(areEqual(context, context.mkString("\\x"), context.mkString("\\u{5c}x")));
        }
    }

    @Test
    void mkString_ofACharacterAboveTheFirstPlane_isTwo() {
        try (Context context = new Context()) {
            assertEquals(2, length(context, "\uD83E\uDE93"));
            assertEquals(1, length(context, "\\u{1fa93}"));
        }
    }

    @Test
    void getString_ofWhatIsNotPrintable_isAnEscapeButForDelete() {
        try (Context context = new Context()) {
            assertEquals("\\u{e9}", context.mkString("\\u{e9}").getString());
            assertEquals("\\u{0}", context.mkString("\\u{0}").getString());
            assertEquals("\\u{1fa93}", context.mkString("\\u{1fa93}").getString());
            assertEquals("\u007f", context.mkString("\\u{7f}").getString());
            assertEquals("\\u{80}", context.mkString("\\u{80}").getString());
        }
    }

    /** A backslash comes out as an escape where it would start one, so that what is printed reads in one way. */
    @Test
    void getString_ofABackslash_isAnEscapeBeforeAnULetter() {
        try (Context context = new Context()) {
            assertEquals("\\", context.mkString("\\u{5c}").getString());
            assertEquals("\\u{5c}u", context.mkString("\\u{5c}u").getString());
            assertEquals("\\u{5c}u{e9}", context.mkString("\\u{5c}u{e9}").getString());
            assertEquals(
                    "\\\\u{5c}u0041", context.mkString("\\u{5c}\\u{5c}u0041").getString());
        }
    }

    /** Any other escape is as many characters as it has letters, so a character after U+2FFFF must not be written. */
    @Test
    void mkString_ofWhatIsAfterTheAlphabet_isNoEscape() {
        try (Context context = new Context()) {
            assertEquals(1, length(context, "\\u{2ffff}"));
            assertEquals(9, length(context, "\\u{30000}"));
            assertEquals(10, length(context, "\\u{10ffff}"));
        }
    }

    @Test
    void allchar_isOneCharacterOfAnyPlane() {
        try (Context context = new Context()) {
            Expr<SeqSort<CharSort>> axe = context.mkString("\\u{1fa93}");
            assertTrue(context.mkInRe(axe, wildcards(context, "?")).simplify().isTrue());
            assertTrue(context.mkInRe(axe, wildcards(context, "??")).simplify().isFalse());
        }
    }

    /** Two atoms: true, but out of reach (DESIGN 4.1). */
    @Test
    void check_whenTheTimeIsOver_isUnknown() {
        try (Context context = new Context()) {
            Solver solver = asTwoAtoms(context, "s3:*b*b*b", "s3:*b*b", 100);
            assertEquals(Status.UNKNOWN, solver.check());
            assertEquals("timeout", solver.getReasonUnknown());
        }
    }

    /** The containment is true, so unsatisfiable is the only wrong thing to say before it is proved. */
    @Test
    void check_whenItIsInterrupted_isUnknownOrFails() throws InterruptedException {
        try (Context context = new Context()) {
            Solver solver = asTwoAtoms(context, "s3:*b*b*b", "s3:*b*b", HALF_A_MINUTE);
            AtomicReference<Status> answer = new AtomicReference<>(Status.UNKNOWN);
            Queue<String> failures = new ConcurrentLinkedQueue<>();
            CountDownLatch done = new CountDownLatch(1);
            Thread asking = new Thread(() -> {
                try {
                    answer.set(solver.check());
                } catch (Z3Exception e) {
                    failures.add(String.valueOf(e.getMessage()));
                } finally {
                    done.countDown();
                }
            });
            asking.start();
            while (!done.await(5, TimeUnit.MILLISECONDS)) {
                context.interrupt();
            }
            asking.join();
            assertEquals(Status.UNKNOWN, answer.get());
            assertNotEquals("timeout", solver.getReasonUnknown());
            assertTrue(failures.stream().allMatch(failure -> failure.contains("cancel")), failures.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "s3:*b*b*b, s3:*b*b",
        "ec2:Describe*Instance*Status*, ec2:*Instance*",
        "s3:?et*Ob?ect*, s3:*Ob?ect*",
        "arn:aws:s3:::bucket-*/prefix/*/file*, arn:aws:s3:::*/prefix/*"
    })
    void containment_ofHardWildcards_isProvedAsOneAtom(String inner, String outer) {
        try (Context context = new Context()) {
            assertEquals(Status.UNSATISFIABLE, asOneAtom(context, inner, outer).check());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "s3:*b*b, s3:*b*b*b",
        "ec2:*Instance*, ec2:Describe*Instance*Status*",
        "s3:*Ob?ect*, s3:?et*Ob?ect*",
        "arn:aws:s3:::*/prefix/*, arn:aws:s3:::bucket-*/prefix/*/file*"
    })
    void containment_ofTheConverses_isRefutedAsOneAtom(String inner, String outer) {
        try (Context context = new Context()) {
            assertEquals(Status.SATISFIABLE, asOneAtom(context, inner, outer).check());
        }
    }

    /** Ground memberships have no timeout: they go through the simplifier, which must stay fast. */
    @Test
    void simplify_ofAGroundMembershipWithManyStars_isAConstant() {
        try (Context context = new Context()) {
            Expr<SeqSort<CharSort>> text = context.mkString("s3:" + "a".repeat(100));
            assertTrue(context.mkInRe(text, wildcards(context, "s3:" + "*a".repeat(16) + "*b"))
                    .simplify()
                    .isFalse());
            assertTrue(context.mkInRe(text, wildcards(context, "s3:" + "*a".repeat(16) + "*"))
                    .simplify()
                    .isTrue());
        }
    }

    private static boolean areEqual(Context context, Expr<SeqSort<CharSort>> one, Expr<SeqSort<CharSort>> other) {
        return context.mkEq(one, other).simplify().isTrue();
    }

    private static int length(Context context, String text) {
        return ((IntNum) context.mkLength(context.mkString(text)).simplify()).getInt();
    }

    private static Solver asOneAtom(Context context, String inner, String outer) {
        Expr<SeqSort<CharSort>> x = context.mkConst("x", context.getStringSort());
        return solver(
                context,
                HALF_A_MINUTE,
                context.mkInRe(
                        x,
                        intersection(
                                context, wildcards(context, inner), context.mkComplement(wildcards(context, outer)))));
    }

    private static Solver asTwoAtoms(Context context, String inner, String outer, int milliseconds) {
        Expr<SeqSort<CharSort>> x = context.mkConst("x", context.getStringSort());
        return solver(
                context,
                milliseconds,
                context.mkInRe(x, wildcards(context, inner)),
                context.mkNot(context.mkInRe(x, wildcards(context, outer))));
    }

    private static Solver solver(Context context, int milliseconds, BoolExpr... asserted) {
        Solver solver = context.mkSolver();
        Params parameters = context.mkParams();
        parameters.add("timeout", milliseconds);
        solver.setParameters(parameters);
        solver.add(asserted);
        return solver;
    }

    @SuppressWarnings("unchecked") // Z3 wants an array of a generic type
    private static ReExpr<SeqSort<CharSort>> intersection(
            Context context, ReExpr<SeqSort<CharSort>> one, ReExpr<SeqSort<CharSort>> other) {
        return context.mkIntersect(one, other);
    }

    /** A text with wildcards; letters between them are one constant, without which two of the hard pairs stay open. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // Z3 wants an array of a generic type
    private static ReExpr<SeqSort<CharSort>> wildcards(Context context, String text) {
        ReSort<SeqSort<CharSort>> sort = context.mkReSort(context.getStringSort());
        ReExpr<SeqSort<CharSort>>[] parts = Pattern.compile("(?<=[*?])|(?=[*?])")
                .splitAsStream(text)
                .map(part -> switch (part) {
                    case "*" -> context.mkFullRe(sort);
                    case "?" -> context.mkAllcharRe(sort);
                    default -> context.mkToRe(context.mkString(part));
                })
                .toArray(ReExpr[]::new);
        return parts.length == 1 ? parts[0] : context.mkConcat(parts);
    }
}
