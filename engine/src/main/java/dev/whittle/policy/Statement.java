package dev.whittle.policy;

import dev.whittle.json.Span;
import java.util.Optional;

/**
 * One statement of a policy.
 *
 * @param pointer JSON pointer in the policy's document: {@code /Statement/0}, or {@code /Statement} for a single object
 * @param sid its name, if it has one
 * @param effect Allow or Deny
 * @param actions what it is about
 * @param context when it holds
 * @param span its object in the policy's text
 */
public record Statement(
        String pointer, Optional<String> sid, Effect effect, ActionList actions, Context context, Span span) {

    /** How messages name it: pointer, and Sid where there is one. */
    public String label() {
        return pointer + sid.map(name -> " (" + name + ")").orElse("");
    }

    /** Whether the two say the same but for the patterns of their lists: what is open in these is spelled alike. */
    public boolean isAlikeButForActions(Statement other) {
        return sid.equals(other.sid)
                && effect == other.effect
                && actions.element() == other.actions.element()
                && actions.open().equals(other.actions.open())
                && context.equals(other.context);
    }

    /** The same, and the patterns are spelled alike. */
    boolean saysTheSameAs(Statement other) {
        return isAlikeButForActions(other)
                && actions.patterns().stream()
                        .map(Pattern::text)
                        .toList()
                        .equals(other.actions.patterns().stream()
                                .map(Pattern::text)
                                .toList());
    }

    /** The same, where what is open in its context may be something else. */
    Statement elsewhere() {
        return new Statement(pointer, sid, effect, actions, context.elsewhere(), span);
    }

    /** The statement with only the patterns that match actions of one service. */
    Statement about(String service) {
        return new Statement(pointer, sid, effect, actions.about(service), context, span);
    }

    /** The pointer to one of its patterns. */
    public String pointerTo(int entry) {
        return pointer + "/" + actions.element().text() + (actions.isBare() ? "" : "/" + entry);
    }
}
