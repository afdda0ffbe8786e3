/** Wrong refiners, each a mistake that somebody could make, and the verifier that must refute them. */
@NullMarked
package dev.whittle.proofs.wrong;

import org.jspecify.annotations.NullMarked;
