package dev.whittle.source.holders;

import dev.whittle.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A managed policy of a plan: one instance, as it is and as it will be.
 *
 * @param resource one of these
 * @param arns as far as they are known
 * @param isToBeMade whether it gets an ARN once the plan is applied
 * @param names with their paths
 * @param attachments how many AWS counts that it is attached to; 0 where that is not known
 */
record PlanPolicy(
        PlanResource resource, Set<String> arns, boolean isToBeMade, Set<PolicyName> names, long attachments) {
    private static final Pattern ARN =
            Pattern.compile("(arn:[^:]*:iam::[^:]*:)" + MadePolicy.RESOURCE + "((?:.*/)?)([^/]*)");

    PlanPolicy {
        arns = Set.copyOf(arns);
        names = Set.copyOf(names);
    }

    /** @param all at least one, of one address */
    static PlanPolicy of(List<PlanResource> all) {
        return new PlanPolicy(
                all.get(0),
                all.stream().flatMap(each -> each.arn().stream()).collect(Collectors.toSet()),
                all.stream().anyMatch(each -> each.arn().isEmpty()),
                all.stream().map(PlanPolicy::name).collect(Collectors.toSet()),
                all.stream()
                        .flatMap(each -> each.values().get("attachment_count").stream())
                        .mapToLong(PlanPolicy::count)
                        .max()
                        .orElse(0));
    }

    private static long count(Json value) {
        return value instanceof Json.Scalar number && number.lexeme().matches("\\d{1,9}")
                ? Long.parseLong(number.lexeme())
                : 0;
    }

    private static PolicyName name(PlanResource policy) {
        Optional<Matcher> arn = policy.arn().map(ARN::matcher).filter(Matcher::matches);
        if (arn.isPresent()) {
            return new PolicyName(
                    new Stem(arn.get().group(2), false),
                    Optional.of(new Stem(arn.get().group(3), false)));
        }
        Stem path = policy.text("path")
                .map(known -> new Stem(known.replaceFirst("^/", ""), false))
                .orElse(new Stem("", policy.isOpen("path")));
        Optional<Stem> prefix =
                policy.text("name_prefix").filter(each -> !each.isEmpty()).map(each -> new Stem(each, true));
        return new PolicyName(
                path, policy.text("name").map(each -> new Stem(each, false)).or(() -> prefix));
    }

    /** Whether a text that takes a policy means this one. The ARN of one that is to be made will end with its path and name. */
    boolean isMeantBy(String arn) {
        return arns.contains(arn)
                || (isToBeMade
                        && names.stream()
                                .flatMap(name -> name.literal().stream())
                                .anyMatch(end -> arn.endsWith(":" + end) || arn.endsWith("/" + end)));
    }

    /** Whether a text may mean it. */
    boolean isMeantBy(Mention text) {
        return names.stream().anyMatch(name -> name.isMeantBy(text));
    }

    /**
     * What somebody is called that it is attached to: they are of its account.
     *
     * <p>Source: IAM User Guide, "Managed policies and inline policies".
     *
     * @param called a name, or an ARN
     */
    String inAccount(HolderKind kind, String called) {
        List<String> accounts = arns.stream()
                .map(ARN::matcher)
                .filter(Matcher::matches)
                .map(each -> each.group(1))
                .distinct()
                .toList();
        return accounts.size() != 1 || called.startsWith(accounts.get(0))
                ? called
                : accounts.get(0) + kind.word() + "/" + Paths.name(called);
    }
}
