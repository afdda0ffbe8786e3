/** The command line, one command a class. */
@NullMarked
package dev.whittle.cli;

import org.jspecify.annotations.NullMarked;
