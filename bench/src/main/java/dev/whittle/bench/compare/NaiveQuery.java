package dev.whittle.bench.compare;

import dev.whittle.policy.Effect;
import dev.whittle.request.Condition;
import dev.whittle.request.ConditionOperator.Absence;
import dev.whittle.request.ConditionOperator.SetOperator;
import dev.whittle.request.ConditionOperator.View;
import dev.whittle.request.Elements;
import dev.whittle.request.Glob;
import dev.whittle.request.Listed;
import dev.whittle.request.Readings;
import dev.whittle.request.RequestPolicy;
import dev.whittle.smt.BooleanVariable;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Language;
import dev.whittle.smt.StringVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one would first write down: a request allowed by one policy and not by the other, with a string variable for each part of a
 * request and each key, all of it given to the solver at once. Each list is a flat union, and each membership an atom of its own.
 *
 * <p>It knows neither principals, nor variables, nor numbers, dates and addresses, nor keys with several values: pairs with these are
 * left out.
 */
final class NaiveQuery {
    private static final StringVariable ACTION = new StringVariable("action");
    private static final StringVariable RESOURCE = new StringVariable("resource");

    private NaiveQuery() {}

    /** Satisfiable iff the first policy allows something that the second does not; nothing where it can't be written so. */
    static Optional<Formula> of(Asked asked) {
        return isSimple(asked.a()) && isSimple(asked.b())
                ? Optional.of(Formula.and(allows(asked.a()), Formula.not(allows(asked.b()))))
                : Optional.empty();
    }

    private static boolean isSimple(RequestPolicy policy) {
        return policy.kind() == RequestPolicy.Kind.IDENTITY
                && policy.statements().stream()
                        .allMatch(statement -> statement
                                .elements()
                                .filter(NaiveQuery::isSimple)
                                .isPresent());
    }

    private static boolean isSimple(Elements elements) {
        return elements.readings().isEmpty()
                && elements.resources().stream()
                        .flatMap(listed -> listed.entries().stream())
                        .allMatch(entry -> entry.variables().isEmpty())
                && elements.conditions().stream()
                        .allMatch(condition -> condition.isNull()
                                || (condition.operator().set() == SetOperator.ONE
                                        && condition.variables().isEmpty()
                                        && condition.operator().test().view() == View.TEXT));
    }

    private static Formula allows(RequestPolicy policy) {
        return Formula.and(any(policy, Effect.ALLOW), Formula.not(any(policy, Effect.DENY)));
    }

    private static Formula any(RequestPolicy policy, Effect effect) {
        return Formula.or(policy.statements().stream()
                .filter(statement -> statement.effect() == effect)
                .map(statement -> applies(statement.elements().orElseThrow()))
                .toList());
    }

    private static Formula applies(Elements elements) {
        List<Formula> parts = new ArrayList<>();
        parts.add(among(ACTION, elements.actions(), elements.actions().entries()));
        elements.resources()
                .ifPresent(listed -> parts.add(among(
                        RESOURCE,
                        listed,
                        listed.entries().stream()
                                .map(entry -> entry.glob(Readings.FIRST))
                                .toList())));
        elements.conditions().forEach(condition -> parts.add(holds(condition)));
        return Formula.and(parts);
    }

    private static Formula among(StringVariable variable, Listed<?> listed, List<Glob> globs) {
        Formula some = Formula.matches(variable, union(globs));
        return listed.isExcluding() ? Formula.not(some) : some;
    }

    private static Formula holds(Condition condition) {
        Formula present = Formula.holds(new BooleanVariable("has " + condition.key()));
        if (condition.isNull()) {
            return Formula.or(condition.values().stream()
                    .map(value -> value.equalsIgnoreCase("true") ? Formula.not(present) : present)
                    .toList());
        }
        Formula matches = Formula.and(
                present, Formula.matches(new StringVariable("key " + condition.key()), union(condition.globs())));
        Formula asked = condition.operator().isNegated() ? Formula.not(matches) : matches;
        boolean isIfExists = condition.operator().absence() == Absence.TRUE;
        return isIfExists ? Formula.or(List.of(Formula.not(present), asked)) : asked;
    }

    private static Language union(List<Glob> globs) {
        return Language.union(globs.stream().map(NaiveQuery::language).toList());
    }

    private static Language language(Glob glob) {
        return Language.concatenation(
                glob.tokens().stream().map(token -> token.accept(new Tokens())).toList());
    }

    private static final class Tokens implements Glob.Visitor<Language> {
        @Override
        public Language text(String text) {
            return Language.literal(text);
        }

        @Override
        public Language wildcard(Glob.Wildcard wildcard) {
            Language noColon = Language.union(List.of(Language.range(0, ':' - 1), Language.range(':' + 1, 0x2FFFE)));
            return switch (wildcard) {
                case RUN -> Language.anyString();
                case ONE -> Language.anyCharacter();
                case RUN_IN_PART -> Language.union(List.of(Language.literal(""), Language.repeated(noColon)));
                case ONE_IN_PART -> noColon;
            };
        }

        @Override
        public Language eitherCase(char letter) {
            return Language.union(List.of(
                    Language.literal(Character.toString(letter)),
                    Language.literal(Character.toString(Character.toUpperCase(letter)))));
        }

        @Override
        public Language fill(Glob.Fill fill) {
            throw new IllegalArgumentException("a pattern with a variable");
        }
    }
}
