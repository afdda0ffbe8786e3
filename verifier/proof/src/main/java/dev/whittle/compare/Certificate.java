package dev.whittle.compare;

import dev.whittle.smt.Formula;

/**
 * A question that a proof rests on, whole, so that another solver can be asked it: the skeleton of a statement's question with the
 * lemmas that refute it, or a lemma's claim as it stands before it is cut into smaller ones.
 *
 * @param title what is asked, one line
 * @param question unsatisfiable
 */
public record Certificate(String title, Formula question) {}
