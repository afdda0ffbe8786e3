package dev.whittle.report;

import dev.whittle.account.AccountResults;
import dev.whittle.account.Outcome;
import dev.whittle.account.Principal;
import dev.whittle.refine.Ranked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The policies of one who has any.
 *
 * @param id of its place in the account's page
 * @param removed all that goes from them and is to be put in place
 */
record OwnedPolicies(String id, Principal owner, List<Outcome> outcomes, Ranked removed) {
    /** Those of everybody who has any, first those who lose what matters most. */
    static List<OwnedPolicies> of(AccountResults results) {
        Map<Principal, List<Outcome>> byOwner = Outcome.byOwner(results.outcomes());
        List<Principal> owners = results.account().principals().stream()
                .filter(byOwner::containsKey)
                .toList();
        return IntStream.range(0, owners.size())
                .mapToObj(i -> of("p" + i, owners.get(i), byOwner.getOrDefault(owners.get(i), List.of()), results))
                .sorted(Comparator.comparing(OwnedPolicies::removed, Ranked.GRAVEST_FIRST))
                .toList();
    }

    private static OwnedPolicies of(String id, Principal owner, List<Outcome> outcomes, AccountResults results) {
        List<String> removed = new ArrayList<>();
        outcomes.stream()
                .filter(outcome -> outcome.unfit().isEmpty())
                .forEach(outcome -> removed.addAll(outcome.removed()));
        return new OwnedPolicies(
                id,
                owner,
                outcomes,
                Ranked.of(removed.stream().distinct().sorted().toList(), results.catalog()));
    }

    /** How many actions its policies grant afterwards, each policy's counted. */
    long remaining() {
        return outcomes.stream()
                .mapToLong(outcome -> outcome.remaining().counts().total())
                .sum();
    }
}
