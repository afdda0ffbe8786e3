package dev.whittle.verify;

import dev.whittle.policy.Pattern;
import dev.whittle.policy.Quota;
import dev.whittle.refine.Exclusion;
import dev.whittle.text.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands for a policy that is over its quota, proved.
 *
 * @param shape what was done, for people
 * @param gap characters that another choice of patterns might save still; 0 where none is shorter
 * @param excluded for the form with NotAction, the wildcards that it leaves out: any action that AWS adds elsewhere is
 *     admitted. The others have none: they admit what their patterns do
 * @param proved the policies
 */
public record Fit(String shape, int gap, Optional<List<String>> excluded, ProvedFit proved) {
    private static final int MOST_PATTERNS = 12;

    /** What the form with NotAction leaves out, without literals, which name known actions. */
    static List<String> excluded(ProvedRefinement refinement) {
        return Exclusion.excluded(refinement.candidate()).stream()
                .filter(pattern -> !pattern.isLiteral())
                .map(Pattern::text)
                .toList();
    }

    /** What it admits of actions that AWS adds, for people, if that is more than the refinement admits. */
    public Optional<String> future() {
        return excluded.map(wildcards -> "any action that AWS adds is admitted"
                + (wildcards.isEmpty() ? "" : ", but under " + Numbers.some(wildcards, MOST_PATTERNS)));
    }

    /** How its patterns compare with the shortest ones, for people, where they may be longer. */
    public Optional<String> slack() {
        return gap == 0
                ? Optional.empty()
                : Optional.of("another choice of patterns might save at most " + Numbers.count(gap, "character"));
    }

    /** Each policy's text, in order, by the name of its file, such as {@code policy-1-of-2.json}. */
    public Map<String, String> files() {
        List<String> texts = proved.texts();
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            files.put("policy-" + (i + 1) + "-of-" + texts.size() + ".json", texts.get(i));
        }
        return files;
    }

    /** What of all its policies counts against a quota. */
    public long size(Quota quota) {
        return proved.texts().stream().mapToLong(quota::sizeOf).sum();
    }
}
