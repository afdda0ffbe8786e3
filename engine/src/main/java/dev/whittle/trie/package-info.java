/** Words, the trie and the generalizer: the shortest safe prefixes. */
@NullMarked
package dev.whittle.trie;

import org.jspecify.annotations.NullMarked;
