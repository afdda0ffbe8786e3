package dev.whittle.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text of a policy with its variables, as the plain evaluator reads it. Under Version 2012-10-17 <code>${key}</code> and <code>${key, 'default'}</code> are
 * variables, and <code>${*}</code>, <code>${?}</code> and <code>${$}</code> stand for their character; under any other Version all is text.
 *
 * <p>Source: IAM User Guide, "IAM policy elements: Variables and tags": its note on Version, "Special characters" and "Specifying
 * default values".
 *
 * @param pieces in order
 * @param problem what is wrong with it, and what would be right; nothing where it is understood
 */
record Template(List<Piece> pieces, Optional<String> problem) {
    private static final String OF_VARIABLES = "2012-10-17";
    private static final Pattern INSIDE = Pattern.compile("\\s*([^,'\\s][^,']*?)\\s*(?:,\\s*'([^'{}]*)'\\s*)?");
    private static final Pattern KEY = Pattern.compile("[^:]+:[^:].*", Pattern.DOTALL);

    Template {
        pieces = List.copyOf(pieces);
    }

    /** A part of a text. */
    sealed interface Piece {
        /** Whether this is that character, and may mean more than itself. */
        default boolean isWritten(char character) {
            return false;
        }

        /** The character, as a code point. */
        int point();

        /** The characters that it stands for; nothing where it is a variable without a value. */
        Optional<List<Piece>> filled(Function<String, Optional<String>> values);

        /** The folded key of a variable. */
        default Optional<String> key() {
            return Optional.empty();
        }
    }

    /** A character as it is written, a wildcard perhaps, or a colon that separates. */
    record Written(int point) implements Piece {
        @Override
        public boolean isWritten(char character) {
            return point == character;
        }

        @Override
        public Optional<List<Piece>> filled(Function<String, Optional<String>> values) {
            return Optional.of(List.of(this));
        }
    }

    /** A character that stands for itself: of an escape, a value or a default. */
    record Itself(int point) implements Piece {
        @Override
        public Optional<List<Piece>> filled(Function<String, Optional<String>> values) {
            return Optional.of(List.of(this));
        }

        static List<Piece> all(String text) {
            return text.codePoints().<Piece>mapToObj(Itself::new).toList();
        }
    }

    /** A variable. */
    record Variable(String name, Optional<String> otherwise) implements Piece {
        @Override
        public int point() {
            return -1;
        }

        @Override
        public Optional<List<Piece>> filled(Function<String, Optional<String>> values) {
            return values.apply(name).or(() -> otherwise).map(Itself::all);
        }

        @Override
        public Optional<String> key() {
            return Optional.of(name);
        }
    }

    /**
     * The template that a text is.
     *
     * @param version the effective Version of its document
     */
    static Template of(String text, String version) {
        if (!version.equals(OF_VARIABLES)) {
            return plain(text);
        }
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!text.startsWith("${", at)) {
                int point = text.codePointAt(at);
                pieces.add(new Written(point));
                at += Character.charCount(point);
                continue;
            }
            int end = text.indexOf('}', at);
            if (end < 0) {
                return new Template(
                        pieces,
                        Optional.of("the variable `" + text.substring(at) + "` has no end; write a `}` after it"));
            }
            String inside = text.substring(at + 2, end);
            Optional<Piece> piece = piece(inside);
            if (piece.isEmpty()) {
                return new Template(
                        pieces,
                        Optional.of("`${" + inside + "}` is no variable of a policy but the placeholder of a template;"
                                + " fill it in, or name a condition key such as `${aws:username}`"));
            }
            pieces.add(piece.get());
            at = end + 1;
        }
        return new Template(pieces, Optional.empty());
    }

    /** A text without variables. */
    static Template plain(String text) {
        return new Template(text.codePoints().<Piece>mapToObj(Written::new).toList(), Optional.empty());
    }

    private static Optional<Piece> piece(String inside) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return Optional.of(new Itself(inside.charAt(0)));
        }
        Matcher matcher = INSIDE.matcher(inside);
        return matcher.matches() && KEY.matcher(matcher.group(1)).matches()
                ? Optional.of(new Variable(Documents.folded(matcher.group(1)), Optional.ofNullable(matcher.group(2))))
                : Optional.empty();
    }

    /** The folded keys of its variables. */
    List<String> keys() {
        return pieces.stream().flatMap(piece -> piece.key().stream()).toList();
    }

    /** Whether it holds a variable or an escaped character. */
    boolean hasMarks() {
        return pieces.stream().anyMatch(piece -> !(piece instanceof Written));
    }

    /** Without variables; nothing where one has neither a value nor a default. */
    Optional<Template> filled(Function<String, Optional<String>> values) {
        List<Piece> filled = new ArrayList<>();
        for (Piece piece : pieces) {
            Optional<List<Piece>> more = piece.filled(values);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            filled.addAll(more.get());
        }
        return Optional.of(new Template(filled, problem));
    }

    /** Its characters; only of one without variables. */
    String text() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.appendCodePoint(piece.point()));
        return text.toString();
    }

    /** The pieces between the first five colons that separate, so at most six lists. */
    List<List<Piece>> parts() {
        List<List<Piece>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        for (Piece piece : pieces) {
            if (piece.isWritten(':') && parts.size() < Arn.PARTS) {
                parts.add(new ArrayList<>());
            } else {
                parts.get(parts.size() - 1).add(piece);
            }
        }
        return parts;
    }

    /** This, with a part that is {@code *} for each that is missing of the six. */
    Template withAllParts() {
        Stream<Piece> more = Stream.generate(() -> List.<Piece>of(new Written(':'), new Written('*')))
                .limit(Arn.PARTS - parts().size())
                .flatMap(List::stream);
        return new Template(Stream.concat(pieces.stream(), more).toList(), problem);
    }

    /** Whether it is {@code *} alone. */
    boolean isEverything() {
        return pieces.size() == 1 && pieces.get(0).isWritten('*');
    }
}
