package dev.whittle.source;

import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.ActionList;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.PolicyText;
import dev.whittle.policy.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Writes lists and takes statements out of Terraform files, so that a formatted file stays formatted. */
final class HclWriter extends CodeWriter {
    /** What may stand behind an element that is alone on its line. */
    private static final String REST_OF_LINE = "[ \\t]*,?[ \\t]*((#|//).*)?";

    HclWriter(String text) {
        super(text);
    }

    @Override
    String written(List<Pattern> patterns, ActionList list, Span element) {
        String separator = indentation(element.start())
                .map(space -> "," + lineBreak(element.start()) + space)
                .orElse(", ");
        return patterns.stream().map(HclWriter::quoted).collect(Collectors.joining(separator));
    }

    private static String quoted(Pattern pattern) {
        return '"' + pattern.text() + '"';
    }

    @Override
    Span removed(ActionList list, int entry, boolean isAnyBefore) {
        List<Span> spans = list.entries().stream().map(ActionList.Entry::span).toList();
        Span element = spans.get(entry);
        return isAloneOnItsLines(element) ? lines(element) : PolicyText.withSeparator(spans, entry, isAnyBefore);
    }

    private boolean isAloneOnItsLines(Span element) {
        return indentation(element.start()).isPresent()
                && text().substring(element.end(), lineEnd(element.end())).matches(REST_OF_LINE);
    }

    private Span lines(Span element) {
        return new Span(lineStart(element.start()), nextLine(element.end()));
    }

    @Override
    public Span removed(List<Span> statements, int at, boolean isAnyBefore) {
        Span statement = statements.get(at);
        if (!isAloneOnItsLines(statement)) {
            return PolicyText.withSeparator(statements, at, isAnyBefore);
        }
        Span lines = lines(statement);
        int before = lineStart(Math.max(0, lines.start() - 1));
        boolean isBlankBefore = before < lines.start()
                && text().substring(before, lines.start()).isBlank();
        boolean isBlock = text().charAt(statement.start()) != '{';
        return isBlankBefore && isBlock ? new Span(before, lines.end()) : lines;
    }

    @Override
    TextEdit newList(ActionList list, Statement statement, List<Pattern> patterns) {
        return new TextEdit(
                list.span(), patterns.stream().map(HclWriter::quoted).collect(Collectors.joining(", ", "[", "]")));
    }

    @Override
    public Span region(Statement statement) {
        return statement.actions().span();
    }
}
