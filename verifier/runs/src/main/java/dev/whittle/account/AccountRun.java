package dev.whittle.account;

import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.Reports;
import dev.whittle.evidence.UnknownName;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Problem;
import dev.whittle.policy.Policy;
import dev.whittle.refine.Granted;
import dev.whittle.refine.Removals;
import dev.whittle.refine.Unobserved;
import dev.whittle.run.OrderedRun;
import dev.whittle.run.Remaining;
import dev.whittle.run.RunProgress;
import dev.whittle.run.SharedEvidence;
import dev.whittle.run.Status;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Attempt;
import dev.whittle.verify.FitMeans;
import dev.whittle.verify.Proof;
import dev.whittle.verify.Refinery;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Refines all that is planned for an account, each policy with its proof. */
public final class AccountRun {
    private final Refinery refinery;

    private AccountRun(Refinery refinery) {
        this.refinery = refinery;
    }

    /**
     * The results for an account.
     *
     * @param reports of its principals
     * @param kept what is never removed
     * @param fitting by which means policies that are too long may be made to fit, where that is wanted
     * @param threads how many policies at a time
     * @param progress told how many there are, then each time one is done
     * @throws InvalidInputException where evidence names no principal, or all is excerpts of a trail
     */
    public static AccountResults of(
            Account account,
            Reports reports,
            Evidence kept,
            Refinery refinery,
            Optional<FitMeans> fitting,
            int threads,
            RunProgress progress) {
        AccountPlan plan = AccountPlan.of(account, reports, kept, refinery.catalog());
        AccountRun run = new AccountRun(refinery);
        List<Outcome> outcomes = new ArrayList<>();
        Iterator<AccountTask> tasks = plan.tasks().iterator();
        progress.start(plan.tasks().size());
        OrderedRun.<AccountTask, Outcome>run(
                () -> tasks.hasNext() ? Optional.of(tasks.next()) : Optional.empty(),
                task -> 1,
                run::outcome,
                outcome -> {
                    outcomes.add(outcome);
                    progress.step();
                },
                threads);
        return new AccountResults(
                account,
                plan,
                AccountQuotas.marked(outcomes, refinery.catalog(), fitting),
                reports,
                refinery.catalog());
    }

    /** A policy that can't be read is an error of its own; the others are refined all the same. */
    private Outcome outcome(AccountTask task) {
        return Attempt.of(() -> refined(task))
                .or(
                        refused -> failed(
                                task,
                                Status.BAD_INPUT,
                                refused.problems().stream()
                                        .map(Problem::toString)
                                        .toList()),
                        error -> failed(
                                task, Status.INTERNAL_ERROR, List.of("internal error, please report it: " + error)));
    }

    private Outcome refined(AccountTask task) {
        Policy policy = task.document().read();
        SharedEvidence<Principal> shared = SharedEvidence.of(policy, refinery, task.users());
        KnownActions known = refinery.known(policy, shared.evidence());
        SortedSet<String> unobserved = new TreeSet<>(shared.unobserved());
        unobserved.addAll(Unobserved.of(policy, known));
        unobserved.addAll(Unobserved.untracked(policy, known));
        Proof proof = refinery.prove(refinery.candidate(policy, known));
        return new Outcome(
                task,
                Status.of(proof.judgement().verdict()),
                Optional.of(proof),
                Removals.of(policy, known),
                Remaining.of(proof),
                shared.keptAlive(),
                unobserved,
                shared.needed(known),
                Optional.empty(),
                Optional.empty(),
                task.kind() == PolicyKind.AWS_MANAGED ? List.of() : names(policy, known),
                List.of());
    }

    private static List<UnknownName> names(Policy policy, KnownActions known) {
        return policy.patterns().stream()
                .flatMap(name -> UnknownName.of(name, known.evidence(), known.catalog()).stream())
                .toList();
    }

    private static Outcome failed(AccountTask task, Status status, List<String> problems) {
        return new Outcome(
                task,
                status,
                Optional.empty(),
                List.of(),
                Granted.NOTHING,
                Map.of(),
                new TreeSet<>(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                problems);
    }
}
