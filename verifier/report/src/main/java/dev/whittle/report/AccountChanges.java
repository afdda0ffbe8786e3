package dev.whittle.report;

import dev.whittle.account.AccountResults;
import dev.whittle.account.Outcome;
import dev.whittle.account.Principal;
import dev.whittle.evidence.Warning;
import dev.whittle.files.Input;
import dev.whittle.json.Place;
import dev.whittle.json.Places;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.refine.Ranked;
import dev.whittle.refine.RecommendedAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is to change in an account, each at the place of its document in the details. */
public final class AccountChanges {
    private final AccountResults results;

    /** One for each file, since finding line ends takes a walk through it. */
    private final Map<String, Places> places = new HashMap<>();

    private AccountChanges(AccountResults results) {
        this.results = results;
    }

    /**
     * The run.
     *
     * @param details the account details, by their path in the repository
     * @param tool the program's version
     */
    public static ChangeRun of(AccountResults results, Input details, String tool) {
        AccountChanges changes = new AccountChanges(results);
        return new ChangeRun(
                details,
                results.outcomes().size(),
                results.outcomes().stream().flatMap(changes::change).toList(),
                results.idle(),
                results.unproved(),
                results.warnings().stream().map(Warning::text).toList(),
                results.catalog(),
                tool);
    }

    private Stream<PolicyChange> change(Outcome outcome) {
        return outcome
                .recommendedAction()
                .filter(action -> action != RecommendedAction.NONE)
                .map(action -> new PolicyChange(
                        outcome.task().title(),
                        action,
                        Ranked.of(outcome.removed(), results.catalog()),
                        outcome.remaining(),
                        outcome.unfit(),
                        owners(outcome),
                        region(
                                outcome.task().document().source(),
                                outcome.task().document().json().span())))
                .stream();
    }

    private static List<String> owners(Outcome outcome) {
        List<String> owners = new ArrayList<>(outcome.task().arn().stream().toList());
        outcome.task().owners().stream().map(Principal::arn).forEach(owners::add);
        return owners;
    }

    private PolicyChange.Region region(SourceText source, Span span) {
        Places in = places.computeIfAbsent(source.name(), name -> new Places(source.text()));
        Place start = in.at(span.start());
        Place end = in.at(span.end());
        return new PolicyChange.Region(start.line(), start.column(), end.line(), end.column());
    }
}
