/** Many policies of infrastructure code at once: which evidence is about which, each with its proof, and the files edited in place. */
@NullMarked
package dev.whittle.code;

import org.jspecify.annotations.NullMarked;
