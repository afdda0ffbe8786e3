/** Obligations, verdicts and counterexamples; no solver type in sight. */
@NullMarked
package dev.whittle.verify;

import org.jspecify.annotations.NullMarked;
