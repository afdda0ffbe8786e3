/** Figures and how they are printed. */
@NullMarked
package dev.whittle.bench.figures;

import org.jspecify.annotations.NullMarked;
