/** All known actions at one date, where they come from, and their hash. */
@NullMarked
package dev.whittle.catalog;

import org.jspecify.annotations.NullMarked;
