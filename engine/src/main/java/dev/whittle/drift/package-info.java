/** What a policy admits as time goes by and the catalog grows. */
@NullMarked
package dev.whittle.drift;

import org.jspecify.annotations.NullMarked;
