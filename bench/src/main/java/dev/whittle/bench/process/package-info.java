/** Whole processes: start, fleets, memory. */
@NullMarked
package dev.whittle.bench.process;

import org.jspecify.annotations.NullMarked;
