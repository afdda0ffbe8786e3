package dev.whittle.policy;

import dev.whittle.json.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * A statement's Action or NotAction.
 *
 * @param element which of the two
 * @param entries in the policy's order, at least one unless something is open
 * @param tuples the lists of strings that it is written as: one, or in code several that are put together
 * @param open what of it is only known where the file is used; nothing of a JSON document
 * @param keyStart where the element's name starts in the policy's text
 * @param span the value, brackets included
 * @param isBare whether the value is one string instead of an array
 */
public record ActionList(
        ActionElement element,
        List<Entry> entries,
        List<Tuple> tuples,
        Open open,
        int keyStart,
        Span span,
        boolean isBare) {
    public ActionList {
        entries = List.copyOf(entries);
        tuples = List.copyOf(tuples);
    }

    /** One pattern and where its string stands, quotes included. */
    public record Entry(Pattern pattern, Span span) {}

    /**
     * A list of strings as it is written, or one string in place of it.
     *
     * @param span brackets included
     * @param items what stands in it, in order: entries, and what is open
     */
    public record Tuple(Span span, List<Span> items) {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /**
     * What of a list is only known where the file is used.
     *
     * @param parts as they are written, in order
     * @param isNeverEmpty whether one of them is a string, whatever is filled in
     */
    public record Open(List<String> parts, boolean isNeverEmpty) {
        /** Nothing is open. */
        public static final Open NONE = new Open(List.of(), false);

        public Open {
            parts = List.copyOf(parts);
        }

        /** Whether all is known. */
        public boolean isNone() {
            return parts.isEmpty();
        }
    }

    /** The patterns in order. */
    public List<Pattern> patterns() {
        return entries.stream().map(Entry::pattern).toList();
    }

    /** The numbers of the entries by where they stand. */
    public Map<Span, Integer> places() {
        Map<Span, Integer> places = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            places.put(entries.get(i).span(), i);
        }
        return places;
    }

    /** Where its strings stand: the lists that are in no other one, in order. What stands between them is no string of it. */
    public List<Span> regions() {
        return tuples.stream()
                .map(Tuple::span)
                .filter(each -> tuples.stream()
                        .noneMatch(other ->
                                !other.span().equals(each) && other.span().holds(each)))
                .toList();
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
        return new ActionList(element, near, tuples, open, keyStart, span, isBare);
    }

    /**
     * The same in another text.
     *
     * @param offsets where each offset of this text is in that one
     */
    public ActionList moved(IntUnaryOperator offsets) {
        return new ActionList(
                element,
                entries.stream()
                        .map(entry -> new Entry(entry.pattern(), moved(entry.span(), offsets)))
                        .toList(),
                tuples.stream()
                        .map(tuple -> new Tuple(
                                moved(tuple.span(), offsets),
                                tuple.items().stream()
                                        .map(item -> moved(item, offsets))
                                        .toList()))
                        .toList(),
                open,
                offsets.applyAsInt(keyStart),
                moved(span, offsets),
                isBare);
    }

    private static Span moved(Span span, IntUnaryOperator offsets) {
        return new Span(offsets.applyAsInt(span.start()), offsets.applyAsInt(span.end()));
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
