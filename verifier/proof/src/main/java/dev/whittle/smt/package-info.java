/** Formulas over string and Boolean variables and regular languages; to Z3 and to SMT-LIB. */
@NullMarked
package dev.whittle.smt;

import org.jspecify.annotations.NullMarked;
