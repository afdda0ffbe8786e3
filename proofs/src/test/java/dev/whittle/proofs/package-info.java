/** Regression proofs: one folder a case, run in every build. */
@NullMarked
package dev.whittle.proofs;

import org.jspecify.annotations.NullMarked;
