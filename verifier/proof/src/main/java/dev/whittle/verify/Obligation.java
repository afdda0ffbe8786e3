package dev.whittle.verify;

import dev.whittle.smt.Formula;
import dev.whittle.smt.StringVariable;
import java.util.List;

/**
 * What a refinement owes. For a request, let O and R say whether the original and the refined policy allow it, and U
 * whether its action is in the unused set. Each obligation's query is unsatisfiable iff the obligation holds, whatever
 * the contexts mean. Where O or R hangs on a context that only one policy has, the query takes the bound that speaks
 * against a violation.
 */
public enum Obligation {
    /** No new access, over every string that an action could be: {@code R and not O}. */
    V1("V1", "no new access") {
        @Override
        public Formula query(Allowed original, Allowed refined, boolean isUnused) {
            return Formula.and(refined.certainly(), Formula.not(original.possibly()));
        }

        @Override
        public boolean isViolated(boolean original, boolean refined, boolean isUnused) {
            return refined && !original;
        }
    },
    /** Unused is gone, over U: {@code R and U}. */
    V2("V2", "unused is gone") {
        @Override
        public Formula query(Allowed original, Allowed refined, boolean isUnused) {
            return isUnused ? refined.certainly() : Formula.FALSE;
        }

        @Override
        public boolean isViolated(boolean original, boolean refined, boolean isUnused) {
            return refined && isUnused;
        }
    },
    /** Used is kept, over K: {@code O and not U and not R}. */
    V3("V3", "used is kept") {
        @Override
        public Formula query(Allowed original, Allowed refined, boolean isUnused) {
            return isUnused ? Formula.FALSE : Formula.and(original.certainly(), Formula.not(refined.possibly()));
        }

        @Override
        public boolean isViolated(boolean original, boolean refined, boolean isUnused) {
            return original && !isUnused && !refined;
        }
    },
    /** Equal to original minus unused, over K: {@code R differs from (O and not U)}. */
    V4("V4", "equal to original minus unused") {
        @Override
        public Formula query(Allowed original, Allowed refined, boolean isUnused) {
            return Formula.or(List.of(
                    V2.query(original, refined, isUnused),
                    V3.query(original, refined, isUnused),
                    isUnused ? Formula.FALSE : V1.query(original, refined, isUnused)));
        }

        @Override
        public boolean isViolated(boolean original, boolean refined, boolean isUnused) {
            return refined != (original && !isUnused);
        }
    };

    /** The action of a request, folded: the one string variable of every question about an obligation. */
    public static final StringVariable ACTION = new StringVariable("action");

    /** Whether it says that what is unused is gone, which is not known of a statement that can't be read. */
    public boolean isAboutUnused() {
        return this == V2 || this == V4;
    }

    /** The obligations that range over the known actions. */
    static final List<Obligation> OVER_KNOWN = List.of(V2, V3, V4);

    private final String word;
    private final String title;

    Obligation(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** Its short name, such as {@code V1}. */
    public String word() {
        return word;
    }

    /** What it says, in a few words. */
    public String title() {
        return title;
    }

    /** The query for one action. */
    public abstract Formula query(Allowed original, Allowed refined, boolean isUnused);

    /** Whether one request violates it: the query's slow, obvious twin. */
    public abstract boolean isViolated(boolean original, boolean refined, boolean isUnused);
}
