package dev.whittle.cli;

import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceForm;
import dev.whittle.evidence.Reports;
import dev.whittle.files.Input;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@link EvidenceOptions} name, read.
 *
 * @param reports all that the files report
 * @param role the only principal that is wanted, where the user named one
 * @param kept what is never removed
 * @param formsOfUnused the forms of what says that something is unused
 * @param inputs the files, in the order in which they were read; none unless their hashes are wanted
 */
record ReadEvidence(
        Reports reports, Optional<String> role, Evidence kept, Set<EvidenceForm> formsOfUnused, List<Input> inputs) {
    ReadEvidence {
        formsOfUnused = Set.copyOf(formsOfUnused);
        inputs = List.copyOf(inputs);
    }

    /**
     * What all files together say of the principal, and what stays in any case.
     *
     * @throws dev.whittle.json.InvalidInputException where they are about several, and the user named none
     */
    Evidence evidence() {
        return reports.about(role).plus(kept);
    }

    /** Whether it names no principals, so that it may be about anybody. */
    boolean namesNobody() {
        return reports.byPrincipal().isEmpty();
    }

    /** The principal that they are about, where they say so. */
    Optional<String> principal() {
        return reports.principal(role);
    }
}
