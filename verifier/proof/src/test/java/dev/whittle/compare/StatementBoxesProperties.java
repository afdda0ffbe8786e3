package dev.whittle.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.request.Assumption;
import dev.whittle.request.Cases;
import dev.whittle.request.OpenFact;
import dev.whittle.request.Request;
import dev.whittle.request.RequestEvaluator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/** What statements ask as formulas, against the plain evaluator. */
class StatementBoxesProperties {
    private static final long SEED = 20271201;

    /** One reader refuses a statement iff the other does, so that nothing is judged by a meaning that the other does not see. */
    @Example
    void refusals_ofRandomPolicies_areTheSameOfBothReaders() {
        int refused = 0;
        for (long seed = SEED; seed < SEED + 2000; seed++) {
            List<Draft> pair = new RandomDrafts(new Random(seed)).pair();
            Asked asked = Asked.of(pair.get(0).json(), pair.get(1).json());
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        Optional.empty(),
                        RefusalTwins.difference(
                                asked.trees().get(i),
                                asked.documents(),
                                asked.policies().get(i)),
                        "seed " + seed + " " + pair.get(i).json());
                refused += asked.policies().get(i).refusals().isEmpty() ? 0 : 1;
            }
        }
        assertTrue(refused > 50, refused + " refused");
        System.out.println(refused + " of 4000 documents with a refusal");
    }

    /** Each case that the evaluator comes to, the formulas come to as well, whatever the facts are that it did not ask for. */
    @Example
    void formulas_ofRandomRequests_decideAsTheEvaluator() {
        int allowed = 0;
        int denied = 0;
        for (long seed = SEED; seed < SEED + 1000; seed++) {
            Random random = new Random(seed);
            List<Draft> pair = new RandomDrafts(random).pair();
            Asked asked = Asked.of(pair.get(0).json(), pair.get(1).json());
            RandomRequests requests = new RandomRequests(random, asked.documents(), pair);
            for (int i = 0; i < 8; i++) {
                Request request = withoutEmptyValues(requests.next());
                for (Cases.Case each : RequestEvaluator.cases(asked.documents(), asked.trees(), request)
                        .all()) {
                    for (int at = 0; at < 2; at++) {
                        boolean isAllowed = each.decisions().get(at).isAllowed();
                        assertEquals(
                                Set.of(isAllowed),
                                decided(asked, at, request, each.assumption()),
                                "seed " + seed + " " + request + " " + each.assumption() + " "
                                        + pair.get(at).json());
                        allowed += isAllowed ? 1 : 0;
                        denied += isAllowed ? 0 : 1;
                    }
                }
            }
        }
        System.out.println("formulas and evaluator agree: " + allowed + " allowed, " + denied + " not");
        assertTrue(allowed > 1000 && denied > 1000, allowed + " and " + denied);
    }

    private static Request withoutEmptyValues(Request request) {
        SortedMap<String, List<String>> context = new TreeMap<>(request.context());
        context.values().removeIf(values -> values.contains(""));
        return new Request(request.action(), request.resource(), request.principal(), context);
    }

    /** What the formulas of a document say, with the facts of an assumption and every value of the others that is not excluded. */
    private static Set<Boolean> decided(Asked asked, int at, Request request, Assumption assumption) {
        StatementBoxes boxes = new StatementBoxes(assumption.readings());
        Side side = Side.of(asked.policies().get(at));
        Effective effective = Effective.of(side, boxes, new Letters());
        List<Skeleton> certain = Effective.certain(List.of(side), boxes);
        Set<Atom> atoms = new HashSet<>();
        effective.formulas().forEach(formula -> formula.collect(atoms));
        certain.forEach(formula -> formula.collect(atoms));
        List<Map<OpenFact, Boolean>> ways = new ArrayList<>(List.of(assumption.facts()));
        for (Atom atom : atoms) {
            if (atom instanceof Atom.Fact fact && !assumption.facts().containsKey(fact.fact())) {
                ways = ways.stream()
                        .flatMap(way -> Stream.of(true, false).map(value -> with(way, fact.fact(), value)))
                        .toList();
            }
        }
        return ways.stream()
                .map(facts -> new Told(request, facts))
                .filter(told -> certain.stream().allMatch(formula -> formula.accept(told)))
                .map(told ->
                        effective.allows().stream().anyMatch(box -> box.asked().accept(told))
                                && effective.denies().stream()
                                        .noneMatch(box -> box.asked().accept(told)))
                .collect(Collectors.toSet());
    }

    private static Map<OpenFact, Boolean> with(Map<OpenFact, Boolean> facts, OpenFact fact, boolean value) {
        Map<OpenFact, Boolean> more = new HashMap<>(facts);
        more.put(fact, value);
        return more;
    }
}
