package dev.whittle.compare;

import java.util.List;
import java.util.Optional;

/**
 * What came of a check.
 *
 * @param question what was asked
 * @param inclusion whether the policy is inside the reference, so that the check holds
 * @param reasons the Allow statements by which it does not hold, in order; none where it holds or nothing is known
 * @param notes what there is to know beside it
 */
public record CheckResult(CheckQuestion question, Inclusion inclusion, List<Reason> reasons, List<String> notes) {
    public CheckResult {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }

    /**
     * A statement by which a check does not hold.
     *
     * @param description why, with a request
     * @param statementIndex its place in the policy, from 0
     * @param statementId its Sid, if it has one
     * @param example the request, allowed by this statement among others
     */
    public record Reason(
            String description, int statementIndex, Optional<String> statementId, RequestCounterexample example) {}

    /** The word for people and pipelines: PASS, FAIL or UNKNOWN. */
    public String word() {
        return inclusion.isProved() ? "PASS" : inclusion.isRefuted() ? "FAIL" : "UNKNOWN";
    }
}
