package dev.whittle.report;

import dev.whittle.files.Input;
import dev.whittle.policy.Quota;
import dev.whittle.refine.Candidate;
import dev.whittle.source.PolicySource;
import dev.whittle.source.Site;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import java.util.List;
import java.util.Optional;

/**
 * One run of refining, for reports. A report takes what it may recommend from {@link #refinement} alone.
 *
 * @param proof what came of it
 * @param quota what its size is compared with
 * @param policyName the policy's file, as given on the command line
 * @param source that file with the policy; nothing where the run is about a part of one
 * @param site where in a file of code the policy stands
 * @param inputs all files read, the policy's first
 * @param warnings what has to be taken for granted, for people
 * @param tool the program's version
 * @param solver the solver's version
 * @param origin what a page names beside
 */
public record RefineRun(
        Proof proof,
        Quota quota,
        String policyName,
        Optional<PolicySource> source,
        Optional<Site> site,
        List<Input> inputs,
        List<String> warnings,
        String tool,
        String solver,
        RunOrigin origin) {
    public RefineRun {
        inputs = List.copyOf(inputs);
        warnings = List.copyOf(warnings);
    }

    /** About a policy that is a document of its own, or a part of one. */
    public RefineRun(
            Proof proof,
            Quota quota,
            String policyName,
            Optional<PolicySource> source,
            List<Input> inputs,
            List<String> warnings,
            String tool,
            String solver) {
        this(proof, quota, policyName, source, Optional.empty(), inputs, warnings, tool, solver, RunOrigin.NONE);
    }

    /** The same run, with another name of the policy's file, such as its path in a repository. */
    public RefineRun named(String name) {
        return new RefineRun(proof, quota, name, source, site, inputs, warnings, tool, solver, origin);
    }

    /** The same run, of this origin. */
    public RefineRun of(RunOrigin known) {
        return new RefineRun(proof, quota, policyName, source, site, inputs, warnings, tool, solver, known);
    }

    /** What it is about, for people: the file, and in code the policy's address as well. */
    String title() {
        return site.map(where -> policyName + ":" + where.line() + " " + where.address())
                .orElse(policyName);
    }

    /** The refinement, where it is proved. */
    public Optional<ProvedRefinement> refinement() {
        return proof.refinement();
    }

    Candidate candidate() {
        return proof.candidate();
    }

    KnownActions known() {
        return candidate().known();
    }
}
