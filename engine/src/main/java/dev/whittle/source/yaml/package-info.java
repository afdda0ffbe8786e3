/** Templates' syntax: YAML with the place of every value, and calls of functions in YAML and JSON as values that are known later. */
@NullMarked
package dev.whittle.source.yaml;

import org.jspecify.annotations.NullMarked;
