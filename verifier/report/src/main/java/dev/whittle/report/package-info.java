/** What people and pipelines read. */
@NullMarked
package dev.whittle.report;

import org.jspecify.annotations.NullMarked;
