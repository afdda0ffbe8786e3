package dev.whittle.source;

import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.PolicyText;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.util.List;
import java.util.regex.Pattern;

/** Writes statements in JSON: as a file's own values, or in a text within something else. */
final class JsonStatements implements StatementWriter {
    /** What stands between two items of one array. */
    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");

    private final String file;
    private final PolicyText text;

    private JsonStatements(String file, PolicyText text) {
        this.file = file;
        this.text = text;
    }

    /** In a file in JSON, with its indentation. */
    static StatementWriter ofFile(String text) {
        return new JsonStatements(text, PolicyText.of(text));
    }

    /** In a text within a file, whose layout is that file's: a list in place of a string stays on its line. */
    static StatementWriter ofText(String text) {
        return new JsonStatements(text, PolicyText.onItsLines(text));
    }

    @Override
    public List<TextEdit> changed(Statement statement, StatementEdit.Change change) {
        return text.ofList(statement.actions(), change);
    }

    @Override
    public List<Span> siblings(List<Span> items, Span item) {
        int from = items.indexOf(item);
        int to = from + 1;
        while (from > 0 && areSeparated(items.get(from - 1), items.get(from))) {
            from--;
        }
        while (to < items.size() && areSeparated(items.get(to - 1), items.get(to))) {
            to++;
        }
        return items.subList(from, to);
    }

    private boolean areSeparated(Span one, Span next) {
        return one.end() <= next.start()
                && SEPARATOR.matcher(file.substring(one.end(), next.start())).matches();
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
