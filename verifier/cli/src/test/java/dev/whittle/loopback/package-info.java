/**
 * AWS on this machine, for tests and for clients that are not Whittle's: IAM, STS, Organizations and Access Analyzer in their wire
 * forms, over accounts that are held in memory, where IAM's writes change them. It checks no signature and no permission.
 */
@NullMarked
package dev.whittle.loopback;

import org.jspecify.annotations.NullMarked;
