/** Work done side by side with the results in order, and what they come to. */
@NullMarked
package dev.whittle.run;

import org.jspecify.annotations.NullMarked;
