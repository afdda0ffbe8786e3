package dev.whittle.source;

import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.ActionElement;
import dev.whittle.policy.ActionList;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes changed lists of actions into a file of code, and takes statements out of it: line by line, so that comments and layout
 * stay. How an element is written and separated is the language's.
 */
abstract class CodeWriter {
    private final String text;

    CodeWriter(String text) {
        this.text = text;
    }

    /** The file's text. */
    final String text() {
        return text;
    }

    /** Patterns as they are written in place of an element, or after it. */
    abstract String written(List<Pattern> patterns, ActionList list, Span element);

    /** What goes with an element of a list. */
    abstract Span removed(ActionList list, int entry, boolean isAnyBefore);

    /** What goes with a statement. */
    abstract Span removed(List<Span> statements, int at, boolean isAnyBefore);

    /** A list in place of one string. */
    abstract TextEdit newList(ActionList list, Statement statement, List<Pattern> patterns);

    /** What belongs to a list, and may differ after it was edited. */
    abstract Span region(ActionList list, Statement statement);

    /**
     * Edits as edits of the text, in order and apart from each other.
     *
     * @param edits one for each statement, in order, not all of them dropping
     */
    final List<TextEdit> edits(Policy policy, List<StatementEdit> edits) {
        List<Statement> statements = policy.statements();
        List<Span> spans = policy.statementSpans();
        List<TextEdit> found = new ArrayList<>();
        boolean isAnyBefore = false;
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            Span span = statement.span();
            Span gone = removed(spans, spans.indexOf(span), isAnyBefore || policy.hasUnreadBefore(span));
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
                    return ofList(statement, change);
                }

                @Override
                public List<TextEdit> exclude(List<Pattern> excluded) {
                    throw new IllegalStateException(
                            "no list of code becomes a " + ActionElement.NOT_ACTION.text() + " list");
                }
            }));
            isAnyBefore |= !edits.get(i).isDrop();
        }
        return found;
    }

    private List<TextEdit> ofList(Statement statement, StatementEdit.Change change) {
        ActionList list = statement.actions();
        List<ActionList.Entry> entries = list.entries();
        if (list.isBare()) {
            List<Pattern> patterns = new ArrayList<>(
                    change.entries().get(0).orElse(List.of(entries.get(0).pattern())));
            patterns.addAll(change.appended());
            return List.of(
                    patterns.size() == 1
                            ? new TextEdit(
                                    entries.get(0).span(),
                                    written(patterns, list, entries.get(0).span()))
                            : newList(list, statement, patterns));
        }
        List<TextEdit> found = new ArrayList<>();
        boolean isAnyBefore = false;
        for (int i = 0; i < entries.size(); i++) {
            Optional<List<Pattern>> now = change.entries().get(i);
            List<Pattern> patterns =
                    new ArrayList<>(now.orElse(List.of(entries.get(i).pattern())));
            boolean isLast = i == entries.size() - 1;
            if (isLast) {
                patterns.addAll(change.appended());
            }
            if (patterns.isEmpty()) {
                found.add(new TextEdit(removed(list, i, isAnyBefore), ""));
            } else {
                isAnyBefore = true;
                boolean isChanged =
                        now.isPresent() || (isLast && !change.appended().isEmpty());
                if (isChanged) {
                    found.add(new TextEdit(
                            entries.get(i).span(),
                            written(patterns, list, entries.get(i).span())));
                }
            }
        }
        return found;
    }

    /** Where the line of an offset starts. */
    final int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** Where the line behind that of an offset starts; the end of the text where there is none. */
    final int nextLine(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    /** Where the line of an offset ends, before its line end. */
    final int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        int behind = end < 0 ? text.length() : end;
        return behind > offset && text.charAt(behind - 1) == '\r' ? behind - 1 : behind;
    }

    /** The white space before an offset, if nothing else stands before it on its line. */
    final Optional<String> indentation(int offset) {
        String before = text.substring(lineStart(offset), offset);
        return before.isBlank() ? Optional.of(before) : Optional.empty();
    }

    /** The line end of the line of an offset, or of the one before it. */
    final String lineBreak(int offset) {
        int end = text.indexOf('\n', offset);
        int near = end < 0 ? text.lastIndexOf('\n', offset) : end;
        return near > 0 && text.charAt(near - 1) == '\r' ? "\r\n" : "\n";
    }

    /** An element goes with the separator before it, or after it where nothing of the list stays before it. */
    static Span withSeparator(List<Span> elements, int at, boolean isAnyBefore) {
        Span element = elements.get(at);
        if (isAnyBefore && at > 0) {
            return new Span(elements.get(at - 1).end(), element.end());
        }
        return new Span(
                element.start(), at + 1 < elements.size() ? elements.get(at + 1).start() : element.end());
    }
}
