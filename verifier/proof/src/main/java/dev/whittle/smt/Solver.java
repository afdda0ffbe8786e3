package dev.whittle.smt;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.Version;
import com.microsoft.z3.Z3Exception;
import java.time.Duration;
import java.util.Map;
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
            parameters.add("timeout", (int) Math.max(1, Math.min(Integer.MAX_VALUE, timeout.toMillis())));
            solver.setParameters(parameters);
            solver.add(asked);
            return switch (solver.check()) {
                case UNSATISFIABLE -> new Answer.Unsatisfiable();
                case SATISFIABLE -> read(solver.getModel());
                case UNKNOWN -> new Answer.Undecided("the solver gave up: " + solver.getReasonUnknown());
            };
        } catch (Z3Exception e) {
            return new Answer.Undecided("the solver failed: " + e.getMessage());
        }
    }

    private Answer read(Model model) {
        Map<String, Boolean> contexts = new TreeMap<>();
        terms.contexts()
                .forEach((name, variable) ->
                        contexts.put(name, model.eval(variable, true).isTrue()));
        return new Answer.Satisfiable(
                Plain.read(model.eval(terms.action(), true).getString()), contexts);
    }

    @Override
    public void close() {
        context.close();
    }
}
