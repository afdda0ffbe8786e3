package dev.whittle.smt;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Model;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Z3Exception;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A solver for formulas over Boolean variables to which clauses are added one after another. Belongs to the {@link
 * dev.whittle.smt.Solver} that made it, and is used as long as that one is open.
 */
public final class Propositional {
    private final Solver solver;
    private final Z3Terms terms;
    private final Map<String, BooleanVariable> tracked = new HashMap<>();

    Propositional(Solver solver, Z3Terms terms) {
        this.solver = solver;
        this.terms = terms;
    }

    /** Adds a formula over Boolean variables. */
    @SuppressWarnings("unchecked") // Z3 takes its formulas as a generic array
    public void add(Formula formula) {
        solver.add(terms.plain(formula));
    }

    /** Adds a formula whose part in a refutation is to be known by this variable, which stands in no formula. */
    public void add(Formula formula, BooleanVariable name) {
        BoolExpr marker = terms.of(name);
        tracked.put(marker.toString(), name);
        solver.assertAndTrack(terms.plain(formula), marker);
    }

    /** Whether all that was added can be satisfied together. */
    public Decision check() {
        try {
            return Decision.of(solver.check());
        } catch (Z3Exception e) {
            return Decision.UNDECIDED;
        }
    }

    /** Of the variables given, those that are true in the assignment that the last check found. */
    public Set<BooleanVariable> trueOnes(Iterable<BooleanVariable> variables) {
        Model model = solver.getModel();
        Set<BooleanVariable> found = new HashSet<>();
        for (BooleanVariable variable : variables) {
            if (model.eval(terms.of(variable), false).isTrue()) {
                found.add(variable);
            }
        }
        return found;
    }

    /** The names of the formulas that the refutation of the last check used, as far as they have one. */
    public Set<BooleanVariable> refutation() {
        Set<BooleanVariable> used = new HashSet<>();
        for (BoolExpr marker : solver.getUnsatCore()) {
            BooleanVariable name = tracked.get(marker.toString());
            if (name != null) {
                used.add(name);
            }
        }
        return used;
    }
}
