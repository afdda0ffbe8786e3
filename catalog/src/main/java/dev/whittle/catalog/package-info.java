/** All known actions at one date, where they come from, and their hash; and what else a request can hold. */
@NullMarked
package dev.whittle.catalog;

import org.jspecify.annotations.NullMarked;
