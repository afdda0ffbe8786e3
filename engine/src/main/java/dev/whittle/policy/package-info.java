/** The policy language: patterns, statements, the strict reader, edits in place and the plain evaluator. */
@NullMarked
package dev.whittle.policy;

import org.jspecify.annotations.NullMarked;
