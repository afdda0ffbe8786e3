/** Files and folders that are read once and written whole. */
@NullMarked
package dev.whittle.files;

import org.jspecify.annotations.NullMarked;
