package dev.whittle.source;

import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.ActionList;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Writes lists and takes statements out of YAML files, in block and in flow style. */
final class YamlWriter extends CodeWriter {
    private static final java.util.regex.Pattern COMMENT = java.util.regex.Pattern.compile("[ \\t]*(#.*)?");
    private static final java.util.regex.Pattern DASH = java.util.regex.Pattern.compile("([ ?:-]*-)[ \\t]*(#.*)?");
    private static final java.util.regex.Pattern LINE_WITHOUT_ELEMENT = java.util.regex.Pattern.compile(
            "\\r?\\n[ \\t]*(#(?![^\\r\\n]*\\b" + Waiver.MARK + "\\b)[^\\r\\n]*)?(?=\\r?\\n)");

    YamlWriter(String text) {
        super(text);
    }

    @Override
    String written(List<Pattern> patterns, ActionList list, Span element) {
        char first = text().charAt(element.start());
        String separator = list.isBare() ? "" : isFlow(list.span()) ? ", " : between(element);
        return patterns.stream().map(pattern -> written(pattern, first)).collect(Collectors.joining(separator));
    }

    private boolean isFlow(Span list) {
        return text().charAt(list.start()) == '[';
    }

    /** A line end, and what stands before an element of a block list: white space, a dash and a blank. */
    private String between(Span element) {
        int dash = dash(element.start()).orElseThrow();
        return lineBreak(element.start()) + " ".repeat(column(dash)) + "- ";
    }

    /**
     * The dash behind which an item of a block list stands, perhaps with comments and line ends between; nothing where the item
     * stands behind something else.
     */
    private OptionalInt dash(int item) {
        int line = lineStart(item);
        String before = text().substring(line, item);
        while (line > 0 && COMMENT.matcher(before).matches()) {
            line = lineStart(line - 1);
            before = text().substring(line, lineEnd(line));
        }
        Matcher dash = DASH.matcher(before);
        return dash.matches() ? OptionalInt.of(line + dash.end(1) - 1) : OptionalInt.empty();
    }

    /** In the quotes that the element had, or in double ones where some reader takes it for something else without. */
    private static String written(Pattern pattern, char first) {
        String text = pattern.text();
        if (first == '\'') {
            return "'" + text + "'";
        }
        boolean isPlain = first != '"' && !text.matches("[*-].*|.*[?].*|[0-9_:]+");
        return isPlain ? text : '"' + text + '"';
    }

    @Override
    Span removed(ActionList.Tuple list, int at, boolean isAnyBefore) {
        return isFlow(list.span())
                ? inBrackets(list.items(), at, isAnyBefore, list.span().start())
                : fromDash(list.items().get(at));
    }

    /** From the line of the dash before an item to that of its last character. */
    private Span fromDash(Span item) {
        return lines(new Span(dash(item.start()).orElseThrow(), item.end()));
    }

    @Override
    public Span removed(List<Span> statements, int at, boolean isAnyBefore) {
        Span statement = statements.get(at);
        return dash(statement.start()).isPresent()
                ? fromDash(statement)
                : inBrackets(statements, at, isAnyBefore, statements.get(0).start());
    }

    /** Not where the dash of another list stands on the line of its own. */
    @Override
    public boolean canBeRemoved(Span item) {
        OptionalInt dash = dash(item.start());
        return dash.isPresent() ? indentation(dash.getAsInt()).isPresent() : isInFlow(item);
    }

    private boolean isInFlow(Span statement) {
        return text().charAt(statement.start()) == '{';
    }

    @Override
    TextEdit newList(ActionList list, Statement statement, List<Pattern> patterns) {
        Span only = list.entries().get(0).span();
        char first = text().charAt(only.start());
        if (isInFlow(statement.span())) {
            return new TextEdit(
                    only,
                    patterns.stream()
                            .map(pattern -> written(pattern, first))
                            .collect(Collectors.joining(", ", "[", "]")));
        }
        // Comments may stand before a string on a line of its own, which the list leaves where they are.
        boolean isOnItsLine = indentation(only.start()).isPresent();
        int column = isOnItsLine ? column(only.start()) : column(list.keyStart()) + 2;
        String separator = lineBreak(only.start()) + " ".repeat(column) + "- ";
        String items = patterns.stream().map(pattern -> written(pattern, first)).collect(Collectors.joining(separator));
        if (isOnItsLine) {
            return new TextEdit(only, "- " + items);
        }
        // What is said behind the string is said of all that it becomes.
        Span behind = new Span(only.end(), lineEnd(only.end()));
        String comment = behind.of(text()).isBlank() ? "" : behind.of(text());
        return new TextEdit(new Span(behindColon(list), behind.end()), comment + separator + items);
    }

    private int column(int offset) {
        return offset - lineStart(offset);
    }

    /** Where the value of a list's key may begin. */
    private int behindColon(ActionList list) {
        int start = list.keyStart();
        char quote = text().charAt(start);
        int end = quote == '"' || quote == '\'' ? text().indexOf(quote, start + 1) + 1 : start;
        return text().indexOf(':', end) + 1;
    }

    /** Lines without an element in a block list stay, wherever the list ends afterwards. */
    @Override
    public List<Span> regions(Statement statement) {
        ActionList list = statement.actions();
        if (isInFlow(statement.span()) || isFlow(list.span())) {
            return list.regions();
        }
        List<Span> regions = new ArrayList<>();
        int start = behindColon(list);
        int behind = start;
        for (Span item : list.tuples().get(0).items()) {
            int element = item.start();
            Matcher line = LINE_WITHOUT_ELEMENT
                    .matcher(text())
                    .region(behind, list.isBare() ? element : dash(element).orElseThrow());
            while (line.find()) {
                regions.add(new Span(start, line.start()));
                start = line.end();
            }
            behind = item.end();
        }
        addWithWaivers(new Span(start, lineEnd(list.span().end())), regions);
        return regions;
    }

    /**
     * Adds the last stretch of a list, and the lines of comments that keep something where only comments and empty lines stand between: the
     * list's last elements may have gone before them.
     */
    private void addWithWaivers(Span last, List<Span> regions) {
        Span region = last;
        for (int line = nextLine(region.end()); line < text().length(); line = nextLine(line)) {
            int end = lineEnd(line);
            String written = text().substring(line, end).strip();
            if (!written.isEmpty() && !written.startsWith("#")) {
                break;
            }
            if (written.contains(Waiver.MARK)) {
                region = new Span(region.start(), end);
            } else {
                regions.add(region);
                region = new Span(end, end);
            }
        }
        regions.add(region);
    }
}
