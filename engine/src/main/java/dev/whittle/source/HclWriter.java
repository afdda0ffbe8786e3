package dev.whittle.source;

import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.ActionList;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Writes lists and takes statements out of Terraform files, so that a formatted file stays formatted. */
final class HclWriter extends CodeWriter {
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
    Span removed(ActionList.Tuple list, int at, boolean isAnyBefore) {
        return inBrackets(list.items(), at, isAnyBefore, list.span().start());
    }

    @Override
    public Span removed(List<Span> statements, int at, boolean isAnyBefore) {
        Span statement = statements.get(at);
        boolean isBlock = text().charAt(statement.start()) != '{';
        return isBlock
                ? ofBlock(statement)
                : inBrackets(statements, at, isAnyBefore, statements.get(0).start());
    }

    /** Arguments may stand between two blocks, so that one goes alone. */
    private Span ofBlock(Span block) {
        if (!isAloneOnItsLines(block)) {
            return block;
        }
        Span lines = lines(block);
        int before = lineStart(Math.max(0, lines.start() - 1));
        boolean isBlankBefore = before < lines.start()
                && text().substring(before, lines.start()).isBlank();
        return isBlankBefore ? new Span(before, lines.end()) : lines;
    }

    @Override
    TextEdit newList(ActionList list, Statement statement, List<Pattern> patterns) {
        return new TextEdit(
                list.span(), patterns.stream().map(HclWriter::quoted).collect(Collectors.joining(", ", "[", "]")));
    }

    @Override
    public List<Span> regions(Statement statement) {
        return statement.actions().regions();
    }
}
