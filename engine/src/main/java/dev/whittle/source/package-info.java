/**
 * Where a policy stands: a document, an answer of AWS that holds one, or infrastructure code; its places there, and how an edit of it is
 * written.
 */
@NullMarked
package dev.whittle.source;

import org.jspecify.annotations.NullMarked;
