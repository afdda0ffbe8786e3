package dev.whittle.cli;

import dev.whittle.files.OutputFolder;
import dev.whittle.files.ResultFiles;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Quota;
import dev.whittle.refine.AdmitNew;
import dev.whittle.text.Numbers;
import dev.whittle.verify.Fit;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --fit}: policies within the quota, where the refined one is not. */
final class FitOptions {
    /** Managed policies that a role, user or group has, unless the service is asked for more. */
    private static final int MOST_POLICIES = 10;

    @Option(
            names = "--fit",
            paramLabel = "DIR",
            description = "where the refined policy is over the quota, write the shortest proved form that fits to that"
                    + " folder: NotAction in the same context, or several managed policies")
    private @Nullable String folder;

    private Optional<OutputFolder> checked = Optional.empty();

    /**
     * Checks the folder before any work is done.
     *
     * @param others files that are read or written too
     */
    void check(List<String> others) {
        checked = Optional.ofNullable(folder).map(name -> OutputFolder.of(name, ResultFiles.FIT, others));
    }

    /** The folder, where it is wanted. */
    Optional<String> folder() {
        return Optional.ofNullable(folder);
    }

    /** What fits, if that is wanted and needed and there is such a form. */
    Optional<Fit> find(Proof proof, Quota quota, AdmitNew admitted, Duration timeout) {
        return proof.refinement()
                .filter(refinement -> checked.isPresent() && isNeeded(refinement, quota))
                .flatMap(refinement -> Fit.of(refinement, quota, admitted, timeout));
    }

    private static boolean isNeeded(ProvedRefinement refinement, Quota quota) {
        return quota.isExceededBy(refinement.text().map(Policy::quotaCharacters).orElse(0L));
    }

    /** Makes the folder hold what fits and nothing else, since what an earlier run left is no answer to this one. */
    void write(Optional<Fit> fit) {
        TreeMap<String, Supplier<String>> files = new TreeMap<>();
        fit.map(Fit::files).orElse(Map.of()).forEach((name, text) -> files.put(name, () -> text));
        checked.ifPresent(place -> place.write(files));
    }

    /** Tells what was written, or why nothing was. */
    void say(Optional<Fit> fit, Proof proof, Quota quota, Console console) {
        fit.ifPresentOrElse(
                found -> say(found, console),
                () -> proof.refinement()
                        .filter(refinement -> checked.isPresent())
                        .ifPresent(refinement -> console.say(
                                isNeeded(refinement, quota)
                                        ? "fit        none: no other form is within the quota"
                                        : "fit        not needed: the refined policy is within the quota")));
    }

    private void say(Fit fit, Console console) {
        int policies = fit.proved().texts().size();
        console.say("fit        " + fit.shape() + ": " + Numbers.count(policies, "policy", "policies") + " of "
                + Numbers.count(fit.characters(), "character") + ", V1 to V4 proved, in " + folder);
        fit.future().ifPresent(future -> console.say("future     of what fits: " + future));
        if (policies > MOST_POLICIES) {
            console.say("warning    a principal has at most " + MOST_POLICIES
                    + " managed policies, unless the service grants more");
        }
    }
}
