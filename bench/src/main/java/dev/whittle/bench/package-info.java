/** Benchmarks, the peers that they compare with, and the naive baselines. */
@NullMarked
package dev.whittle.bench;

import org.jspecify.annotations.NullMarked;
