/** What a configuration file says of every run: what is left alone, what stays, and how much evidence there has to be. */
@NullMarked
package dev.whittle.config;

import org.jspecify.annotations.NullMarked;
