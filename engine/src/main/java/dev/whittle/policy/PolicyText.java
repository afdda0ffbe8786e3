package dev.whittle.policy;

import dev.whittle.json.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Edits a policy's text in place: only the changed lists and the dropped statements differ afterwards; key order,
 * indentation, string-versus-array and line ends survive.
 */
public final class PolicyText {
    private final String text;

    private PolicyText(String text) {
        this.text = text;
    }

    /**
     * The edited text, or nothing where every statement is dropped.
     *
     * @param edits one for each statement of the policy, in order; a changed list keeps at least one pattern
     */
    public static Optional<String> edit(Policy policy, List<StatementEdit> edits) {
        return new PolicyText(policy.source().text()).edited(policy.statements(), edits);
    }

    private Optional<String> edited(List<Statement> statements, List<StatementEdit> edits) {
        List<Optional<String>> texts = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            texts.add(statement(statements.get(i), edits.get(i)));
            spans.add(statements.get(i).span());
        }
        if (texts.stream().allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<List<String>> lists =
                texts.stream().map(each -> each.map(List::of).orElse(List.of())).toList();
        Span all = new Span(spans.get(0).start(), spans.get(spans.size() - 1).end());
        return Optional.of(text.substring(0, all.start()) + joined(spans, lists, ", ") + text.substring(all.end()));
    }

    private Optional<String> statement(Statement statement, StatementEdit edit) {
        Span span = statement.span();
        if (edit instanceof StatementEdit.Drop) {
            return Optional.empty();
        }
        if (!(edit instanceof StatementEdit.Change change)) {
            return Optional.of(span.of(text));
        }
        Span list = statement.actions().span();
        return Optional.of(text.substring(span.start(), list.start())
                + list(statement.actions(), change)
                + text.substring(list.end(), span.end()));
    }

    private String list(ActionList actions, StatementEdit.Change change) {
        List<List<String>> items = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < actions.entries().size(); i++) {
            Span span = actions.entries().get(i).span();
            spans.add(span);
            items.add(change.entries().get(i).map(PolicyText::quoted).orElse(List.of(span.of(text))));
        }
        items.set(items.size() - 1, concat(items.get(items.size() - 1), quoted(change.appended())));
        if (actions.isBare()) {
            List<String> only = items.get(0);
            return only.size() == 1 ? only.get(0) : newArray(actions, only);
        }
        Span all = new Span(spans.get(0).start(), spans.get(spans.size() - 1).end());
        return text.substring(actions.span().start(), all.start())
                + joined(spans, items, separatorOfOne(actions))
                + text.substring(all.end(), actions.span().end());
    }

    private static List<String> quoted(List<Pattern> patterns) {
        return patterns.stream().map(pattern -> '"' + pattern.text() + '"').toList();
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /**
     * The items in place of the elements: what stands for an element keeps the separator that stood before it, and
     * further items are separated as the list's first two elements are.
     */
    private String joined(List<Span> elements, List<List<String>> items, String separatorOfOne) {
        String usual = elements.size() > 1
                ? text.substring(elements.get(0).end(), elements.get(1).start())
                : separatorOfOne;
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < elements.size(); i++) {
            String before = i == 0
                    ? usual
                    : text.substring(elements.get(i - 1).end(), elements.get(i).start());
            for (String item : items.get(i)) {
                result.append(result.isEmpty() ? "" : before).append(item);
                before = usual;
            }
        }
        return result.toString();
    }

    /** A list of one shows its style in the white space after its bracket. */
    private String separatorOfOne(ActionList actions) {
        String space = text.substring(
                actions.span().start() + 1, actions.entries().get(0).span().start());
        return "," + (space.isEmpty() ? spaceAfterComma() : space);
    }

    /** An array in place of one string: in the file's own indentation where the element has its own line. */
    private String newArray(ActionList actions, List<String> items) {
        String margin = marginOf(actions.keyStart());
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

    /** One step of indentation: that of the document's first indented line that says something. */
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
        int comma = text.indexOf(',');
        boolean tight = comma >= 0 && comma + 1 < text.length() && !Character.isWhitespace(text.charAt(comma + 1));
        return tight ? "" : " ";
    }
}
