package dev.whittle.report;

import dev.whittle.files.Input;
import dev.whittle.source.PolicySource;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Counterexample;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.TwoVersions;
import dev.whittle.verify.Violations;
import java.util.List;
import java.util.Optional;

/**
 * A judgement of somebody's refinement, for reports.
 *
 * @param versions the two policies
 * @param judgement what was found of them
 * @param violations every pattern that violates, as far as was looked
 * @param known K and U
 * @param sources the files: the original's, and the refined one's, unless the policy was detached
 * @param inputs their names and hashes; names are paths in the repository
 * @param tool the program's version
 * @param solver the solver's version
 * @param origin what a page names beside
 */
public record VerifyRun(
        TwoVersions versions,
        Judgement judgement,
        Violations violations,
        KnownActions known,
        List<PolicySource> sources,
        List<Input> inputs,
        String tool,
        String solver,
        RunOrigin origin) {
    public VerifyRun {
        sources = List.copyOf(sources);
        inputs = List.copyOf(inputs);
    }

    /** The number of the file that has a side's policy; nothing of a policy that was detached. */
    Optional<Integer> file(Counterexample.Side side) {
        int number = side == Counterexample.Side.ORIGINAL ? 0 : 1;
        return number < sources.size() ? Optional.of(number) : Optional.empty();
    }
}
