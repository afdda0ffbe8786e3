package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.PlainEvaluator;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.smt.Answer;
import dev.whittle.smt.BooleanVariable;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Language;
import dev.whittle.smt.RealVariable;
import dev.whittle.smt.Solver;
import dev.whittle.smt.StringVariable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a policy allows of a fixed action: the filter by literal prefixes against the formula without it. */
class AllowanceProperties {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Property(seed = "20260931", tries = 150)
    void formula_withTheFilter_isTheFormulaWithoutIt(@ForAll("pairs") Pair pair) {
        Policy policy = pair.originalPolicy();
        Contexts contexts = new Contexts(policy, policy);
        Allowance allowance = new Allowance(contexts);
        List<Formula> different = new ArrayList<>();
        for (String action : SmallCatalog.actions(pair.known())) {
            Formula filtered = allowance.allowed(Slice.of(policy), action).certainly();
            Formula plain = unfiltered(policy, action, contexts);
            different.add(Formula.and(filtered, Formula.not(plain)));
            different.add(Formula.and(plain, Formula.not(filtered)));
        }
        try (Solver solver = new Solver()) {
            assertEquals(new Answer.Unsatisfiable(), solver.check(Formula.or(different), LONG));
        }
    }

    @Property(seed = "20260932", tries = 250)
    void formula_underEveryAssignment_isThePlainEvaluator(@ForAll("pairs") Pair pair) {
        Policy policy = pair.originalPolicy();
        Contexts contexts = new Contexts(policy, policy);
        Allowance allowance = new Allowance(contexts);
        for (String action : SmallCatalog.actions(pair.known())) {
            Formula formula = allowance.allowed(Slice.of(policy), action).possibly();
            for (Set<Context> holding : Kleene.subsets(Kleene.contexts(policy))) {
                assertEquals(
                        PlainEvaluator.allows(policy, action, holding::contains),
                        formula.accept(new Truth(variables(contexts, holding))),
                        action);
            }
        }
    }

    /** A service's slice of the policy means the same for that service's actions. */
    @Property(seed = "20260933", tries = 250)
    void formula_ofTheServicesSlice_isThatOfTheWholePolicy(@ForAll("pairs") Pair pair) {
        Policy policy = pair.originalPolicy();
        Contexts contexts = new Contexts(policy, policy);
        Allowance allowance = new Allowance(contexts);
        for (String action : SmallCatalog.actions(pair.known())) {
            Slice slice = Slice.of(policy, action.substring(0, action.indexOf(':')));
            for (Set<Context> holding : Kleene.subsets(Kleene.contexts(policy))) {
                Truth truth = new Truth(variables(contexts, holding));
                boolean whole =
                        allowance.allowed(Slice.of(policy), action).certainly().accept(truth);
                assertEquals(whole, allowance.allowed(slice, action).certainly().accept(truth), action);
                assertEquals(false, whole && !slice.mayAllow());
                assertEquals(false, whole && !isAmongAllowed(policy, action));
            }
        }
    }

    private static boolean isAmongAllowed(Policy policy, String action) {
        return policy.allowedServices()
                .map(services -> services.contains(action.substring(0, action.indexOf(':'))))
                .orElse(true);
    }

    /** The lower bound never allows what the exact formula denies, the upper one never denies what it allows. */
    @Property(seed = "20260934", tries = 250)
    void bounds_ofContextsThatOnePolicyLacks_areAroundTheExactFormula(@ForAll("pairs") Pair pair) {
        Policy policy = pair.originalPolicy();
        Contexts contexts = new Contexts(policy, pair.refinedPolicy()).withUnsharedAdverse();
        Allowance allowance = new Allowance(contexts);
        for (String action : SmallCatalog.actions(pair.known())) {
            Allowed bounds = allowance.allowed(Slice.of(policy), action);
            for (Set<Context> holding : Kleene.subsets(Kleene.contexts(policy))) {
                Truth truth = new Truth(variables(contexts, holding));
                boolean exactly = PlainEvaluator.allows(policy, action, holding::contains);
                assertEquals(false, bounds.certainly().accept(truth) && !exactly, action);
                assertEquals(false, exactly && !bounds.possibly().accept(truth), action);
            }
        }
    }

    @Provide
    Arbitrary<Pair> pairs() {
        return Pair.pairs();
    }

    private static Set<BooleanVariable> variables(Contexts contexts, Set<Context> holding) {
        Set<BooleanVariable> variables = new HashSet<>();
        contexts.variables().forEach((context, variable) -> {
            if (holding.contains(context)) {
                variables.add(variable);
            }
        });
        return variables;
    }

    /** Every pattern of every statement, whatever it starts with. */
    private static Formula unfiltered(Policy policy, String action, Contexts contexts) {
        return Formula.and(
                matches(policy, Effect.ALLOW, action, contexts),
                Formula.not(matches(policy, Effect.DENY, action, contexts)));
    }

    private static Formula matches(Policy policy, Effect effect, String action, Contexts contexts) {
        List<Formula> parts = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            if (statement.effect() == effect) {
                Formula listed = Formula.textMatches(
                        action, PatternLanguages.union(statement.actions().patterns()));
                Formula covered = statement.actions().element().covers(true) ? listed : Formula.not(listed);
                parts.add(Formula.and(covered, contexts.holds(effect, statement.context(), Contexts.Bound.CERTAINLY)));
            }
        }
        return Formula.or(parts);
    }

    /** The truth of a ground formula, memberships by automata. */
    private record Truth(Set<BooleanVariable> holding) implements Formula.Visitor<Boolean> {
        @Override
        public Boolean constant(boolean value) {
            return value;
        }

        @Override
        public Boolean holds(BooleanVariable variable) {
            return holding.contains(variable);
        }

        @Override
        public Boolean matches(StringVariable variable, Language language) {
            throw new AssertionError("the formula is not ground");
        }

        @Override
        public Boolean textMatches(String text, Language language) {
            return Automata.of(language).run(text);
        }

        @Override
        public Boolean isBelow(RealVariable variable, BigDecimal bound) {
            throw new AssertionError("the formula is not ground");
        }

        @Override
        public Boolean isAbove(RealVariable variable, BigDecimal bound) {
            throw new AssertionError("the formula is not ground");
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
    }
}
