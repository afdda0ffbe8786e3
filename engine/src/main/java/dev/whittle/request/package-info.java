/**
 * Whole requests: what a policy says of resources, principals and conditions beside the action, and a plain evaluator of
 * single requests.
 */
@NullMarked
package dev.whittle.request;

import org.jspecify.annotations.NullMarked;
