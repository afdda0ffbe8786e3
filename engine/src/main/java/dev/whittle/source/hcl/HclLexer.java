package dev.whittle.source.hcl;

import dev.whittle.source.hcl.HclToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Splits a text into the tokens of HCL's native syntax, as "HCL Native Syntax Specification" of HashiCorp says. Time: linear. Nesting
 * costs memory, never the thread's stack.
 *
 * <p>A text that stops to be HCL gets a last token of kind {@link Kind#BROKEN}, so that what is wrong before it is told first.
 */
final class HclLexer {
    private static final List<String> LONG_SYMBOLS = List.of("...", "::", "=>");

    private static final List<String> LONG_OPERATORS = List.of("==", "!=", ">=", "<=", "&&", "||");

    private static final String SYMBOLS = "[]().,=!?:";

    private static final String OPERATORS = "*/%+-<>";

    /** What is open: code in a hole, a string or a heredoc. */
    private static final class Open {
        private final int token;
        private final Kind kind;
        /** Of a heredoc. */
        private final String tag;
        /** Braces that are open in a hole. */
        private int braces;

        private Open(int token, Kind kind, String tag) {
            this.token = token;
            this.kind = kind;
            this.tag = tag;
        }
    }

    private final String text;
    private final List<HclToken> tokens = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    private HclLexer(String text) {
        this.text = text;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /** The tokens of a text, the last one {@link Kind#END} or {@link Kind#BROKEN}. A byte order mark at its start is left out. */
    static HclTokens read(String text) {
        HclLexer lexer = new HclLexer(text);
        try {
            while (lexer.hasMore()) {
                lexer.step();
            }
            lexer.add(Kind.END, lexer.at);
            return new HclTokens(text, lexer.tokens, Optional.empty());
        } catch (HclRefusal refusal) {
            lexer.add(Kind.BROKEN, lexer.at);
            return new HclTokens(text, lexer.tokens, Optional.of(refusal));
        }
    }

    private boolean hasMore() {
        if (at < text.length()) {
            return true;
        }
        if (open.isEmpty()) {
            return false;
        }
        Open inner = open.element();
        HclToken opening = tokens.get(inner.token);
        throw switch (inner.kind) {
            case OPEN_QUOTE -> unclosedString(opening);
            case OPEN_HEREDOC ->
                new HclRefusal(
                        opening.start(),
                        "the heredoc that starts here is not closed; write `" + inner.tag
                                + "` on a line of its own, with a line end");
            default ->
                new HclRefusal(
                        opening.start(),
                        "the `" + textOf(opening) + "` here is not closed; write `}` behind its expression, or `"
                                + text.charAt(opening.start()) + textOf(opening) + "` where the characters are meant");
        };
    }

    private static HclRefusal unclosedString(HclToken opening) {
        return new HclRefusal(
                opening.start(),
                "the string that starts here is not closed on its line; write `\"` at its end, and line ends as `\\n` or in a heredoc");
    }

    private void step() {
        Open inner = open.peek();
        if (inner != null && inner.kind == Kind.OPEN_QUOTE) {
            stringPart(inner);
        } else if (inner != null && inner.kind == Kind.OPEN_HEREDOC) {
            heredocPart(inner);
        } else {
            code();
        }
    }

    private void code() {
        char c = text.charAt(at);
        switch (c) {
            case ' ', '\t' -> at++;
            case '\n' -> lineEnd(at + 1);
            case '#' -> lineComment();
            case '"' -> open(Kind.OPEN_QUOTE, at + 1, "");
            case '{' -> {
                if (!open.isEmpty()) {
                    open.element().braces++;
                }
                add(Kind.SYMBOL, at + 1);
            }
            case '}' -> closeBrace();
            default -> word(c);
        }
    }

    private void word(char c) {
        if (text.startsWith("\r\n", at)) {
            lineEnd(at + 2);
        } else if (text.startsWith("//", at)) {
            lineComment();
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            if (end < 0) {
                throw new HclRefusal(at, "the comment that starts here is not closed; write `*/` at its end");
            }
            at = end + 2;
        } else if (text.startsWith("<<", at)) {
            openHeredoc();
        } else if (text.startsWith("~}", at) && !open.isEmpty() && open.element().braces == 0) {
            close(Kind.CLOSE_HOLE, at + 2);
        } else if (isDigit(c)) {
            add(Kind.NUMBER, numberEnd());
        } else {
            int end = nameEnd(at);
            if (end > at) {
                add(Kind.NAME, end);
            } else {
                symbol(c);
            }
        }
    }

    private void lineEnd(int end) {
        boolean isSecond = !tokens.isEmpty() && tokens.get(tokens.size() - 1).is(Kind.LINE_END);
        if (isSecond) {
            at = end;
        } else {
            add(Kind.LINE_END, end);
        }
    }

    private void lineComment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void closeBrace() {
        if (open.isEmpty()) {
            add(Kind.SYMBOL, at + 1);
        } else if (open.element().braces == 0) {
            close(Kind.CLOSE_HOLE, at + 1);
        } else {
            open.element().braces--;
            add(Kind.SYMBOL, at + 1);
        }
    }

    /** Digits, dots and exponents in any order, as long as there are any; whether they are a number is asked later. */
    private int numberEnd() {
        int end = at;
        int next = at;
        while (next < text.length()) {
            char c = text.charAt(next);
            if (isDigit(c)) {
                next++;
                end = next;
            } else if (c == '.') {
                next++;
            } else if (c == 'e' || c == 'E') {
                int sign = next + 1 < text.length() && "+-".indexOf(text.charAt(next + 1)) >= 0 ? 1 : 0;
                int digit = next + 1 + sign;
                if (digit >= text.length() || !isDigit(text.charAt(digit))) {
                    break;
                }
                next = digit + 1;
                end = next;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Where the name that starts at an offset ends; that offset if none does. */
    private int nameEnd(int from) {
        int end = from;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            boolean isStart = c == '_' || Character.isUnicodeIdentifierStart(c);
            boolean isPart = c == '-' || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
            if (!isStart && (end == from || !isPart)) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private void symbol(char c) {
        for (String symbol : LONG_SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                add(Kind.SYMBOL, at + symbol.length());
                return;
            }
        }
        for (String operator : LONG_OPERATORS) {
            if (text.startsWith(operator, at)) {
                add(Kind.OPERATOR, at + operator.length());
                return;
            }
        }
        if (SYMBOLS.indexOf(c) < 0 && OPERATORS.indexOf(c) < 0) {
            throw noSymbol(c);
        }
        add(OPERATORS.indexOf(c) >= 0 ? Kind.OPERATOR : Kind.SYMBOL, at + 1);
    }

    private HclRefusal noSymbol(char c) {
        String shown = Character.getType(text.codePointAt(at)) == Character.CONTROL || c == '`' || c == '\uFEFF'
                ? String.format("the character U+%04X", (int) c)
                : "`" + Character.toString(text.codePointAt(at)) + "`";
        String hint = switch (c) {
            case '\'', '\u201C', '\u201D' -> "write strings between `\"`";
            case '&', '|' -> "write `" + c + c + "`";
            case ';' -> "end an argument with its line, and an item with a comma";
            default -> "remove it, or write it within a string";
        };
        return new HclRefusal(at, shown + " stands here, which HCL has no use for; " + hint);
    }

    private void openHeredoc() {
        int from = text.startsWith("<<-", at) ? at + 3 : at + 2;
        int end = nameEnd(from);
        boolean isLineEnd = text.startsWith("\n", end) || text.startsWith("\r\n", end);
        if (end == from || !isLineEnd) {
            throw new HclRefusal(at, "`<<` starts no heredoc; write `<<TAG` and end the line right behind the tag");
        }
        open(Kind.OPEN_HEREDOC, end, text.substring(from, end));
    }

    private void stringPart(Open inner) {
        int from = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                literal(from);
                close(Kind.CLOSE_QUOTE, at + 1);
                return;
            }
            if (c == '\n' || c == '\r') {
                throw unclosedString(tokens.get(inner.token));
            }
            if (isHole()) {
                openHole(from);
                return;
            }
            at += c == '\\' ? HclStrings.escapeLength(text, at) : HclStrings.isEscapedHole(text, at) ? 3 : 1;
        }
    }

    private void heredocPart(Open inner) {
        // Behind the line end, which belongs to the opening token's line or to the characters read so far.
        int from = at;
        if (tokens.size() - 1 == inner.token) {
            at = text.indexOf('\n', at) + 1;
            if (closeHeredoc(inner, from)) {
                return;
            }
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isHole()) {
                openHole(from);
                return;
            }
            if (c == '\r' && !text.startsWith("\r\n", at)) {
                throw new HclRefusal(
                        at, "a carriage return without a line feed stands here; end each line with a line feed");
            }
            at += HclStrings.isEscapedHole(text, at) ? 3 : 1;
            if (c == '\n' && closeHeredoc(inner, from)) {
                return;
            }
        }
    }

    /** Whether the line that starts here holds the tag alone; then the heredoc ends with it. */
    private boolean closeHeredoc(Open inner, int from) {
        int start = blanksEnd(at);
        if (!text.startsWith(inner.tag, start)) {
            return false;
        }
        int end = blanksEnd(start + inner.tag.length());
        int lineEnd = text.startsWith("\r\n", end) ? end + 1 : end;
        if (!text.startsWith("\n", lineEnd)) {
            return false;
        }
        literal(from);
        at = start;
        close(Kind.CLOSE_HEREDOC, start + inner.tag.length());
        at = end;
        return true;
    }

    /** Where the blanks end that start at an offset, those of Unicode included. */
    private int blanksEnd(int from) {
        int end = from;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c != '\t' && c != 0x0B && c != '\f' && c != 0x85 && !Character.isSpaceChar(c)) {
                break;
            }
            end++;
        }
        return end;
    }

    private boolean isHole() {
        char c = text.charAt(at);
        return (c == '$' || c == '%') && text.startsWith("{", at + 1);
    }

    private void openHole(int from) {
        literal(from);
        Kind kind = text.charAt(at) == '$' ? Kind.OPEN_HOLE : Kind.OPEN_DIRECTIVE;
        open(kind, text.startsWith("~", at + 2) ? at + 3 : at + 2, "");
    }

    /** The characters from there to here, if there are any. */
    private void literal(int from) {
        if (from < at) {
            tokens.add(new HclToken(Kind.LITERAL, from, at, tokens.size()));
        }
    }

    private void add(Kind kind, int end) {
        tokens.add(new HclToken(kind, at, end, tokens.size()));
        at = end;
    }

    private void open(Kind kind, int end, String tag) {
        open.push(new Open(tokens.size(), kind, tag));
        add(kind, end);
    }

    private void close(Kind kind, int end) {
        int opening = open.pop().token;
        HclToken token = tokens.get(opening);
        tokens.set(opening, new HclToken(token.kind(), token.start(), token.end(), tokens.size()));
        add(kind, end);
    }

    private String textOf(HclToken token) {
        return text.substring(token.start(), token.end());
    }
}
