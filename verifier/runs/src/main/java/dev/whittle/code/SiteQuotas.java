package dev.whittle.code;

import dev.whittle.policy.Policy;
import dev.whittle.policy.Quota;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.run.QuotaCheck;
import dev.whittle.run.QuotaCheck.Sized;
import dev.whittle.source.Limit;
import dev.whittle.source.PolicyFile;
import dev.whittle.source.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which refined policies of a file that is only read the service would not take, as {@link QuotaCheck} says. */
final class SiteQuotas {
    private SiteQuotas() {}

    /** What came of a file's policies, those that don't fit marked. Policies that were left alone count too. */
    static FileOutcome marked(FileOutcome file) {
        Map<String, SiteOutcome> outcomes = new HashMap<>();
        file.sites().forEach(each -> outcomes.put(each.site().address(), each));
        QuotaCheck<String> check = new QuotaCheck<>();
        Map<Limit, List<Sized<String>>> inline = new HashMap<>();
        PolicyFile of = file.file();
        of.sites()
                .forEach(site -> of.limit(site).ifPresent(limit -> {
                    Sized<String> sized = sized(site, Optional.ofNullable(outcomes.get(site.address())));
                    if (limit.quota() == Quota.MANAGED) {
                        check.managed(sized);
                    } else {
                        inline.computeIfAbsent(limit, each -> new ArrayList<>()).add(sized);
                    }
                }));
        inline.forEach((limit, policies) -> check.inline(limit.quota(), policies));
        List<SiteOutcome> marked = file.sites().stream()
                .map(each -> check.unfit(each.site().address()).map(each::unfit).orElse(each))
                .toList();
        return new FileOutcome(file.path(), of, marked, file.proved());
    }

    private static Sized<String> sized(Site site, Optional<SiteOutcome> outcome) {
        long before = site.policy().map(Policy::quotaCharacters).orElse(0L);
        boolean isDetached = outcome.flatMap(SiteOutcome::recommendedAction)
                .filter(RecommendedAction.DETACH_POLICY::equals)
                .isPresent();
        Optional<Long> after = outcome.flatMap(SiteOutcome::text).map(Policy::quotaCharacters);
        return new Sized<>(site.address(), before, isDetached ? 0 : after.orElse(before), after.isPresent());
    }
}
