package dev.whittle.source;

import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.ActionList;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes changed lists of actions into a file of code, and takes statements out of it: line by line, so that comments and layout
 * stay. How an element is written and separated is the language's.
 */
abstract class CodeWriter implements StatementWriter {
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

    /** A list in place of one string. */
    abstract TextEdit newList(ActionList list, Statement statement, List<Pattern> patterns);

    @Override
    public final List<TextEdit> changed(Statement statement, StatementEdit.Change change) {
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
}
