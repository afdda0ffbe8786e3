/** JSON read strictly, each value with its place in the text, and every problem with its place. */
@NullMarked
package dev.whittle.json;

import org.jspecify.annotations.NullMarked;
