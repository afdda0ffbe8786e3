/** JSON: read strictly, each value and every problem with its place; written so that it shows what it holds. */
@NullMarked
package dev.whittle.json;

import org.jspecify.annotations.NullMarked;
