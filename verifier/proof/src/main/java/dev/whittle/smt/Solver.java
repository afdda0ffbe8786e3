package dev.whittle.smt;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.SeqSort;
import com.microsoft.z3.Version;
import com.microsoft.z3.Z3Exception;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Z3, for one task: a Context of its own, to be used by one thread and closed soon, since an old Context grows slow. Each
 * question gets a fresh solver.
 */
// TRUSTED: Z3.
public final class Solver implements AutoCloseable {
    private final Context context = new Context();
    private final Z3Terms terms = new Z3Terms(context);

    /** The version of the solver that is linked, such as {@code 4.14.1}. */
    public static String version() {
        return Version.getMajor() + "." + Version.getMinor() + "." + Version.getBuild();
    }

    /** Whether a formula can be satisfied; undecided when the time is over. */
    @SuppressWarnings("unchecked") // Z3 takes its formulas as a generic array
    public Answer check(Formula formula, Duration timeout) {
        try {
            BoolExpr asked = terms.of(formula);
            if (asked.isFalse()) {
                return new Answer.Unsatisfiable(); // Z3's simplifier has the answer; a solver would only repeat it.
            }
            com.microsoft.z3.Solver solver = context.mkSolver();
            Params parameters = context.mkParams();
            parameters.add("timeout", millis(timeout));
            solver.setParameters(parameters);
            solver.add(asked);
            return switch (solver.check()) {
                case UNSATISFIABLE -> new Answer.Unsatisfiable();
                case SATISFIABLE -> read(formula, solver.getModel());
                case UNKNOWN -> new Answer.Undecided("the solver gave up: " + solver.getReasonUnknown());
            };
        } catch (Z3Exception e) {
            return new Answer.Undecided("the solver failed: " + e.getMessage());
        }
    }

    /**
     * Whether a formula over one variable, without fixed strings, can be satisfied: asked of a solver without tactics, which is
     * quicker for small questions. Tells no values.
     */
    @SuppressWarnings("unchecked") // Z3 takes its formulas as a generic array
    public Decision decide(Formula formula, Duration timeout) {
        try {
            com.microsoft.z3.Solver solver = simple(timeout);
            solver.add(terms.plain(formula));
            return Decision.of(solver.check());
        } catch (Z3Exception e) {
            return Decision.UNDECIDED;
        }
    }

    /** A fresh solver for formulas over Boolean variables, in this task's Context. */
    public Propositional propositional(Duration timeout) {
        return new Propositional(simple(timeout), terms);
    }

    private com.microsoft.z3.Solver simple(Duration timeout) {
        com.microsoft.z3.Solver solver = context.mkSimpleSolver();
        Params parameters = context.mkParams();
        parameters.add("timeout", millis(timeout));
        solver.setParameters(parameters);
        return solver;
    }

    private static int millis(Duration timeout) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, timeout.toMillis()));
    }

    private Answer read(Formula formula, Model model) {
        Variables variables = Variables.of(formula);
        SortedMap<StringVariable, String> texts = new TreeMap<>();
        SortedMap<StringVariable, String> unreadable = new TreeMap<>();
        for (StringVariable variable : variables.strings()) {
            Expr<SeqSort<CharSort>> value = model.eval(terms.of(variable), true);
            String printed = value.isString() ? value.getString() : value.toString();
            Optional<String> text = value.isString() ? Plain.fromZ3(printed) : Optional.empty();
            text.ifPresentOrElse(read -> texts.put(variable, read), () -> unreadable.put(variable, printed));
        }
        SortedMap<BooleanVariable, Boolean> truths = new TreeMap<>();
        for (BooleanVariable variable : variables.booleans()) {
            truths.put(variable, model.eval(terms.of(variable), true).isTrue());
        }
        return new Answer.Satisfiable(texts, unreadable, truths);
    }

    @Override
    public void close() {
        context.close();
    }
}
