/**
 * Where a policy stands: a document, or an answer of AWS that holds one; its places there, and how an edit of it is written. Templates
 * are read here as well, with the place of every value.
 */
@NullMarked
package dev.whittle.source;

import org.jspecify.annotations.NullMarked;
