package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.Policy;
import dev.whittle.smt.Answer;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Solver;
import dev.whittle.trie.KnownActions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the queries over known actions share, against each action asked by itself of the whole policies. */
class KnownRangeProperties {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** How a range over the known actions is made: {@link KnownRange} or a broken twin. */
    private interface Maker extends BiFunction<Obligation, Pair, Formula> {}

    @Property(seed = "20261131", tries = 300)
    void query_withWhatIsShared_isSatisfiableWhereThePlainOneIs(@ForAll("pairs") Pair pair) {
        mustAnswerAlike(KnownRangeProperties::shared, pair);
    }

    /** The policy against itself with something unused: all is alike, and V2's question is all that is left. */
    @Property(seed = "20261132", tries = 150)
    void query_ofOnePolicy_isSatisfiableWhereThePlainOneIs(@ForAll("pairs") Pair pair) {
        mustAnswerAlike(KnownRangeProperties::shared, new Pair(pair.original(), pair.original(), pair.unused()));
    }

    @Property(seed = "20261133", tries = 150)
    void boundsQuery_withWhatIsShared_isSatisfiableWhereThePlainOneIs(@ForAll("pairs") Pair pair) {
        Policy original = pair.originalPolicy();
        Policy refined = pair.refinedPolicy();
        Contexts contexts = new Contexts(original, refined).withUnsharedAdverse();
        KnownRange range = new KnownRange(original, refined, pair.known(), contexts);
        for (Obligation obligation : Obligation.OVER_KNOWN) {
            assertEquals(
                    answer(plain(obligation, pair, new Allowance(contexts)::allowed)),
                    answer(range.query(obligation)),
                    obligation.word());
        }
    }

    /** V4 is never less than V2 and V3 together: it holds their queries, as they were asked. */
    @Property(seed = "20261134", tries = 150)
    void query_ofV4_isImpliedByThoseOfV2AndV3(@ForAll("pairs") Pair pair) {
        Formula everything = shared(Obligation.V4, pair);
        for (Obligation part : List.of(Obligation.V2, Obligation.V3)) {
            assertEquals("unsat", answer(Formula.and(shared(part, pair), Formula.not(everything))), part.word());
        }
    }

    /** That slices differ is a question about what they say: of unlike ones it is satisfiable. */
    @Example
    void differs_ofUnlikeSlices_isSatisfiable() {
        Policy one = Policies.allow("*", "a:A*");
        Policy other = Policies.allow("*", "a:AB*");
        Allowance allowance = new Allowance(new Contexts(one, other));
        assertEquals("sat", answer(allowance.differs(Slice.of(one), Slice.of(other))));
        assertEquals("unsat", answer(allowance.differs(Slice.of(one), Slice.of(one))));
        assertNotEquals(Formula.FALSE, allowance.differs(Slice.of(one), Slice.of(one)));
    }

    /** One question for the same policy, and it is about its patterns: the solver gets no constant. */
    @Example
    void ofTheSame_isAQuestionAboutEveryString() {
        Policy policy = Policies.allow("*", "*");
        Formula query = NoNewAccess.ofTheSame(policy, policy, new Contexts(policy, policy))
                .orElseThrow();
        assertInstanceOf(Formula.And.class, query);
        assertEquals("unsat", answer(query));
        assertTrue(NoNewAccess.ofTheSame(policy, Policies.allow("*", "*:*"), new Contexts(policy, policy))
                .isEmpty());
        assertTrue(NoNewAccess.ofTheSame(policy, Policies.allow(Policies.ARN, "*"), new Contexts(policy, policy))
                .isEmpty());
        assertTrue(NoNewAccess.ofTheSame(
                        Policies.notAction("a:*"), Policies.allow("*", "a:*"), new Contexts(policy, policy))
                .isEmpty());
    }

    @Example
    void query_brokenTwins_areCaught() {
        Maker forgetsWhatIsUnused = (obligation, pair) -> obligation == Obligation.V2
                ? Formula.FALSE
                : shared(obligation, new Pair(pair.original(), pair.refined(), List.of()));
        Maker takesV3ForV4 =
                (obligation, pair) -> shared(obligation == Obligation.V4 ? Obligation.V3 : obligation, pair);
        Maker takesAllForAlike =
                (obligation, pair) -> shared(obligation, new Pair(pair.original(), pair.original(), pair.unused()));
        for (Maker broken : List.of(forgetsWhatIsUnused, takesV3ForV4, takesAllForAlike)) {
            Random random = new Random(20261135);
            assertThrows(AssertionError.class, () -> {
                for (int i = 0; i < 300; i++) {
                    mustAnswerAlike(broken, Pair.random(random));
                }
            });
        }
    }

    private static void mustAnswerAlike(Maker maker, Pair pair) {
        Contexts contexts = new Contexts(pair.originalPolicy(), pair.refinedPolicy());
        for (Obligation obligation : Obligation.OVER_KNOWN) {
            assertEquals(
                    answer(plain(obligation, pair, new Allowance(contexts)::allowed)),
                    answer(maker.apply(obligation, pair)),
                    () -> obligation.word() + " of " + pair);
        }
    }

    private static Formula shared(Obligation obligation, Pair pair) {
        Policy original = pair.originalPolicy();
        Policy refined = pair.refinedPolicy();
        return new KnownRange(original, refined, pair.known(), new Contexts(original, refined)).query(obligation);
    }

    private static Formula plain(Obligation obligation, Pair pair, BiFunction<Slice, String, Allowed> allowed) {
        Slice before = Slice.of(pair.originalPolicy());
        Slice after = Slice.of(pair.refinedPolicy());
        KnownActions known = pair.known();
        List<Formula> parts = new ArrayList<>();
        for (String action : SmallCatalog.actions(known)) {
            parts.add(obligation.query(
                    allowed.apply(before, action), allowed.apply(after, action), known.isUnused(action)));
        }
        return Formula.or(parts);
    }

    private static String answer(Formula formula) {
        try (Solver solver = new Solver()) {
            Answer answer = solver.check(formula, LONG);
            return answer.status();
        }
    }

    @Provide
    Arbitrary<Pair> pairs() {
        return Pair.pairs();
    }
}
