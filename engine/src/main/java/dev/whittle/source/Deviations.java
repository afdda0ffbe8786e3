package dev.whittle.source;

import dev.whittle.json.Limits;
import dev.whittle.json.Problem;
import dev.whittle.json.Problems;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;

/**
 * In what a policy of an account is another one than the code writes. Both are compared as they are written, statement by statement;
 * what they mean is not asked.
 *
 * @param differences in words, one for each value that is another one, and for each statement that only one of them has
 * @param open what of the policy is only known where the code is used, so that it may be the same
 * @param unread what can't be read, so that it was not compared
 */
public record Deviations(List<String> differences, List<String> open, List<String> unread) {
    public Deviations {
        differences = List.copyOf(differences);
        open = List.copyOf(open);
        unread = List.copyOf(unread);
    }

    /**
     * Compares them.
     *
     * @param site the policy as the code has it
     * @param deployed the account's
     */
    public static Deviations of(Site site, PolicyTree deployed) {
        if (site.policy().isEmpty()) {
            return notRead(site.problems());
        }
        Problems problems =
                new Problems(deployed.source().name(), deployed.source().text(), Limits.DEFAULT);
        Policy policy = PolicyReader.read(deployed.source(), deployed.json(), "", problems);
        return problems.isEmpty()
                ? new DeployedComparison(site, site.readPolicy()).with(policy, deployed.json())
                : notRead(problems.all());
    }

    /** Of two of which one can't be read. */
    public static Deviations notRead(List<Problem> problems) {
        List<String> reasons = new ArrayList<>();
        problems.forEach(problem -> reasons.add(problem.message()));
        return new Deviations(List.of(), List.of(), reasons);
    }
}
