package dev.whittle.verify;

import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Quota;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Shapes;
import dev.whittle.text.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What fits a quota that a refinement does not fit. One form leaves out with NotAction; where policies are counted one by
 * one, another is a split into several. This is the shortest of them, over all its policies.
 *
 * @param shape what was done, for people
 * @param excluded for the form with NotAction, the wildcards that it leaves out: any action that AWS adds elsewhere is
 *     admitted. A split has none: it admits what the refinement does
 * @param proved the policies
 */
public record Fit(String shape, Optional<List<String>> excluded, ProvedFit proved) {
    private static final int MOST_PATTERNS = 12;

    /** One way to fit, not yet proved. */
    private record Shape(String name, Optional<List<String>> excluded, List<String> texts) {
        long characters() {
            return texts.stream().mapToLong(Policy::quotaCharacters).sum();
        }
    }

    /**
     * The shortest fit that is proved; nothing where there is none.
     *
     * @param admitted what the refinement may admit of actions that nobody knows yet
     * @param timeout for each obligation of each shape
     */
    public static Optional<Fit> of(ProvedRefinement refinement, Quota quota, AdmitNew admitted, Duration timeout) {
        return shapes(refinement.candidate(), quota, admitted).stream()
                .sorted(Comparator.comparingLong(Shape::characters))
                .flatMap(shape -> Prover.proveTogether(refinement.candidate(), shape.texts(), timeout).stream()
                        .map(proved -> new Fit(shape.name(), shape.excluded(), proved)))
                .findFirst();
    }

    private static List<Shape> shapes(Candidate candidate, Quota quota, AdmitNew admitted) {
        List<Shape> shapes = new ArrayList<>();
        Shapes.excluding(candidate)
                .filter(text -> admitted.allowsNotAction())
                .filter(text -> !quota.isExceededBy(Policy.quotaCharacters(text)))
                .ifPresent(text -> shapes.add(
                        new Shape("NotAction in the same context", Optional.of(excluded(candidate)), List.of(text))));
        if (quota.countsEachPolicy()) {
            Shapes.split(candidate, quota.most().orElseThrow())
                    .ifPresent(texts -> shapes.add(new Shape("split", Optional.empty(), texts)));
        }
        return shapes;
    }

    /** Without literals, which name known actions. */
    private static List<String> excluded(Candidate candidate) {
        return Shapes.excluded(candidate).stream()
                .filter(pattern -> !pattern.isLiteral())
                .map(Pattern::text)
                .toList();
    }

    /** What it admits of actions that AWS adds, for people, if that is more than the refinement admits. */
    public Optional<String> future() {
        return excluded.map(wildcards -> "any action that AWS adds is admitted"
                + (wildcards.isEmpty() ? "" : ", but under " + Numbers.some(wildcards, MOST_PATTERNS)));
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

    /** The characters of all its policies that count against a quota. */
    public long characters() {
        return proved.texts().stream().mapToLong(Policy::quotaCharacters).sum();
    }
}
