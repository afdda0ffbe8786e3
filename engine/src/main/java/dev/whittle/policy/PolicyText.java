package dev.whittle.policy;

import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Edits a policy's text in place: only the changed lists and the dropped statements differ afterwards; key order,
 * indentation, string-versus-array and line ends survive.
 */
public final class PolicyText {
    private final String text;

    /** Whether the layout is the document's own to choose, since nothing else stands in the text. */
    private final boolean isFree;

    private PolicyText(String text, boolean isFree) {
        this.text = text;
        this.isFree = isFree;
    }

    /** Of a text in JSON. */
    public static PolicyText of(String text) {
        return new PolicyText(text, true);
    }

    /** Of a text of which only parts are JSON: no line is indented by what others look like. */
    public static PolicyText onItsLines(String text) {
        return new PolicyText(text, false);
    }

    /**
     * Edits of statements as edits of the text, in order and apart from each other: one for each dropped statement and each changed
     * pattern, at most one for what is appended, and one for a bare string that becomes an array.
     *
     * @param edits one for each statement of the policy, in order, not all of them dropping; a changed list keeps at least one item
     */
    public static List<TextEdit> edits(Policy policy, List<StatementEdit> edits) {
        return of(policy.source().text()).ofStatements(policy, edits);
    }

    private List<TextEdit> ofStatements(Policy policy, List<StatementEdit> edits) {
        List<Statement> statements = policy.statements();
        List<Span> spans = statements.stream().map(Statement::span).toList();
        List<TextEdit> found = new ArrayList<>();
        boolean isAnyBefore = false;
        for (int i = 0; i < statements.size(); i++) {
            ActionList actions = statements.get(i).actions();
            Span gone = withSeparator(spans, i, isAnyBefore);
            found.addAll(edits.get(i).accept(new StatementEdit.Visitor<List<TextEdit>>() {
                @Override
                public List<TextEdit> keep() {
                    return List.of();
                }

                @Override
                public List<TextEdit> drop() {
                    return List.of(new TextEdit(gone, ""));
                }

                @Override
                public List<TextEdit> change(StatementEdit.Change change) {
                    return ofList(actions, change);
                }

                @Override
                public List<TextEdit> exclude(List<Pattern> excluded) {
                    return ofElement(actions, quoted(excluded));
                }
            }));
            isAnyBefore |= !edits.get(i).isDrop();
        }
        return found;
    }

    /** A changed list as edits of the text, in order and apart from each other; it keeps at least one item. */
    public List<TextEdit> ofList(ActionList actions, StatementEdit.Change change) {
        List<Span> spans =
                actions.entries().stream().map(ActionList.Entry::span).toList();
        if (actions.isBare()) {
            Span only = spans.get(0);
            List<String> items = new ArrayList<>(
                    change.entries().get(0).map(PolicyText::quoted).orElse(List.of(only.of(text))));
            items.addAll(quoted(change.appended()));
            return List.of(new TextEdit(only, items.size() == 1 ? items.get(0) : newArray(actions, items)));
        }
        String usual = separator(actions);
        Map<Span, Integer> places = actions.places();
        List<TextEdit> found = new ArrayList<>();
        boolean isAnyBefore = false;
        List<Span> items = actions.tuples().get(0).items();
        for (int i = 0; i < items.size(); i++) {
            Optional<List<Pattern>> entry =
                    Optional.ofNullable(places.get(items.get(i))).flatMap(change.entries()::get);
            if (entry.filter(List::isEmpty).isPresent()) {
                found.add(new TextEdit(withSeparator(items, i, isAnyBefore), ""));
            } else {
                isAnyBefore = true;
                Span at = items.get(i);
                entry.ifPresent(patterns -> found.add(new TextEdit(at, String.join(usual, quoted(patterns)))));
            }
        }
        if (!change.appended().isEmpty()) {
            int end = spans.get(spans.size() - 1).end();
            String added = String.join(usual, quoted(change.appended()));
            found.add(new TextEdit(new Span(end, end), isAnyBefore ? usual + added : added));
        }
        return found;
    }

    /** Another name and another list; what stands between them stays. */
    private List<TextEdit> ofElement(ActionList actions, List<String> items) {
        // However it is escaped, no quote stands in it.
        Span name = new Span(actions.keyStart(), text.indexOf('"', actions.keyStart() + 1) + 1);
        String list = actions.isBare()
                ? newArray(actions, items)
                : text.substring(
                                actions.span().start(),
                                actions.entries().get(0).span().start())
                        + String.join(separator(actions), items)
                        + text.substring(
                                actions.entries()
                                        .get(actions.entries().size() - 1)
                                        .span()
                                        .end(),
                                actions.span().end());
        return List.of(
                new TextEdit(name, '"' + ActionElement.NOT_ACTION.text() + '"'), new TextEdit(actions.span(), list));
    }

    /**
     * What goes with an element: the separator before it, or the one after it where nothing of the list stays before it.
     *
     * @param elements of the list, in order
     * @param at its place among them
     * @param isAnyBefore whether one before it stays
     */
    public static Span withSeparator(List<Span> elements, int at, boolean isAnyBefore) {
        Span element = elements.get(at);
        return isAnyBefore
                ? new Span(elements.get(at - 1).end(), element.end())
                : new Span(
                        element.start(),
                        at + 1 < elements.size() ? elements.get(at + 1).start() : element.end());
    }

    private static List<String> quoted(List<Pattern> patterns) {
        return patterns.stream().map(pattern -> '"' + pattern.text() + '"').toList();
    }

    /** Further items are separated as the list's first two elements are. */
    private String separator(ActionList actions) {
        List<Span> items = actions.tuples().get(0).items();
        return items.size() > 1
                ? text.substring(items.get(0).end(), items.get(1).start())
                : separatorOfOne(actions);
    }

    /** A list of one shows its style in the white space after its bracket. */
    private String separatorOfOne(ActionList actions) {
        String space = text.substring(
                actions.span().start() + 1,
                actions.tuples().get(0).items().get(0).start());
        return "," + (space.isEmpty() ? spaceAfterComma() : space);
    }

    /** An array in place of one string: in the file's own indentation where the element has its own line. */
    private String newArray(ActionList actions, List<String> items) {
        String margin = isFree ? marginOf(actions.keyStart()) : "";
        if (margin.isEmpty()) {
            return "[" + String.join("," + spaceAfterComma(), items) + "]";
        }
        String unit = unitOf();
        return "[" + margin + unit + String.join("," + margin + unit, items) + margin + "]";
    }

    /** Line end and indentation before an offset, or nothing where other text stands on the line before it. */
    private String marginOf(int offset) {
        int line = text.lastIndexOf('\n', offset - 1);
        if (line < 0 || !text.substring(line, offset).isBlank()) {
            return "";
        }
        int start = line > 0 && text.charAt(line - 1) == '\r' ? line - 1 : line;
        return text.substring(start, offset);
    }

    /** One step of indentation, as in the document's first indented line that says something. */
    private String unitOf() {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line ->
                        line.substring(0, line.length() - line.stripLeading().length()))
                .filter(indentation -> !indentation.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String spaceAfterComma() {
        if (!isFree) {
            return " ";
        }
        int comma = text.indexOf(',');
        boolean tight = comma >= 0 && comma + 1 < text.length() && !Character.isWhitespace(text.charAt(comma + 1));
        return tight ? "" : " ";
    }
}
