/** What time does to refinements. */
@NullMarked
package dev.whittle.bench.drift;

import org.jspecify.annotations.NullMarked;
