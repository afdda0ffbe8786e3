package dev.whittle.source;

import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.ActionList;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.PolicyText;
import dev.whittle.policy.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Writes lists and takes statements out of YAML files, in block and in flow style. */
final class YamlWriter extends CodeWriter {
    YamlWriter(String text) {
        super(text);
    }

    @Override
    String written(List<Pattern> patterns, ActionList list, Span element) {
        char first = text().charAt(element.start());
        boolean isFlow = !list.isBare() && isFlow(list);
        String separator = isFlow ? ", " : list.isBare() ? "" : between(element);
        return patterns.stream()
                .map(pattern -> written(pattern.text(), first, isFlow))
                .collect(Collectors.joining(separator));
    }

    private boolean isFlow(ActionList list) {
        return text().charAt(list.span().start()) == '[';
    }

    /** A line end, and what stands before an element of a block list: white space, a dash and the gap behind it. */
    private String between(Span element) {
        int dash = text().lastIndexOf('-', element.start());
        int line = lineStart(dash);
        return lineBreak(element.start()) + text().substring(line, dash) + "- ";
    }

    /** In the quotes that the element had, or in double ones where it can't stand without. */
    private static String written(String pattern, char first, boolean isFlow) {
        if (first == '\'') {
            return "'" + pattern + "'";
        }
        boolean isPlain = first != '"' && !pattern.matches("[*?-].*|[0-9:]+") && !(isFlow && pattern.indexOf('?') >= 0);
        return isPlain ? pattern : '"' + pattern + '"';
    }

    @Override
    Span removed(ActionList list, int entry, boolean isAnyBefore) {
        List<Span> spans = list.entries().stream().map(ActionList.Entry::span).toList();
        return isFlow(list) ? PolicyText.withSeparator(spans, entry, isAnyBefore) : lines(spans.get(entry));
    }

    /** From the line of the dash before an element to that of its last character. */
    private Span lines(Span element) {
        int dash = text().lastIndexOf('-', element.start());
        return new Span(lineStart(dash), nextLine(element.end()));
    }

    @Override
    public Span removed(List<Span> statements, int at, boolean isAnyBefore) {
        Span statement = statements.get(at);
        return isInFlow(statement) && !isAfterADash(statement)
                ? PolicyText.withSeparator(statements, at, isAnyBefore)
                : lines(statement);
    }

    /** Not where the dash of another list stands on the line of its own, or a comment behind it. */
    @Override
    public boolean canBeRemoved(Span item) {
        int dash = item.start() - 1;
        while (dash > 0 && Character.isWhitespace(text().charAt(dash))) {
            dash--;
        }
        boolean isBlock =
                dash >= 0 && text().charAt(dash) == '-' && indentation(dash).isPresent();
        return isBlock || (isInFlow(item) && !isAfterADash(item));
    }

    private boolean isInFlow(Span statement) {
        return text().charAt(statement.start()) == '{';
    }

    private boolean isAfterADash(Span statement) {
        return text().substring(lineStart(statement.start()), statement.start()).matches("[ \\t]*-[ \\t]+");
    }

    @Override
    TextEdit newList(ActionList list, Statement statement, List<Pattern> patterns) {
        Span only = list.entries().get(0).span();
        char first = text().charAt(only.start());
        if (isInFlow(statement.span())) {
            return new TextEdit(
                    only,
                    patterns.stream()
                            .map(pattern -> written(pattern.text(), first, true))
                            .collect(Collectors.joining(", ", "[", "]")));
        }
        String margin = lineBreak(only.start()) + " ".repeat(column(list.keyStart()) + 2) + "- ";
        int colon = behindColon(list);
        return new TextEdit(
                new Span(colon, only.end()),
                patterns.stream()
                        .map(pattern -> margin + written(pattern.text(), first, false))
                        .collect(Collectors.joining()));
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

    @Override
    public Span region(Statement statement) {
        ActionList list = statement.actions();
        return isInFlow(statement.span())
                ? list.span()
                : new Span(behindColon(list), lineEnd(list.span().end()));
    }
}
