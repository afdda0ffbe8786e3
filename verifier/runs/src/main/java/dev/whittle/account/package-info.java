/** A whole account: its principals, their policies, and what is refined of them. */
@NullMarked
package dev.whittle.account;

import org.jspecify.annotations.NullMarked;
