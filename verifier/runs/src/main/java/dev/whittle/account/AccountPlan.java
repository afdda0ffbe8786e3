package dev.whittle.account;

import dev.whittle.catalog.Catalog;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.Idle;
import dev.whittle.evidence.Reports;
import dev.whittle.evidence.Scope;
import dev.whittle.evidence.Translation;
import dev.whittle.evidence.UnknownName;
import dev.whittle.evidence.Warning;
import dev.whittle.json.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be refined in an account, and what is not: every policy written into a role or user, every copy of an
 * AWS-managed policy that one of them needs, and every managed policy of the customer's. The last is refined by what is used
 * by none of those to whom it is attached.
 */
final class AccountPlan {
    private final Account account;
    private final Reports reports;
    private final Evidence kept;
    private final Map<String, Translation> translated = new HashMap<>();
    private final List<AccountTask> tasks = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    private AccountPlan(Account account, Reports reports, Evidence kept, Catalog catalog) {
        this.account = account;
        this.reports = reports;
        this.kept = kept;
        reports.byPrincipal().forEach((arn, evidence) -> translated.put(arn, Translation.of(evidence, catalog)));
    }

    /**
     * @param kept what is never removed from any policy
     * @throws InvalidInputException where evidence names no principal, or all is excerpts of a trail
     */
    static AccountPlan of(Account account, Reports reports, Evidence kept, Catalog catalog) {
        if (reports.unaddressed().isPresent()) {
            throw new InvalidInputException(
                    reports.source(),
                    "this evidence names no principal; an account needs evidence that names principals");
        }
        reports.refuseExcerptsAlone();
        AccountPlan plan = new AccountPlan(account, reports, kept, catalog);
        account.principals().forEach(plan::add);
        account.policies().forEach(plan::add);
        return plan;
    }

    List<AccountTask> tasks() {
        return tasks;
    }

    List<Skipped> skipped() {
        return skipped;
    }

    /** Whether anything is reported of a principal. */
    boolean hasEvidence(Principal principal) {
        return reports.byPrincipal().containsKey(principal.arn());
    }

    /** Why actions stay because of a principal, if no report says that it does not use them. */
    String because(Principal principal) {
        return principal
                .skipped()
                .or(() -> isIdle(principal)
                        ? Optional.of("reported unused as a whole, which is no evidence about a policy")
                        : Optional.empty())
                .orElse(hasEvidence(principal) ? "not reported unused" : "no evidence");
    }

    /** Whether it is a role that a finding calls unused as a whole. */
    boolean isIdle(Principal principal) {
        return reports.idle().stream()
                .anyMatch(idle -> idle.kind() == Idle.Kind.ROLE && idle.arn().equals(principal.arn()));
    }

    /** What nobody in the account uses, in order, but for who is left alone. */
    List<Idle> idle() {
        Set<String> known = account.principals().stream().map(Principal::arn).collect(Collectors.toSet());
        return reports.idle().stream()
                .filter(each -> known.contains(each.arn()) && !account.isLeftAlone(each.arn()))
                .sorted(Idle.ORDER)
                .toList();
    }

    /** Principals without evidence, which are taken to use all that they are granted. */
    List<String> withoutEvidence() {
        return account.principals().stream()
                .filter(principal -> principal.skipped().isEmpty() && !hasEvidence(principal))
                .map(Principal::arn)
                .toList();
    }

    /** What was passed over in reading the reports on a principal. */
    List<String> remarks(Principal principal) {
        return Optional.ofNullable(translated.get(principal.arn()))
                .map(Translation::remarks)
                .orElse(List.of());
    }

    /** The event sources that nobody knows, each with the principal whose records show it. */
    List<Warning> sources() {
        return account.principals().stream()
                .filter(principal -> principal.skipped().isEmpty())
                .flatMap(principal -> Optional.ofNullable(translated.get(principal.arn())).stream()
                        .flatMap(evidence -> evidence.warnings().stream())
                        .map(warning -> new Warning(warning.kind(), principal.arn() + ": " + warning.text())))
                .toList();
    }

    /** The names of {@code --keep} that nobody knows. */
    List<UnknownName> names(Catalog catalog) {
        Translation own = Translation.of(kept, catalog);
        return own.named().stream()
                .flatMap(name -> UnknownName.of(name, own, catalog).stream())
                .toList();
    }

    /** Which services all evidence together speaks about, whoever it is of. */
    Scope scope() {
        return account.principals().stream()
                .filter(principal -> principal.skipped().isEmpty())
                .flatMap(principal -> Optional.ofNullable(translated.get(principal.arn())).stream())
                .map(Translation::scope)
                .reduce(Scope.NOTHING, Scope::plus);
    }

    /** What was passed over in reading all reports. */
    List<String> remarks() {
        return reports.remarks();
    }

    /** Both, those on one principal with its ARN. */
    List<String> allRemarks() {
        List<String> all = new ArrayList<>(remarks());
        account.principals().stream()
                .filter(principal -> principal.skipped().isEmpty())
                .forEach(principal -> remarks(principal).forEach(remark -> all.add(principal.arn() + ": " + remark)));
        return all;
    }

    /** Nothing is known to be unused by a principal on whom nothing is reported, or who is left alone. */
    private Evidence evidence(Principal principal) {
        return reports.ofPrincipal(principal.arn())
                .filter(reported -> principal.skipped().isEmpty())
                .map(reported -> reported.plus(kept))
                .orElse(Evidence.NONE);
    }

    private void add(Principal principal) {
        if (principal.skipped().isPresent()) {
            skipped.add(new Skipped(principal.arn(), principal.skipped().get()));
            return;
        }
        Map<Principal, Evidence> alone = Map.of(principal, evidence(principal));
        for (Document document : principal.inline()) {
            tasks.add(new AccountTask(PolicyKind.INLINE, Optional.empty(), document, alone));
        }
        for (String arn : principal.attached()) {
            Optional<ManagedPolicy> policy = account.policy(arn);
            if (policy.isEmpty()) {
                skipped.add(new Skipped(arn, "attached to " + principal.arn() + ", but the details lack its document"));
            }
            policy.filter(ManagedPolicy::isOfAws)
                    .ifPresent(each -> tasks.add(
                            new AccountTask(PolicyKind.AWS_MANAGED, Optional.of(arn), each.document(), alone)));
        }
    }

    private void add(ManagedPolicy policy) {
        if (policy.isOfAws()) {
            return;
        }
        List<Principal> users = account.attachedTo(policy);
        if (account.isBoundary(policy)) {
            skipped.add(new Skipped(policy.arn(), "a permissions boundary: it grants nothing that could be used"));
        } else if (users.isEmpty() && policy.attachments() == 0) {
            skipped.add(new Skipped(policy.arn(), "attached to nobody"));
        } else if (users.size() < policy.attachments()) {
            skipped.add(new Skipped(
                    policy.arn(),
                    "attached to " + policy.attachments() + ", but the details show only " + users.size() + " of them"
                            + "; the others may use what would go"));
        } else {
            Map<Principal, Evidence> evidence = new LinkedHashMap<>();
            users.forEach(user -> evidence.put(user, evidence(user)));
            tasks.add(new AccountTask(PolicyKind.MANAGED, Optional.of(policy.arn()), policy.document(), evidence));
        }
    }
}
