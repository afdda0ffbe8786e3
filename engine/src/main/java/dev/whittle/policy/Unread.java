package dev.whittle.policy;

import dev.whittle.json.Span;

/**
 * A statement of which it is not known what it says, or a part of one: what stands there is only known where the file is used. It stays
 * byte for byte, and a proof holds but for what it grants.
 *
 * @param pointer to the statement
 * @param reason why it can't be read, in words
 * @param span the statement in the policy's text
 */
public record Unread(String pointer, String reason, Span span) {}
