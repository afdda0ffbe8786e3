/** Where a policy stands: a document, or an answer of AWS that holds one; its places there, and how an edit of it is written. */
@NullMarked
package dev.whittle.source;

import org.jspecify.annotations.NullMarked;
