/** Reading what an account's policies are and how they are used, from AWS into a folder. Nothing here writes to an account. */
@NullMarked
package dev.whittle.aws;

import org.jspecify.annotations.NullMarked;
