package dev.whittle.verify;

import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.smt.BooleanVariable;
import dev.whittle.smt.Formula;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The contexts of two policies as Boolean variables: equal contexts share one, so both policies speak of the same
 * requests. {@link Context#ALWAYS} needs no variable.
 *
 * <p>A context that only one policy has is taken in one of two ways, and whoever is handed this value takes it so:
 *
 * <ul>
 *   <li>free, a variable like any other, so that it may be whatever makes a violation. What is proved then holds whatever the
 *       contexts mean, but a violation may hang on values that such a context never has beside the others;
 *   <li>adverse, whatever speaks against a violation: its policy allows the least if the search is for too much access, and
 *       the most if it is for lost access. A violation that is found then is certain.
 * </ul>
 *
 * <p>Where S holds, nobody edited a context: one that only the original has went with its whole statement, and counts as
 * shared. So a lost statement is refuted, while an edited Resource settles nothing.
 */
final class Contexts {
    /** What an adverse context is taken for. */
    enum Bound {
        /** The value under which its policy allows the least. */
        CERTAINLY,
        /** The value under which its policy allows the most. */
        POSSIBLY
    }

    private final SortedMap<Context, BooleanVariable> variables;
    private final SortedSet<Context> inOriginal;
    private final SortedSet<Context> inRefined;
    private final boolean areUnedited;
    private final SortedSet<Context> adverse;

    /** All of them free. */
    Contexts(Policy original, Policy refined) {
        variables = new TreeMap<>();
        inOriginal = of(original);
        inRefined = of(refined);
        areUnedited = Structure.differences(original, refined).isEmpty();
        adverse = Collections.emptySortedSet();
        Stream.concat(inOriginal.stream(), inRefined.stream())
                .sorted()
                .forEach(context -> variables.putIfAbsent(context, new BooleanVariable("c" + variables.size())));
    }

    private Contexts(Contexts free, SortedSet<Context> adverse) {
        variables = free.variables;
        inOriginal = free.inOriginal;
        inRefined = free.inRefined;
        areUnedited = free.areUnedited;
        this.adverse = adverse;
    }

    /** The same, with those adverse that only one policy has. */
    Contexts withUnsharedAdverse() {
        SortedSet<Context> unshared = new TreeSet<>(variables.keySet());
        unshared.removeIf(this::isShared);
        return new Contexts(this, unshared);
    }

    /** The same, with these adverse and no others. */
    Contexts withAdverse(SortedSet<Context> taken) {
        return new Contexts(this, new TreeSet<>(taken));
    }

    private static SortedSet<Context> of(Policy policy) {
        return policy.statements().stream()
                .map(Statement::context)
                .filter(context -> !context.isAlways())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every context that needs a variable, with the variable. */
    SortedMap<Context, BooleanVariable> variables() {
        return Collections.unmodifiableSortedMap(variables);
    }

    /** Whether both policies have the context, or it always holds, or nobody edited any. */
    boolean isShared(Context context) {
        return context.isAlways() || areUnedited || (inOriginal.contains(context) && inRefined.contains(context));
    }

    /** Whether that holds for every context. */
    boolean areAllShared() {
        return areUnedited || inOriginal.equals(inRefined);
    }

    /** Those that are taken as adverse. */
    SortedSet<Context> adverse() {
        return Collections.unmodifiableSortedSet(adverse);
    }

    /** Whether the context is taken as adverse. */
    boolean isAdverse(Context context) {
        return adverse.contains(context);
    }

    /** What a policy allows, given the formula of it under each bound; only one is asked for where all contexts are free. */
    Allowed allowed(Function<Bound, Formula> under) {
        return adverse.isEmpty()
                ? Allowed.of(under.apply(Bound.CERTAINLY))
                : new Allowed(under.apply(Bound.CERTAINLY), under.apply(Bound.POSSIBLY));
    }

    /** Whether the context of a statement of that effect holds, as a formula. */
    Formula holds(Effect effect, Context context, Bound bound) {
        if (context.isAlways()) {
            return Formula.TRUE;
        }
        if (!isAdverse(context)) {
            return Formula.holds(Objects.requireNonNull(variables.get(context), "a context of neither policy"));
        }
        boolean allowsMore = effect == Effect.ALLOW;
        return allowsMore == (bound == Bound.POSSIBLY) ? Formula.TRUE : Formula.FALSE;
    }

    /** Why nothing is settled: the statements whose contexts the other policy does not have. */
    String unsettled(Policy original, Policy refined) {
        List<String> statements = Stream.concat(
                        unshared(refined).map(label -> "the refined policy's " + label),
                        unshared(original).map(label -> "the original's " + label))
                .toList();
        return "it hangs on contexts that only one of the policies has: " + String.join(", ", statements);
    }

    private Stream<String> unshared(Policy policy) {
        return policy.statements().stream()
                .filter(statement -> !isShared(statement.context()))
                .map(Statement::label);
    }
}
