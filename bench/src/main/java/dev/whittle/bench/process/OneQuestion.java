package dev.whittle.bench.process;

import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.SeqSort;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;

/** The least that a proof can take: loads Z3, asks whether some string is in {@code a*}, and exits. */
final class OneQuestion {
    private OneQuestion() {}

    /** Asks. */
    @SuppressWarnings("unchecked") // Z3 takes its formulas as a generic array
    public static void main(String[] arguments) {
        try (Context context = new Context()) {
            Expr<SeqSort<CharSort>> text = context.mkConst("text", context.getStringSort());
            Solver solver = context.mkSolver();
            solver.add(context.mkInRe(text, context.mkStar(context.mkToRe(context.mkString("a")))));
            System.exit(solver.check() == Status.SATISFIABLE ? 0 : 1);
        }
    }
}
