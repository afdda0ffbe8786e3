/** The page that checks results again, held against slow twins, against Z3, and against broken copies of itself. */
@NullMarked
package dev.whittle.proofs.checker;

import org.jspecify.annotations.NullMarked;
