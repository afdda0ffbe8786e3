/** Words for people: counts, reasons, and text that is safe to show. */
@NullMarked
package dev.whittle.text;

import org.jspecify.annotations.NullMarked;
