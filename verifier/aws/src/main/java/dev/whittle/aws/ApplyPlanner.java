package dev.whittle.aws;

import dev.whittle.account.AccountResults;
import dev.whittle.account.AccountTask;
import dev.whittle.account.ManagedPolicy;
import dev.whittle.account.Outcome;
import dev.whittle.account.PolicyKind;
import dev.whittle.account.Principal;
import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a plan of what is proved and fits. First come policies that are written into principals, then detaching, which makes room, then new
 * versions and copies, then what is to be deleted.
 */
public final class ApplyPlanner {
    /** In which order kinds of changes come. */
    private enum Stage {
        PUT,
        DETACH,
        VERSION,
        COPY,
        DELETE
    }

    private final AccountResults results;
    private final String account;
    private final FetchedVersions versions;
    private final PlanTexts texts = new PlanTexts();
    private final Map<Stage, List<PlannedChange>> changes = new TreeMap<>();
    private final List<LeftPolicy> left = new ArrayList<>();
    private final Map<String, Principal> principals = new TreeMap<>();
    private final Map<String, ApplyPlan.Found> policies = new TreeMap<>();

    private ApplyPlanner(AccountResults results, FetchedInput fetched) {
        this.results = results;
        this.account = fetched.id();
        this.versions = fetched.versions();
    }

    /** The plan for an account that was fetched. */
    public static ApplyPlan of(AccountResults results, FetchedInput fetched) {
        ApplyPlanner planner = new ApplyPlanner(results, fetched);
        results.idle()
                .forEach(idle ->
                        planner.left.add(new LeftPolicy(idle.arn(), idle.recommendation() + "; " + idle.lastUse())));
        results.unproved().forEach(policy -> planner.left.add(new LeftPolicy(policy, "nothing is proved")));
        results.unfit()
                .forEach(outcome -> planner.leave(outcome, outcome.unfit().orElseThrow()));
        Outcome.inlineByOwner(results.outcomes()).forEach(planner::inline);
        results.outcomes().stream()
                .filter(outcome -> outcome.task().kind() != PolicyKind.INLINE)
                .forEach(planner::managed);
        return planner.plan(fetched.detailsAt());
    }

    private ApplyPlan plan(Instant fetched) {
        List<PlannedChange> all =
                changes.values().stream().flatMap(List::stream).toList();
        all.forEach(change -> change.holders().keySet().forEach(each -> principals.put(each.arn(), each)));
        return new ApplyPlan(
                account,
                fetched,
                all,
                List.copyOf(left),
                List.copyOf(principals.values()),
                List.copyOf(policies.values()),
                texts.all());
    }

    /** What shrinks comes before what grows, since they count together; what is only to be deleted counts until it is. */
    private void inline(Principal owner, List<Outcome> outcomes) {
        long together = owner.inline().stream()
                .mapToLong(each -> Policy.quotaCharacters(each.text()))
                .sum();
        List<Outcome> ordered = new ArrayList<>(outcomes);
        ordered.sort(Comparator.comparingLong(ApplyPlanner::growth));
        for (Outcome outcome : ordered) {
            AccountTask task = outcome.task();
            String name = task.document().name();
            if (outcome.isDetached()) {
                String before = texts.add(task.document().text());
                add(Stage.DELETE, outcome, List.of(new ApplyStep.Delete(owner, name, before)));
            } else if (isReplaced(outcome)) {
                long after = together + growth(outcome);
                if (growth(outcome) > 0 && owner.kind().quota().isExceededBy(after)) {
                    leave(outcome, "it grows, and fits only once other inline policies of the principal are deleted");
                } else {
                    together = after;
                    String before = texts.add(task.document().text());
                    String text = texts.add(outcome.texts().get(0));
                    add(Stage.PUT, outcome, List.of(new ApplyStep.Put(owner, name, before, text)));
                }
            }
        }
    }

    private static long growth(Outcome outcome) {
        return isReplaced(outcome)
                ? Policy.quotaCharacters(outcome.texts().get(0))
                        - Policy.quotaCharacters(outcome.task().document().text())
                : 0;
    }

    private void managed(Outcome outcome) {
        if (!outcome.isDetached() && !isReplaced(outcome)) {
            return;
        }
        AccountTask task = outcome.task();
        ManagedPolicy policy =
                results.account().policy(task.arn().orElseThrow()).orElseThrow();
        if (policy.version().isEmpty()) {
            leave(outcome, "the details do not tell which version is in force");
            return;
        }
        String before = found(policy);
        List<Principal> holders = List.copyOf(task.users().keySet());
        List<ApplyStep> steps = new ArrayList<>();
        List<String> hashes = outcome.texts().stream().map(texts::add).toList();
        boolean isNewVersion = task.kind() == PolicyKind.MANAGED && !hashes.isEmpty();
        List<String> copies = isNewVersion ? hashes.subList(1, hashes.size()) : hashes;
        for (String hash : copies) {
            CopyName copy = CopyName.of(policy.arn(), account, hash);
            steps.add(new ApplyStep.Create(copy, hash));
            holders.forEach(holder -> steps.add(new ApplyStep.Attach(holder, copy.arn(), hash)));
        }
        if (isNewVersion) {
            steps.add(new ApplyStep.Version(policy.arn(), before, hashes.get(0)));
        } else {
            holders.forEach(holder -> steps.add(new ApplyStep.Detach(holder, policy.arn(), before)));
        }
        Stage stage = isNewVersion ? Stage.VERSION : hashes.isEmpty() ? Stage.DETACH : Stage.COPY;
        add(stage, outcome, steps);
    }

    private String found(ManagedPolicy policy) {
        String text = texts.add(policy.document().text());
        policies.computeIfAbsent(
                policy.arn(),
                arn -> new ApplyPlan.Found(
                        policy,
                        text,
                        results.account().attachedTo(policy),
                        versions.oldest(arn).map(oldest -> Map.entry(oldest.getKey(), texts.add(oldest.getValue())))));
        return text;
    }

    private void add(Stage stage, Outcome outcome, List<ApplyStep> steps) {
        Map<Principal, List<String>> holders = new LinkedHashMap<>();
        outcome.task()
                .users()
                .forEach((holder, evidence) -> holders.put(holder, List.copyOf(unseen(evidence, outcome.removed()))));
        changes.computeIfAbsent(stage, each -> new ArrayList<>())
                .add(new PlannedChange(outcome.task().title(), holders, outcome.removed(), steps));
    }

    /** The services that evidence calls unused as a whole, of which something goes: a use of anything of theirs speaks against it. */
    private static Set<String> unseen(Evidence evidence, List<String> going) {
        Set<String> all = new TreeSet<>();
        evidence.unseen().forEach(each -> all.add(each.group().service()));
        Set<String> services = new TreeSet<>();
        going.forEach(action -> services.add(Pattern.of(action).service().toLowerCase(Locale.ROOT)));
        services.retainAll(all);
        return services;
    }

    private void leave(Outcome outcome, String why) {
        left.add(new LeftPolicy(outcome.task().title(), why));
    }

    private static boolean isReplaced(Outcome outcome) {
        return !outcome.texts().isEmpty();
    }
}
