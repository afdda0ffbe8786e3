package dev.whittle.compare;

import dev.whittle.smt.Formula;

/**
 * A question that a proof rests on, whole, so that another solver can be asked it.
 *
 * @param title what it is about, one line
 * @param question unsatisfiable
 */
public record Certificate(Kind kind, String title, Formula question) {
    /** What SMT-LIB calls the answer that each has. */
    public static final String STATUS = "unsat";

    /** What is asked. */
    public enum Kind {
        /** The formula of a statement's question with the lemmas that refute it. */
        SKELETON("skeleton"),
        /** A lemma's claim, as it stands before it is cut into smaller ones. */
        LEMMA("lemma");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Its name in files. */
        public String word() {
            return word;
        }
    }
}
