/** Proving refinements, beside a naive encoding and automata. */
@NullMarked
package dev.whittle.bench.proof;

import org.jspecify.annotations.NullMarked;
