package dev.whittle.request;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern over whole strings of characters, which are Unicode code points: what matches it is what its tokens match one after
 * another. Neighbouring texts are one token, and of neighbouring runs that match anything one is enough.
 *
 * @param tokens none for the empty string
 */
public record Glob(List<Token> tokens) {
    /** Every string. */
    public static final Glob ANYTHING = new Glob(List.of(Wildcard.RUN));

    public Glob {
        tokens = List.copyOf(tokens);
    }

    /** A part of a pattern. */
    public sealed interface Token {
        /** Hands itself to the visitor's method of its kind. */
        <R> R accept(Visitor<R> visitor);
    }

    /** One method for each kind of token. */
    public interface Visitor<R> {
        /** These characters. */
        R text(String text);

        /** Any characters, as the wildcard says. */
        R wildcard(Wildcard wildcard);

        /** An ASCII letter, given in lower case, in either case. */
        R eitherCase(char letter);

        /** The value of a variable. */
        R fill(Fill fill);
    }

    /** Characters that stand for themselves. */
    public record Text(String text) implements Token {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(text);
        }
    }

    /** Characters that are left open. */
    public enum Wildcard implements Token {
        /** Any run of characters, also none. */
        RUN,
        /** One character. */
        ONE,
        /** Any run of characters without a colon, also none. */
        RUN_IN_PART,
        /** One character that is no colon. */
        ONE_IN_PART;

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.wildcard(this);
        }
    }

    /** An ASCII letter in either case. */
    public record EitherCase(char letter) implements Token {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.eitherCase(letter);
        }
    }

    /**
     * The value of a variable, each of its characters standing for itself.
     *
     * @param use how the value is compared
     */
    public record Fill(PolicyVariable variable, Use use) implements Token {
        /** How the value of a variable is compared. */
        public enum Use {
            /** Letter by letter. */
            EXACT,
            /** Without regard to ASCII letter case. */
            EITHER_CASE,
            /** Letter by letter, within a pattern. */
            IN_PATTERN,
            /** Letter by letter, within a part of an ARN that ends with a colon; the value may hold one. */
            IN_PART
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fill(this);
        }
    }

    /** Whether it is every string. */
    public boolean isAnything() {
        return equals(ANYTHING);
    }

    /** The variables that it holds, in order. */
    public List<PolicyVariable> variables() {
        return tokens.stream()
                .filter(Fill.class::isInstance)
                .map(token -> ((Fill) token).variable())
                .toList();
    }

    /** Puts a pattern together. */
    static final class Builder {
        private final List<Token> tokens = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Builder text(int point) {
            text.appendCodePoint(point);
            return this;
        }

        private void eitherCase(int point) {
            boolean isLetter = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
            if (isLetter) {
                add(new EitherCase(Character.toLowerCase((char) point)));
            } else {
                text(point);
            }
        }

        Builder text(String more) {
            text.append(more);
            return this;
        }

        Builder add(Token token) {
            end();
            boolean isRun = token == Wildcard.RUN || token == Wildcard.RUN_IN_PART;
            boolean isAgain = isRun && !tokens.isEmpty() && tokens.get(tokens.size() - 1) == token;
            if (!isAgain) {
                tokens.add(token);
            }
            return this;
        }

        Glob glob() {
            end();
            return new Glob(tokens);
        }

        private void end() {
            if (text.length() > 0) {
                tokens.add(new Text(text.toString()));
                text.setLength(0);
            }
        }
    }

    /** The pattern of these tokens, with ASCII letters of texts in either case. */
    public static Glob ofEitherCase(List<Token> tokens) {
        Builder glob = new Builder();
        for (Token token : tokens) {
            if (token instanceof Text text) {
                text.text().codePoints().forEach(glob::eitherCase);
            } else {
                glob.add(token);
            }
        }
        return glob.glob();
    }

    /** The pattern that matches this text alone. */
    public static Glob of(String text) {
        return new Builder().text(text).glob();
    }
}
