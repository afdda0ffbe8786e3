package dev.whittle.smt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Small formulas over three string variables and two Boolean ones, and values to try. */
final class RandomFormula {
    static final List<StringVariable> STRINGS =
            List.of(new StringVariable("action"), new StringVariable("resource"), new StringVariable("key:aws:arn"));
    static final List<BooleanVariable> BOOLEANS = List.of(new BooleanVariable("c0"), new BooleanVariable("has \\|key"));

    /** Characters that need care, and their neighbours. */
    private static final List<Integer> LETTERS = List.of((int) 'a', (int) '\\', (int) '"', (int) 'u', 0x1FA93);

    private static final List<String> WORDS = words();

    private final Random random;

    RandomFormula(Random random) {
        this.random = random;
    }

    Formula formula(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(8)) {
                case 0 -> Formula.holds(BOOLEANS.get(random.nextInt(BOOLEANS.size())));
                case 1 -> Formula.textMatches(word(), language(2));
                default -> Formula.matches(STRINGS.get(random.nextInt(STRINGS.size())), language(2));
            };
        }
        return switch (random.nextInt(5)) {
            case 0 -> Formula.not(formula(depth - 1));
            case 1, 2 -> Formula.and(some(() -> formula(depth - 1)));
            default -> Formula.or(some(() -> formula(depth - 1)));
        };
    }

    private Language language(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(6)) {
                case 0 -> Language.anyCharacter();
                case 1 -> Language.anyString();
                case 2 -> Language.range(letter(), random.nextBoolean() ? letter() : Plain.LAST);
                default -> Language.literal(word());
            };
        }
        return switch (random.nextInt(8)) {
            case 0 -> Language.complement(language(depth - 1));
            case 1 -> Language.repeated(language(depth - 1));
            case 2 -> Language.union(some(() -> language(depth - 1)));
            case 3 -> Language.intersection(some(() -> language(depth - 1)));
            case 4, 5 -> Language.concatenation(some(() -> language(depth - 1)));
            default -> language(0);
        };
    }

    private <T> List<T> some(Supplier<T> one) {
        List<T> some = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            some.add(one.get());
        }
        return some;
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            word.appendCodePoint(letter());
        }
        return word.toString();
    }

    private int letter() {
        return LETTERS.get(random.nextInt(LETTERS.size()));
    }

    /** Every word of up to two letters, one of them a letter that no formula has. */
    private static List<String> words() {
        List<Integer> letters = new ArrayList<>(LETTERS);
        letters.add((int) 'z');
        List<String> words = new ArrayList<>(List.of(""));
        for (int first : letters) {
            words.add(Character.toString(first));
            for (int second : letters) {
                words.add(Character.toString(first) + Character.toString(second));
            }
        }
        return words;
    }

    /** Whether some short words satisfy the formula; one variable after another is given each word. */
    static boolean isSatisfiedByWords(Formula formula) {
        Variables variables = Variables.of(formula);
        return isSatisfied(
                formula,
                List.copyOf(variables.strings()),
                List.copyOf(variables.booleans()),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    private static boolean isSatisfied(
            Formula formula,
            List<StringVariable> strings,
            List<BooleanVariable> booleans,
            Map<StringVariable, String> texts,
            Map<BooleanVariable, Boolean> truths) {
        if (texts.size() < strings.size()) {
            StringVariable next = strings.get(texts.size());
            return tries(texts, next, WORDS, () -> isSatisfied(formula, strings, booleans, texts, truths));
        }
        if (truths.size() < booleans.size()) {
            BooleanVariable next = booleans.get(truths.size());
            return tries(
                    truths, next, List.of(true, false), () -> isSatisfied(formula, strings, booleans, texts, truths));
        }
        return formula.accept(new FormulaTwin(texts, truths));
    }

    private static <K, V> boolean tries(Map<K, V> values, K variable, List<V> all, Supplier<Boolean> isSatisfied) {
        for (V value : all) {
            values.put(variable, value);
            if (isSatisfied.get()) {
                return true;
            }
        }
        values.remove(variable);
        return false;
    }
}
