package dev.whittle.smt;

import java.util.List;

/**
 * A regular language over all characters, which are Unicode scalar values. Terms come from the factory methods, which
 * check and simplify.
 */
public sealed interface Language {
    /** Reads the language into something else. */
    <R> R accept(Visitor<R> visitor);

    /** What a reader of languages does with each kind. */
    interface Visitor<R> {
        /** One string. */
        R literal(String text);

        /** Every string of one character. */
        R anyCharacter();

        /** Every string. */
        R anyString();

        /** No string. */
        R nothing();

        /** The strings of one character in a range, both ends included. */
        R range(int first, int last);

        /** One or more strings of a language, one after another. */
        R repeated(Language part);

        /** Two or more parts, one after another. */
        R concatenation(List<Language> parts);

        /** What is in any of two or more parts. */
        R union(List<Language> parts);

        /** What is in every one of two or more parts. */
        R intersection(List<Language> parts);

        /** What is not in the part. */
        R complement(Language part);
    }

    /**
     * Whether a string is a text that a language can be made of: it has no unpaired surrogate and no character after
     * U+2FFFE, which the solvers' alphabet does not hold.
     */
    static boolean isText(String string) {
        return Plain.is(string);
    }

    /** One string; fails where it is not {@linkplain #isText a text}. */
    static Language literal(String text) {
        return new Literal(text);
    }

    /** Every string of one character. */
    static Language anyCharacter() {
        return new AnyCharacter();
    }

    /** Every string. */
    static Language anyString() {
        return new AnyString();
    }

    /**
     * The strings of one character in a range of code points, both ends included; none where the last comes before the
     * first. Fails where an end is a surrogate or comes after U+2FFFE.
     */
    static Language range(int first, int last) {
        return new Range(first, last);
    }

    /** One or more strings of a language, one after another. */
    static Language repeated(Language part) {
        return new Repeated(part);
    }

    /** The parts one after another; of no parts it is the empty string. */
    static Language concatenation(List<Language> parts) {
        return switch (parts.size()) {
            case 0 -> literal("");
            case 1 -> parts.get(0);
            default -> new Concatenation(List.copyOf(parts));
        };
    }

    /** What is in any part; of no parts it is nothing. */
    static Language union(List<Language> parts) {
        List<Language> some =
                parts.stream().filter(part -> !(part instanceof Nothing)).toList();
        return switch (some.size()) {
            case 0 -> new Nothing();
            case 1 -> some.get(0);
            default -> new Union(some);
        };
    }

    /** What is in every part; of no parts it is every string. */
    static Language intersection(List<Language> parts) {
        return switch (parts.size()) {
            case 0 -> anyString();
            case 1 -> parts.get(0);
            default -> new Intersection(List.copyOf(parts));
        };
    }

    /** What is not in the part. */
    static Language complement(Language part) {
        return new Complement(part);
    }

    /** See {@link Visitor#literal}. */
    record Literal(String text) implements Language {
        public Literal {
            Plain.require(text);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(text);
        }
    }

    /** See {@link Visitor#anyCharacter}. */
    record AnyCharacter() implements Language {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.anyCharacter();
        }
    }

    /** See {@link Visitor#anyString}. */
    record AnyString() implements Language {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.anyString();
        }
    }

    /** See {@link Visitor#nothing}. */
    record Nothing() implements Language {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nothing();
        }
    }

    /** See {@link Visitor#range}. */
    record Range(int first, int last) implements Language {
        public Range {
            Plain.require(first);
            Plain.require(last);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.range(first, last);
        }
    }

    /** See {@link Visitor#repeated}. */
    record Repeated(Language part) implements Language {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.repeated(part);
        }
    }

    /** See {@link Visitor#concatenation}. */
    record Concatenation(List<Language> parts) implements Language {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.concatenation(parts);
        }
    }

    /** See {@link Visitor#union}. */
    record Union(List<Language> parts) implements Language {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.union(parts);
        }
    }

    /** See {@link Visitor#intersection}. */
    record Intersection(List<Language> parts) implements Language {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.intersection(parts);
        }
    }

    /** See {@link Visitor#complement}. */
    record Complement(Language part) implements Language {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.complement(part);
        }
    }
}
