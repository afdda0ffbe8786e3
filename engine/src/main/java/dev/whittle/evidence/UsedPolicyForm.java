package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Policies that allow what was used, by the user's word: documents, or the answers around them. They only protect, since what
 * a policy leaves out was not therefore unused.
 */
final class UsedPolicyForm implements JsonForm {
    @Override
    public boolean fits(List<Json> documents) {
        List<Json> pages = JsonForm.pages(documents);
        return !pages.isEmpty() && pages.stream().allMatch(PolicyDocument::isPolicy);
    }

    @Override
    public Reports read(List<Json> documents, Interpretation how, Problems problems) {
        List<Json> pages = JsonForm.pages(documents);
        List<Pattern> used = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            used.addAll(used(pages.get(i), JsonForm.pointer(documents, i), problems));
        }
        Evidence evidence = Evidence.ofUsed(used).plus(AllowedUse.remark(problems));
        // How long nobody looked matters only where something is called unused.
        return new Reports(problems.source(), new TreeMap<>(), Optional.of(evidence), List.of(), List.of());
    }

    /** What one policy lists; one in a string has places of its own. */
    static List<Pattern> used(Json root, String pointer, Problems problems) {
        Policy policy = PolicyDocument.readOneOf(root, pointer, problems);
        if (policy.source().equals(problems.text())) {
            return AllowedUse.of(policy, problems);
        }
        Problems own = new Problems(policy.source().name(), policy.source().text(), problems.limits());
        List<Pattern> used = AllowedUse.of(policy, own);
        own.refuseIfAny();
        return used;
    }
}
