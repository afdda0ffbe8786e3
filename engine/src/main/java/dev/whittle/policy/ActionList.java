package dev.whittle.policy;

import dev.whittle.json.Span;
import java.util.List;

/**
 * A statement's Action or NotAction.
 *
 * @param element which of the two
 * @param entries in the policy's order, at least one
 * @param keyStart where the element's name starts in the policy's text
 * @param span the value, brackets included
 * @param isBare whether the value is one string instead of an array
 */
public record ActionList(ActionElement element, List<Entry> entries, int keyStart, Span span, boolean isBare) {
    public ActionList {
        entries = List.copyOf(entries);
    }

    /** One pattern and where its string stands, quotes included. */
    public record Entry(Pattern pattern, Span span) {}

    /** The patterns in order. */
    public List<Pattern> patterns() {
        return entries.stream().map(Entry::pattern).toList();
    }

    /** Whether both are the same element with the same patterns in the same order. */
    public boolean listsTheSame(ActionList other) {
        return element == other.element && patterns().equals(other.patterns());
    }

    /** The list with only the patterns that match actions of one service; it may be empty. */
    ActionList about(String service) {
        List<Entry> near = entries.stream()
                .filter(entry -> entry.pattern().matchesService(service))
                .toList();
        return new ActionList(element, near, keyStart, span, isBare);
    }

    /** Whether the statement is about the folded action. */
    public boolean covers(String action) {
        return element.covers(entries.stream().anyMatch(entry -> entry.pattern().matches(action)));
    }

    /** Whether the statement is about all of L(p). False also where it takes several of its patterns for that. */
    public boolean coversAll(Pattern pattern) {
        return element.coversAll(pattern, patterns());
    }

    /** Whether the statement is about any action: it lists a pattern, or lists what it leaves out. */
    boolean mayCoverAny() {
        return !entries.isEmpty() || element == ActionElement.NOT_ACTION;
    }
}
