/** Narrowing wildcards, and the ways to do it that are compared. */
@NullMarked
package dev.whittle.bench.narrow;

import org.jspecify.annotations.NullMarked;
