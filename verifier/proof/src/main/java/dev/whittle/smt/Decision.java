package dev.whittle.smt;

import com.microsoft.z3.Status;

/** Whether a formula can be satisfied. */
public enum Decision {
    SATISFIABLE("sat"),
    UNSATISFIABLE("unsat"),
    /** The solver gave up; never to be taken for a proof. */
    UNDECIDED("unknown");

    private final String word;

    Decision(String word) {
        this.word = word;
    }

    /** SMT-LIB's word for it. */
    public String word() {
        return word;
    }

    static Decision of(Status status) {
        return switch (status) {
            case SATISFIABLE -> SATISFIABLE;
            case UNSATISFIABLE -> UNSATISFIABLE;
            case UNKNOWN -> UNDECIDED;
        };
    }
}
