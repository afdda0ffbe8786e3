package dev.whittle.source;

import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.PolicyText;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.util.List;

/** Writes statements in JSON: as a file's own values, or in a text within something else. */
final class JsonStatements implements StatementWriter {
    private final PolicyText text;

    private JsonStatements(PolicyText text) {
        this.text = text;
    }

    /** In a file in JSON, with its indentation. */
    static StatementWriter ofFile(String text) {
        return new JsonStatements(PolicyText.of(text));
    }

    /** In a text within a file, whose layout is that file's: a list in place of a string stays on its line. */
    static StatementWriter ofText(String text) {
        return new JsonStatements(PolicyText.onItsLines(text));
    }

    @Override
    public List<TextEdit> changed(Statement statement, StatementEdit.Change change) {
        return text.ofList(statement.actions(), change);
    }

    @Override
    public Span removed(List<Span> list, int at, boolean isAnyBefore) {
        return PolicyText.withSeparator(list, at, isAnyBefore);
    }

    @Override
    public List<Span> regions(Statement statement) {
        return statement.actions().regions();
    }
}
