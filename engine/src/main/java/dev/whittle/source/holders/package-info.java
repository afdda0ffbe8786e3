/** Who may hold the policies that stand in a tree of infrastructure code, and what these roles, users and groups are called. */
@NullMarked
package dev.whittle.source.holders;

import org.jspecify.annotations.NullMarked;
