package dev.whittle.smt;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a formula says of given values, as its definition reads: no solver, no automaton.
 *
 * @param texts the values of string variables
 * @param truths the values of Boolean variables
 * @param numbers the values of real variables
 */
record FormulaTwin(
        Map<StringVariable, String> texts, Map<BooleanVariable, Boolean> truths, Map<RealVariable, BigDecimal> numbers)
        implements Formula.Visitor<Boolean> {
    /** Of a formula without real variables. */
    FormulaTwin(Map<StringVariable, String> texts, Map<BooleanVariable, Boolean> truths) {
        this(texts, truths, Map.of());
    }

    @Override
    public Boolean constant(boolean value) {
        return value;
    }

    @Override
    public Boolean holds(BooleanVariable variable) {
        return Objects.requireNonNull(truths.get(variable));
    }

    @Override
    public Boolean matches(StringVariable variable, Language language) {
        return isIn(Objects.requireNonNull(texts.get(variable)), language);
    }

    @Override
    public Boolean textMatches(String text, Language language) {
        return isIn(text, language);
    }

    @Override
    public Boolean isBelow(RealVariable variable, BigDecimal bound) {
        return Objects.requireNonNull(numbers.get(variable)).compareTo(bound) < 0;
    }

    @Override
    public Boolean isAbove(RealVariable variable, BigDecimal bound) {
        return Objects.requireNonNull(numbers.get(variable)).compareTo(bound) > 0;
    }

    @Override
    public Boolean not(Formula part) {
        return !part.accept(this);
    }

    @Override
    public Boolean and(List<Formula> parts) {
        return parts.stream().allMatch(part -> part.accept(this));
    }

    @Override
    public Boolean or(List<Formula> parts) {
        return parts.stream().anyMatch(part -> part.accept(this));
    }

    static boolean isIn(String text, Language language) {
        return language.accept(new Membership(Texts.characters(text)));
    }

    /** Whether the characters are in a language. */
    private record Membership(List<Integer> characters) implements Language.Visitor<Boolean> {
        @Override
        public Boolean literal(String text) {
            return characters.equals(Texts.characters(text));
        }

        @Override
        public Boolean anyCharacter() {
            return characters.size() == 1;
        }

        @Override
        public Boolean anyString() {
            return true;
        }

        @Override
        public Boolean nothing() {
            return false;
        }

        @Override
        public Boolean range(int first, int last) {
            return characters.size() == 1 && characters.get(0) >= first && characters.get(0) <= last;
        }

        /** Of parts that are not empty no more than there are characters can follow each other; an empty one adds nothing. */
        @Override
        public Boolean repeated(Language part) {
            return part.accept(this)
                    || splits().anyMatch(at -> at > 0
                            && at < characters.size()
                            && part.accept(before(at))
                            && after(at).repeated(part));
        }

        @Override
        public Boolean concatenation(List<Language> parts) {
            return parts.isEmpty()
                    ? characters.isEmpty()
                    : splits().anyMatch(at ->
                            parts.get(0).accept(before(at)) && after(at).concatenation(parts.subList(1, parts.size())));
        }

        @Override
        public Boolean union(List<Language> parts) {
            return parts.stream().anyMatch(part -> part.accept(this));
        }

        @Override
        public Boolean intersection(List<Language> parts) {
            return parts.stream().allMatch(part -> part.accept(this));
        }

        @Override
        public Boolean complement(Language part) {
            return !part.accept(this);
        }

        private Stream<Integer> splits() {
            return IntStream.rangeClosed(0, characters.size()).boxed();
        }

        private Membership before(int at) {
            return new Membership(characters.subList(0, at));
        }

        private Membership after(int at) {
            return new Membership(characters.subList(at, characters.size()));
        }
    }
}
