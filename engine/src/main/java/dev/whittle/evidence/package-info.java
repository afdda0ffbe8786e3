/** What was used and what was not, as users have it in hand. */
@NullMarked
package dev.whittle.evidence;

import org.jspecify.annotations.NullMarked;
