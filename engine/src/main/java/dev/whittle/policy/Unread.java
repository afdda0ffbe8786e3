package dev.whittle.policy;

import dev.whittle.json.Span;

/**
 * A statement of which it is not known what it says, or a part of its list of actions: what stands there is only known where the file is
 * used. It stays byte for byte, and a proof holds but for what it grants.
 *
 * @param pointer to the statement, or into its list
 * @param reason why it can't be read, in words
 * @param span it in the policy's text
 */
public record Unread(String pointer, String reason, Span span) {
    private static final String LIST = "/" + ActionElement.ACTION.text();

    /** Whether the rest of the statement can be read. */
    public boolean isPart() {
        return pointer.lastIndexOf(LIST) >= 0;
    }

    /** The pointer to the statement. */
    public String statement() {
        return isPart() ? pointer.substring(0, pointer.lastIndexOf(LIST)) : pointer;
    }
}
