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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The contexts of two policies as Boolean variables: equal contexts share one, so both policies speak of the same
 * requests. {@link Context#ALWAYS} needs no variable.
 *
 * <p>Where S holds nobody edited a context: one that only the original has went with its whole statement, and is as good
 * as shared. So a lost statement is refuted, while an edited Resource settles nothing.
 */
final class Contexts {
    /** How a context that only one of the policies has is taken. */
    enum Bound {
        /** Free, like any other. */
        EXACTLY,
        /** So that its policy allows the least. */
        CERTAINLY,
        /** So that its policy allows the most. */
        POSSIBLY
    }

    private final SortedMap<Context, BooleanVariable> variables = new TreeMap<>();
    private final SortedSet<Context> inOriginal;
    private final SortedSet<Context> inRefined;
    private final boolean areUnedited;

    Contexts(Policy original, Policy refined) {
        inOriginal = of(original);
        inRefined = of(refined);
        areUnedited = Structure.differences(original, refined).isEmpty();
        Stream.concat(inOriginal.stream(), inRefined.stream())
                .sorted()
                .forEach(context -> variables.putIfAbsent(context, new BooleanVariable("c" + variables.size())));
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

    /** Whether that is so of every context. */
    boolean areAllShared() {
        return areUnedited || inOriginal.equals(inRefined);
    }

    /** Whether the context of a statement of that effect holds, as a formula. */
    Formula holds(Effect effect, Context context, Bound bound) {
        if (context.isAlways()) {
            return Formula.TRUE;
        }
        if (bound == Bound.EXACTLY || isShared(context)) {
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
