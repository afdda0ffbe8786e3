package dev.whittle.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects the problems of one text, so that all of them are told at once. */
public final class Problems {
    private record At(int offset, String pointer, String message) {}

    private final String source;
    private final String text;
    private final Limits limits;
    private final List<Problem> whole = new ArrayList<>();
    private final List<At> found = new ArrayList<>();

    /** For one text, under its name in messages. */
    public Problems(String source, String text, Limits limits) {
        this.source = source;
        this.text = text;
        this.limits = limits;
    }

    /** What the text is called in messages. */
    public String source() {
        return source;
    }

    /** The text itself. */
    public SourceText text() {
        return new SourceText(source, text);
    }

    /** The bounds that hold for this text. */
    public Limits limits() {
        return limits;
    }

    /** Adds a problem with the text as a whole. */
    public void add(String message) {
        whole.add(new Problem(message, "", Optional.empty()));
    }

    /** Adds a problem at a UTF-16 offset of the text. */
    public void add(int offset, String pointer, String message) {
        found.add(new At(offset, pointer, message));
    }

    /** Adds a problem with one value. */
    public void add(Json value, String pointer, String message) {
        add(value.span().start(), pointer, message);
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return whole.isEmpty() && found.isEmpty();
    }

    /** Returns if nothing is wrong; throws {@link InvalidInputException} with all that is, in the text's order. */
    public void refuseIfAny() {
        if (!isEmpty()) {
            throw new InvalidInputException(source, located());
        }
    }

    /** All that is wrong so far, in the text's order. */
    public List<Problem> all() {
        return isEmpty() ? List.of() : located();
    }

    /** Lines and columns in one pass over the text: a hostile file may hold a problem at every character. */
    private List<Problem> located() {
        List<At> inOrder = found.stream()
                .sorted(Comparator.comparingInt(At::offset))
                .limit(limits.problems())
                .toList();
        List<Problem> result = new ArrayList<>(whole);
        int line = 1;
        int column = 1;
        int offset = 0;
        for (At at : inOrder) {
            while (offset < Math.min(at.offset(), text.length())) {
                int point = text.codePointAt(offset);
                boolean lineEnds = point == '\n'
                        || (point == '\r' && !(offset + 1 < text.length() && text.charAt(offset + 1) == '\n'));
                line += lineEnds ? 1 : 0;
                column = lineEnds ? 1 : column + 1;
                offset += Character.charCount(point);
            }
            result.add(new Problem(at.message(), at.pointer(), Optional.of(new Place(line, column))));
        }
        int rest = found.size() - inOrder.size();
        if (rest > 0) {
            result.add(new Problem(
                    "and " + rest + " more (the first " + limits.problems() + " are shown)",
                    "",
                    Optional.of(new Place(line, column))));
        }
        return result;
    }
}
