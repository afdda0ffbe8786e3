/** Many tasks at once: JSON Lines in, JSON Lines out, in order, resumable. */
@NullMarked
package dev.whittle.fleet;

import org.jspecify.annotations.NullMarked;
