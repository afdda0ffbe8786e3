/** Classes of the product with a fault put into them, to see whether what should catch it does. */
@NullMarked
package dev.whittle.faulty;

import org.jspecify.annotations.NullMarked;
