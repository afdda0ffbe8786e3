package dev.whittle.account;

import dev.whittle.catalog.Catalog;
import dev.whittle.evidence.Idle;
import dev.whittle.evidence.ReportedFinding;
import dev.whittle.evidence.Reports;
import dev.whittle.evidence.UnknownName;
import dev.whittle.evidence.Warning;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.refine.Granted;
import dev.whittle.run.Status;
import dev.whittle.text.Numbers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a whole account. */
public final class AccountResults {
    private static final int MOST_GRAVE = 3;

    private final Account account;
    private final AccountPlan plan;
    private final List<Outcome> outcomes;
    private final Reports reports;
    private final Catalog catalog;

    AccountResults(Account account, AccountPlan plan, List<Outcome> outcomes, Reports reports, Catalog catalog) {
        this.account = account;
        this.plan = plan;
        this.outcomes = List.copyOf(outcomes);
        this.reports = reports;
        this.catalog = catalog;
    }

    /** The account. */
    public Account account() {
        return account;
    }

    /** What came of every policy that was refined or tried, in order. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** Whether anything is reported of a principal. */
    public boolean hasEvidence(Principal principal) {
        return plan.hasEvidence(principal);
    }

    /** The roles and credentials that nobody uses: what to do about each is not a matter of policies. */
    public List<Idle> idle() {
        return plan.idle();
    }

    /** Whether a principal is a role that a finding calls unused as a whole. */
    public boolean isIdle(Principal principal) {
        return plan.isIdle(principal);
    }

    /** Why actions stay because of a principal, if no report says that it does not use them. */
    public String because(Principal principal) {
        return plan.because(principal);
    }

    /** The findings that the evidence was taken from, and those of what nobody uses, sorted. */
    public List<ReportedFinding> findings() {
        return Stream.concat(
                        reports.findings().stream(),
                        reports.idle().stream().map(idle -> new ReportedFinding(idle.finding(), Optional.empty())))
                .distinct()
                .sorted()
                .toList();
    }

    /** What was passed over in reading the reports on a principal. */
    public List<String> remarks(Principal principal) {
        return plan.remarks(principal);
    }

    /** What was passed over in reading all reports. */
    public List<String> commonRemarks() {
        return plan.remarks();
    }

    /** The catalog by which the policies were refined. */
    public Catalog catalog() {
        return catalog;
    }

    /** How many policies have which verdict. */
    public Map<Status, Long> counts() {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        outcomes.forEach(outcome -> counts.merge(outcome.status(), 1L, Long::sum));
        return counts;
    }

    /** The same in words, such as {@code 346 proved, 1 bad input}; empty where there is no policy. */
    public String verdicts() {
        return counts().entrySet().stream()
                .map(count ->
                        Numbers.grouped(count.getValue()) + " " + count.getKey().words())
                .collect(Collectors.joining(", "));
    }

    /** The policies that are not proved, in order, each with the reason. */
    public List<String> unproved() {
        return outcomes.stream()
                .filter(outcome -> outcome.status() != Status.PROVED)
                .map(outcome -> outcome.task().title() + ": "
                        + (outcome.problems().isEmpty()
                                ? outcome.status().word()
                                : String.join("; ", outcome.problems())))
                .toList();
    }

    /** The refined policies that the service would not take, in order. */
    public List<Outcome> unfit() {
        return outcomes.stream().filter(outcome -> outcome.unfit().isPresent()).toList();
    }

    /** What was left alone, in order. */
    public List<Skipped> skipped() {
        return plan.skipped();
    }

    /** Principals without evidence, which are taken to use all that they are granted. */
    public List<String> withoutEvidence() {
        return plan.withoutEvidence();
    }

    /** What was passed over in reading the reports, those on one principal with its ARN. */
    public List<String> remarks() {
        return plan.allRemarks();
    }

    /**
     * What is to be mended before the results are believed: event sources and names that nobody knows, and evidence that
     * speaks of nothing that any policy grants.
     */
    public List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>(plan.sources());
        Map<String, UnknownName> names = new TreeMap<>();
        plan.names(catalog).forEach(name -> names.putIfAbsent(name.name().folded(), name));
        outcomes.forEach(outcome ->
                outcome.names().forEach(name -> names.putIfAbsent(name.name().folded(), name)));
        names.values()
                .forEach(name -> warnings.add(new Warning(
                        Warning.Kind.NAME,
                        name.title() + " neither the catalog of " + catalog.date() + " nor the event map knows it")));
        List<Policy> policies = outcomes.stream()
                .flatMap(outcome -> outcome.proof().stream())
                .map(proof -> proof.candidate().original())
                .toList();
        if (policies.isEmpty()) {
            warnings.add(new Warning(
                    Warning.Kind.SPEAKS_OF_NOTHING,
                    "the details show no policy that the evidence could be held against, so nothing was judged"));
        } else if (plan.scope().missesAll(policies)
                && !(reports.byPrincipal().isEmpty() && !reports.idle().isEmpty())) {
            warnings.add(new Warning(
                    Warning.Kind.SPEAKS_OF_NOTHING,
                    "the evidence speaks of no service that any of the policies grants anything of"));
        }
        return warnings;
    }

    /** How many actions stay since recorded calls may have needed them, over all policies. */
    public long needed() {
        return outcomes.stream().mapToLong(outcome -> outcome.needed().size()).sum();
    }

    /** How many actions stay in policies only because nothing could have seen their use, over all policies. */
    public long unobserved() {
        return outcomes.stream()
                .mapToLong(outcome -> outcome.unobserved().size())
                .sum();
    }

    /** Principals that are reported on but stand nowhere in the details. */
    public List<String> unknown() {
        TreeSet<String> unknown = new TreeSet<>(reports.byPrincipal().keySet());
        reports.idle().forEach(idle -> unknown.add(idle.arn()));
        account.principals().forEach(principal -> unknown.remove(principal.arn()));
        return List.copyOf(unknown);
    }

    /** The actions that are granted once all is done that is proved, over all policies. */
    public long remaining() {
        return outcomes.stream()
                .mapToLong(outcome -> outcome.remaining().counts().total())
                .sum();
    }

    /** The patterns by which the gravest of these are granted. */
    public List<Pattern> gravestRemaining() {
        return outcomes.stream()
                .map(Outcome::remaining)
                .sorted(Granted.GRAVEST_FIRST)
                .flatMap(granted -> granted.gravest().stream().limit(1))
                .distinct()
                .limit(MOST_GRAVE)
                .toList();
    }

    /** The actions removed, over all policies whose refinement fits. */
    public long removed() {
        return outcomes.stream()
                .filter(outcome -> outcome.unfit().isEmpty())
                .mapToLong(outcome -> outcome.removed().size())
                .sum();
    }
}
