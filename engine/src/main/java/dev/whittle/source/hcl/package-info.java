/** The syntax of Terraform's files, read with the place of every value and never evaluated. */
@NullMarked
package dev.whittle.source.hcl;

import org.jspecify.annotations.NullMarked;
