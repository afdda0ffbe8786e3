package dev.whittle.source.hcl;

import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Span;
import dev.whittle.source.hcl.HclToken.Kind;
import java.util.List;

/**
 * A place in the tokens of a text. Line ends count as tokens in bodies and objects, and are passed over in parentheses, in square brackets
 * and in holes.
 */
final class HclCursor {
    /**
     * How many characters the tokens of all opaque values may have together, for each character of the text: one in another repeats its
     * tokens.
     */
    static final int REPEATED = 32;

    private final HclTokens tokens;
    private final Limits limits;
    private boolean doLineEndsCount = true;
    private int next;
    private int depth;
    private long opaqueCharacters;

    HclCursor(HclTokens tokens, Limits limits) {
        this.tokens = tokens;
        this.limits = limits;
    }

    /** The text that the tokens are of. */
    String text() {
        return tokens.text();
    }

    /** Index of the token that comes next. */
    int index() {
        boolean isPassed = !doLineEndsCount && tokens.get(next).is(Kind.LINE_END);
        return isPassed ? next + 1 : next;
    }

    /** The token that comes next. */
    HclToken peek() {
        return tokens.get(index());
    }

    /** Reads the token that comes next. */
    HclToken take() {
        int index = index();
        HclToken token = tokens.get(index);
        if (token.is(Kind.END) || token.is(Kind.BROKEN)) {
            throw refusal("write what is missing");
        }
        next = index + 1;
        return token;
    }

    /** Whether that symbol or word comes next. */
    boolean isNext(String written) {
        HclToken token = peek();
        boolean isCode = token.is(Kind.SYMBOL) || token.is(Kind.NAME) || token.is(Kind.OPERATOR);
        return isCode && token.end() - token.start() == written.length() && text().startsWith(written, token.start());
    }

    /** Whether a token of that kind comes next. */
    boolean isNext(Kind kind) {
        return peek().is(kind);
    }

    /** Reads that symbol or word, if it comes next. */
    boolean takeIf(String written) {
        boolean isThere = isNext(written);
        if (isThere) {
            take();
        }
        return isThere;
    }

    /** Reads a token of that kind, or refuses what stands there. */
    HclToken take(Kind kind, String hint) {
        if (!isNext(kind)) {
            throw refusal(hint);
        }
        return take();
    }

    /** Reads that symbol or word, or refuses what stands there. */
    HclToken take(String written, String hint) {
        if (!isNext(written)) {
            throw refusal(hint);
        }
        return take();
    }

    /** The characters of a token. */
    String textOf(HclToken token) {
        return text().substring(token.start(), token.end());
    }

    /** Makes line ends count, or be passed over, from here on; what was true before comes back, to be restored. */
    boolean countLineEnds(boolean doCount) {
        boolean before = doLineEndsCount;
        doLineEndsCount = doCount;
        return before;
    }

    /** Begins a block or a value in which others may stand. */
    void enter() {
        depth++;
        if (depth > limits.depth()) {
            throw new HclRefusal(
                    peek().start(), "nested deeper than " + limits.depth() + " levels, the most that is read");
        }
    }

    /** Ends what was entered last. */
    void leave() {
        depth--;
    }

    /** Where the token that was read last ends. */
    int end() {
        return tokens.get(next - 1).end();
    }

    /** The value that is written from the token of an index to the one that was read last, known only where the file is used. */
    Json opaque(String kind, int from, List<Json> parts) {
        String joined = tokens.joined(from, next);
        Span span = new Span(tokens.get(from).start(), end());
        opaqueCharacters += joined.length();
        if (opaqueCharacters > (long) REPEATED * (text().length() + 1L)) {
            throw new HclRefusal(
                    span.start(),
                    "calls and other values that are only known later stand in each other so often here that their tokens have more than "
                            + REPEATED
                            + " times the characters of the text, the most that is read; name some in `locals`");
        }
        return new Json.Opaque(kind, joined, span, parts);
    }

    /** What is wrong with the token that comes next, given what would be right there. */
    HclRefusal refusal(String hint) {
        HclToken token = peek();
        return switch (token.kind()) {
            case BROKEN -> tokens.broken().orElseThrow();
            case END -> new HclRefusal(token.start(), "the text ends here; " + hint);
            case LINE_END -> new HclRefusal(token.start(), "the line ends here; " + hint);
            case OPEN_QUOTE -> new HclRefusal(token.start(), "a string stands here; " + hint);
            case OPEN_HEREDOC -> new HclRefusal(token.start(), "a heredoc stands here; " + hint);
            default -> new HclRefusal(token.start(), "`" + textOf(token) + "` stands here; " + hint);
        };
    }
}
