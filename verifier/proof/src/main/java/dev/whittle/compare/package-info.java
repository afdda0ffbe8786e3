/** What two policies allow, compared over whole requests: a Boolean skeleton, lemmas of one dimension, and Z3's proof of each. */
@NullMarked
package dev.whittle.compare;

import org.jspecify.annotations.NullMarked;
