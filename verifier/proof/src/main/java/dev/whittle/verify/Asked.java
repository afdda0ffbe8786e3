package dev.whittle.verify;

import dev.whittle.smt.Answer;
import dev.whittle.smt.Formula;

/**
 * One question that the solver was asked.
 *
 * @param obligation what it is about
 * @param formula satisfiable iff something speaks against the obligation; if it is a claim stronger than need be, a
 *     satisfiable answer only leads to further questions
 * @param answer what the solver said
 */
public record Asked(Obligation obligation, Formula formula, Answer answer) {}
