package dev.whittle.verify;

import java.util.List;

/**
 * All that was found of a pair of policies.
 *
 * @param differences what differs besides the action lists, if the statements of the refined policy are no subsequence of the
 *     original's; none where S holds
 * @param findings one for each obligation
 */
public record Judgement(List<String> differences, List<Finding> findings) {
    public Judgement {
        differences = List.copyOf(differences);
        findings = List.copyOf(findings);
    }

    /** Refuted if any obligation is, else unknown if any is, else proved. */
    public Verdict verdict() {
        return findings.stream().map(Finding::verdict).reduce(new Verdict.Proved(), Verdict::and);
    }

    /** The same, where whole requests did not settle what hangs on contexts, with their reason. */
    Judgement withRequests(String reason) {
        return new Judgement(
                differences,
                findings.stream()
                        .map(finding -> new Finding(
                                finding.obligation(),
                                finding.verdict().withRequests(reason),
                                finding.range(),
                                finding.time()))
                        .toList());
    }
}
