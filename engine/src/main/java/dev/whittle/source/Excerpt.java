package dev.whittle.source;

import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A policy cut out of a larger text: the same statements, with their places and pointers in a text of their own. What it says is
 * not read again.
 */
// INVARIANT: reading the excerpt's text gives the excerpt, places and pointers included.
final class Excerpt {
    private final Policy located;
    private final Span document;
    private final int pointerLength;

    /** What is taken from the start of lines, and where in the document it stood, sorted. */
    private final String margin;

    private final int[] margins;

    private Excerpt(Policy located, Span document, String pointer, String margin) {
        this.located = located;
        this.document = document;
        this.pointerLength = pointer.length();
        this.margin = margin;
        this.margins = margin.isEmpty()
                ? new int[0]
                : marginsOf(document.of(located.source().text()), margin);
    }

    /**
     * The document's characters as they stand there.
     *
     * @param located the policy with its places in the larger text
     * @param document where the document is in that text
     * @param pointer JSON pointer to it
     */
    static Policy asItStands(Policy located, Span document, String pointer) {
        return new Excerpt(located, document, pointer, "").policy("");
    }

    /**
     * The same with its lines moved to the left margin, and a line end after the last. No JSON string holds a line end, so
     * taking white space from the start of lines changes no value.
     */
    static Policy atLeftMargin(Policy located, Span document, String pointer) {
        String own = document.of(located.source().text());
        int line = own.lastIndexOf('\n') + 1;
        String last = own.substring(line);
        String margin = line == 0
                ? ""
                : last.substring(0, last.length() - last.stripLeading().length());
        return new Excerpt(located, document, pointer, margin).policy("\n");
    }

    private static int[] marginsOf(String own, String margin) {
        String start = "\n" + margin;
        return IntStream.iterate(own.indexOf(start), at -> at >= 0, at -> own.indexOf(start, at + start.length()))
                .map(at -> at + 1)
                .toArray();
    }

    private Policy policy(String end) {
        String own = document.of(located.source().text());
        String text = (margin.isEmpty() ? own : own.replace("\n" + margin, "\n")) + end;
        return new Policy(
                new SourceText(located.source().name(), text),
                located.version(),
                located.id(),
                located.statements().stream().map(this::moved).toList());
    }

    private Statement moved(Statement statement) {
        return new Statement(
                statement.pointer().substring(pointerLength),
                statement.sid(),
                statement.effect(),
                statement.actions().moved(this::moved),
                statement.context(),
                moved(statement.span()));
    }

    private Span moved(Span span) {
        return new Span(moved(span.start()), moved(span.end()));
    }

    /** An offset of the larger text, which is none inside a margin. */
    private int moved(int offset) {
        int own = offset - document.start();
        int found = Arrays.binarySearch(margins, own);
        int before = found >= 0 ? found : -found - 1;
        return own - before * margin.length();
    }
}
