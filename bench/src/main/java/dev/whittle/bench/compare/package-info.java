/** Whole requests: comparing policies with versions of them that are equal, narrower or wider, and the naive way to do it. */
@NullMarked
package dev.whittle.bench.compare;

import org.jspecify.annotations.NullMarked;
