/** A policy and its unused actions to a candidate, with the text edited in place. */
@NullMarked
package dev.whittle.refine;

import org.jspecify.annotations.NullMarked;
