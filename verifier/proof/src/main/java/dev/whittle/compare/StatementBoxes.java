package dev.whittle.compare;

import dev.whittle.compare.Atom.Some.Test;
import dev.whittle.request.Condition;
import dev.whittle.request.ConditionOperator.Absence;
import dev.whittle.request.ConditionOperator.SetOperator;
import dev.whittle.request.ConditionOperator.View;
import dev.whittle.request.Documents.KeyUse;
import dev.whittle.request.Elements;
import dev.whittle.request.Glob;
import dev.whittle.request.Intervals;
import dev.whittle.request.Listed;
import dev.whittle.request.PolicyVariable;
import dev.whittle.request.PrincipalEntry;
import dev.whittle.request.Reading;
import dev.whittle.request.Readings;
import dev.whittle.request.RequestStatement;
import dev.whittle.request.ResourceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What statements ask of a request, under one way to read them, as formulas over atoms: true of exactly the requests that a statement
 * applies to, but that dimensions are independent and variables have no value here.
 */
// TRUSTED: the formula of each operator is that of AWS's page; random requests compare it with the plain evaluator.
record StatementBoxes(Readings readings) {
    /** What a statement asks; of one that is not understood it is an open fact. */
    Skeleton box(RequestStatement statement) {
        return statement.elements().map(this::box).orElseGet(() -> Skeleton.of(new Atom.Fact(statement.open())));
    }

    private Skeleton box(Elements elements) {
        List<Skeleton> parts = new ArrayList<>();
        parts.add(actions(elements));
        elements.resources().ifPresent(listed -> parts.add(resources(listed)));
        elements.excluding()
                .ifPresentOrElse(
                        fact -> parts.add(Skeleton.of(new Atom.Fact(fact))),
                        () -> elements.principals().ifPresent(listed -> parts.add(principals(listed.entries()))));
        elements.conditions().forEach(condition -> parts.add(condition(condition)));
        return Skeleton.all(parts);
    }

    /** The actions that a statement is about. */
    static Skeleton actions(Elements elements) {
        return signed(
                elements.actions(), among(Dimension.ACTION, elements.actions().entries()));
    }

    private static Skeleton signed(Listed<?> listed, Skeleton some) {
        return listed.isExcluding() ? Skeleton.not(some) : some;
    }

    private static Skeleton among(Dimension dimension, List<Glob> globs) {
        return globs.stream().anyMatch(Glob::isAnything) && !dimension.isOfKey()
                ? Skeleton.TRUE
                : Skeleton.of(new Atom.Among(dimension, new Content.Texts(GlobSet.of(globs))));
    }

    private Skeleton resources(Listed<ResourceEntry> listed) {
        Skeleton some = signed(
                listed,
                among(
                        Dimension.RESOURCE,
                        listed.entries().stream()
                                .map(pattern -> pattern.glob(readings))
                                .toList()));
        Reading missing = listed.isExcluding() ? Reading.MISSING_IN_NOT_RESOURCE : Reading.MISSING_IN_RESOURCE;
        return Skeleton.all(
                some,
                havingValues(
                        listed.entries().stream()
                                .flatMap(pattern -> pattern.variables().stream())
                                .toList(),
                        missing));
    }

    /** That the variables have values, where a statement does not apply without. */
    private Skeleton havingValues(List<PolicyVariable> variables, Reading missing) {
        return readings.takesSecond(missing)
                ? Skeleton.all(variables.stream()
                        .filter(variable -> variable.fallback().isEmpty())
                        .map(variable -> Skeleton.of(new Atom.Present(variable.key())))
                        .toList())
                : Skeleton.TRUE;
    }

    private Skeleton principals(List<PrincipalEntry> entries) {
        List<Skeleton> parts = new ArrayList<>();
        List<Glob> named = entries.stream()
                .flatMap(entry -> entry.named(readings).stream())
                .toList();
        if (!named.isEmpty()) {
            parts.add(among(Dimension.PRINCIPAL, named));
        }
        entries.forEach(entry -> open(entry).ifPresent(parts::add));
        return Skeleton.any(parts);
    }

    /** That the caller is one of these. */
    static Skeleton callers(List<Glob> callers) {
        return among(Dimension.PRINCIPAL, callers);
    }

    /** That the caller is one on whom an entry's open fact bears, and that it is true. */
    private static Optional<Skeleton> open(PrincipalEntry entry) {
        return entry.open()
                .map(fact -> Skeleton.all(among(Dimension.PRINCIPAL, entry.among()), Skeleton.of(new Atom.Fact(fact))));
    }

    /** That the caller is one of those whom an entry may name, by name or by an open fact. */
    Skeleton named(PrincipalEntry entry) {
        return principals(List.of(entry));
    }

    private Skeleton condition(Condition condition) {
        Skeleton present = Skeleton.of(new Atom.Present(condition.key()));
        if (condition.isNull()) {
            return Skeleton.any(condition.values().stream()
                    .map(value -> value.equalsIgnoreCase("true") ? Skeleton.not(present) : present)
                    .toList());
        }
        Skeleton asked = condition.use() == KeyUse.SINGLE ? single(condition, present) : multiple(condition);
        Skeleton given =
                condition.operator().absence() == Absence.TRUE ? Skeleton.any(Skeleton.not(present), asked) : asked;
        return Skeleton.all(given, havingValues(condition.variables(), Reading.MISSING_IN_CONDITION));
    }

    private Dimension dimension(Condition condition) {
        return Dimension.of(condition.key(), condition.operator().test().view());
    }

    private Content content(Condition condition) {
        return condition.operator().test().view() == View.TEXT
                ? new Content.Texts(GlobSet.of(condition.globs()))
                : new Content.Points(condition.intervals(readings));
    }

    /** Whether a value must also be well-formed for a negated operator to be true of it. */
    private boolean asksForm(Condition condition) {
        return readings.takesSecond(Reading.MALFORMED_VALUE)
                && (condition.comparesArns() || condition.operator().test().view() != View.TEXT);
    }

    /** The well-formed values, as an operator looks at them. */
    static Content wellFormed(Dimension dimension) {
        return dimension.isOrdered()
                ? new Content.Points(
                        dimension.kind() == Dimension.Kind.ADDRESS ? Intervals.ADDRESSES : Intervals.EVERYWHERE)
                : new Content.Texts(GlobSet.of(List.of(Condition.ARNS)));
    }

    private Skeleton single(Condition condition, Skeleton present) {
        Dimension dimension = dimension(condition);
        Skeleton among = Skeleton.of(new Atom.Among(dimension, content(condition)));
        Skeleton asked = among;
        if (condition.operator().isNegated()) {
            asked = Skeleton.not(among);
            if (asksForm(condition)) {
                Skeleton formed = Skeleton.of(new Atom.Among(dimension, wellFormed(dimension)));
                asked = Skeleton.any(Skeleton.not(present), Skeleton.all(formed, asked));
            }
        }
        SetOperator set = condition.operator().set();
        return switch (set) {
            case ONE -> asked;
            case ANY -> Skeleton.all(present, asked);
            case ALL -> Skeleton.any(Skeleton.not(present), asked);
        };
    }

    private Skeleton multiple(Condition condition) {
        Dimension dimension = dimension(condition);
        Content content = content(condition);
        boolean isNegated = condition.operator().isNegated();
        boolean asksForm = isNegated && asksForm(condition);
        if (condition.operator().set() == SetOperator.ANY) {
            Test test = asksForm ? Test.WELL_FORMED_OUTSIDE : isNegated ? Test.OUTSIDE : Test.AMONG;
            return Skeleton.of(new Atom.Some(dimension, test, content));
        }
        Skeleton wrong = Skeleton.of(new Atom.Some(dimension, isNegated ? Test.AMONG : Test.OUTSIDE, content));
        Skeleton malformed = Skeleton.of(new Atom.Some(dimension, Test.OUTSIDE, wellFormed(dimension)));
        return asksForm ? Skeleton.all(Skeleton.not(wrong), Skeleton.not(malformed)) : Skeleton.not(wrong);
    }
}
