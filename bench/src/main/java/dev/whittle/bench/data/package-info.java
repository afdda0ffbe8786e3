/** What is measured: the reference example, files of tasks, and made ones. */
@NullMarked
package dev.whittle.bench.data;

import org.jspecify.annotations.NullMarked;
