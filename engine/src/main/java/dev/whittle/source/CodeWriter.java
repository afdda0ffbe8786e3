package dev.whittle.source;

import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.ActionList;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * Writes changed lists of actions into a file of code, and takes statements out of it: line by line, so that comments and layout
 * stay. How an element is written and separated is the language's.
 */
abstract class CodeWriter implements StatementWriter {
    /** What may stand behind an item that is alone on its lines. */
    private static final String REST_OF_LINE = "[ \\t]*,?[ \\t]*((#|//).*)?";

    /** What may stand between the items of a list on one line. */
    private static final String SEPARATOR = "[ \\t]*,[ \\t]*";

    /** White space, or a comment; nothing in YAML, which has fewer comments, stands between items and looks like one. */
    private static final java.util.regex.Pattern GAP =
            java.util.regex.Pattern.compile("\\s+|#[^\\n]*|//[^\\n]*|(?s:/\\*.*?\\*/)");

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

    /** What goes with an item of a list; the file's others stay. */
    abstract Span removed(ActionList.Tuple list, int at, boolean isAnyBefore);

    /** A list in place of one string. */
    abstract TextEdit newList(ActionList list, Statement statement, List<Pattern> patterns);

    /** Of two items that go, both may take the blanks between them. */
    static List<TextEdit> apart(List<TextEdit> edits) {
        List<TextEdit> apart = new ArrayList<>();
        for (TextEdit edit : edits) {
            TextEdit last = apart.isEmpty() ? edit : apart.get(apart.size() - 1);
            if (edit.span().start() < last.span().end() && !apart.isEmpty()) {
                Span both = new Span(last.span().start(), edit.span().end());
                apart.set(apart.size() - 1, new TextEdit(both, last.text() + edit.text()));
            } else {
                apart.add(edit);
            }
        }
        return apart;
    }

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
        Map<Span, Integer> places = list.places();
        for (ActionList.Tuple tuple : list.tuples()) {
            boolean isAnyBefore = false;
            for (int at = 0; at < tuple.items().size(); at++) {
                Span item = tuple.items().get(at);
                Integer entry = places.get(item);
                boolean isLast = entry != null && entry == entries.size() - 1;
                Optional<List<Pattern>> patterns = entry == null
                        ? Optional.empty()
                        : now(entries.get(entry), change.entries().get(entry), isLast ? change.appended() : List.of());
                if (patterns.filter(List::isEmpty).isPresent()) {
                    found.add(withoutElement(removed(tuple, at, isAnyBefore)));
                } else {
                    isAnyBefore = true;
                    patterns.ifPresent(each -> found.add(new TextEdit(item, written(each, list, item))));
                }
            }
        }
        found.sort(Comparator.comparingInt(edit -> edit.span().start()));
        return found;
    }

    /** What stands in place of an entry, and behind it; nothing where it stays as it is. */
    private static Optional<List<Pattern>> now(
            ActionList.Entry entry, Optional<List<Pattern>> change, List<Pattern> appended) {
        if (appended.isEmpty()) {
            return change;
        }
        List<Pattern> patterns = new ArrayList<>(change.orElse(List.of(entry.pattern())));
        patterns.addAll(appended);
        return Optional.of(patterns);
    }

    /** A comment that keeps something stays, on a line of its own. */
    private TextEdit withoutElement(Span gone) {
        String end = text.substring(gone.start(), gone.end()).endsWith("\n") ? lineBreak(gone.start()) : "";
        String margin = text.substring(gone.start(), behindBlanks(gone.start()));
        return new TextEdit(
                gone,
                Waiver.in(text, gone).stream()
                        .map(each -> margin + each.span().of(text) + end)
                        .collect(Collectors.joining()));
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

    /** The lines of a stretch, their ends included. */
    final Span lines(Span stretch) {
        return new Span(lineStart(stretch.start()), nextLine(stretch.end()));
    }

    /** Whether nothing else stands on the lines of an item but a comma and a comment behind it. */
    final boolean isAloneOnItsLines(Span item) {
        int lineEnd = lineEnd(item.end());
        int behind = behindGaps(item.end());
        boolean isCommaLater = isCommaAt(behind) && behind >= lineEnd;
        return indentation(item.start()).isPresent()
                && text.substring(item.end(), lineEnd).matches(REST_OF_LINE)
                && !isCommaLater;
    }

    /**
     * What goes with an item of a list in brackets: its lines where it is alone on them; in a list on one line the separator before
     * it, or the one behind it where nothing of the list stays before it. Elsewhere the comma behind it goes, since comments of
     * others stand around; before the bracket the languages allow a comma.
     *
     * @param opening a place on the line of the opening bracket
     */
    final Span inBrackets(List<Span> items, int at, boolean isAnyBefore, int opening) {
        Span item = items.get(at);
        if (isAloneOnItsLines(item)) {
            return lines(item);
        }
        return areOnOneLine(items)
                ? withSeparator(items, at, isAnyBefore)
                : withComma(item, at == items.size() - 1, opening);
    }

    private boolean areOnOneLine(List<Span> items) {
        for (int i = 1; i < items.size(); i++) {
            String between = text.substring(items.get(i - 1).end(), items.get(i).start());
            if (!between.matches(SEPARATOR)) {
                return false;
            }
        }
        return true;
    }

    private static Span withSeparator(List<Span> items, int at, boolean isAnyBefore) {
        Span item = items.get(at);
        if (isAnyBefore && at > 0) {
            return new Span(items.get(at - 1).end(), item.end());
        }
        return new Span(item.start(), at + 1 < items.size() ? items.get(at + 1).start() : item.end());
    }

    private Span withComma(Span item, boolean isLast, int opening) {
        int behind = behindGaps(item.end());
        int end = isCommaAt(behind) ? beforeComment(behind + 1) : item.end();
        boolean isLineEnd = end == lineEnd(end);
        Optional<String> indentation = indentation(item.start());
        if (indentation.isPresent() && isLineEnd) {
            return new Span(lineStart(item.start()), nextLine(end));
        }
        if (indentation.isPresent() && isLast) {
            // The bracket stays, on a line of its own.
            int margin = behindBlanks(lineStart(opening)) - lineStart(opening);
            return new Span(
                    lineStart(item.start()) + Math.min(margin, indentation.get().length()), end);
        }
        boolean isBlankLeft = isLast || isLineEnd;
        return new Span(isBlankLeft && indentation.isEmpty() ? beforeBlanks(item.start()) : item.start(), end);
    }

    private boolean isCommaAt(int offset) {
        return offset < text.length() && text.charAt(offset) == ',';
    }

    /** Where white space and comments end. */
    private int behindGaps(int offset) {
        Matcher gap = GAP.matcher(text);
        int at = offset;
        while (gap.region(at, text.length()).lookingAt()) {
            at = gap.end();
        }
        return at;
    }

    /** Where blanks end, unless a comment follows: one without a blank before it is none in YAML. */
    private int beforeComment(int offset) {
        int end = behindBlanks(offset);
        return end < text.length() && "#/".indexOf(text.charAt(end)) >= 0 ? offset : end;
    }

    private int behindBlanks(int offset) {
        int at = offset;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int beforeBlanks(int offset) {
        int at = offset;
        while (at > 0 && isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
