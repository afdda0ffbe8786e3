/** All benchmarks by one command. */
@NullMarked
package dev.whittle.bench;

import org.jspecify.annotations.NullMarked;
