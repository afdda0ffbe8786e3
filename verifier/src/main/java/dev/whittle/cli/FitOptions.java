package dev.whittle.cli;

import dev.whittle.policy.Policy;
import dev.whittle.refine.AdmitNew;
import dev.whittle.report.Fit;
import dev.whittle.report.Numbers;
import dev.whittle.report.Quota;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

    private Optional<ScriptFolder> checked = Optional.empty();

    /** Checks the folder before any work is done. */
    void check() {
        checked = Optional.ofNullable(folder).map(ScriptFolder::of);
    }

    /** Writes what fits, if that is wanted and needed, and says so; returns whether anything was written. */
    boolean write(Proof proof, Quota quota, AdmitNew admitted, Duration timeout, Console console) {
        if (checked.isEmpty() || !(proof instanceof ProvedRefinement refinement)) {
            return false;
        }
        if (!quota.isExceededBy(refinement.text().map(Policy::quotaCharacters).orElse(0L))) {
            console.say("fit        not needed: the refined policy is within the quota");
            return false;
        }
        Optional<Fit> fit = Fit.of(refinement, quota, admitted, timeout);
        if (fit.isEmpty()) {
            console.say("fit        none: no other form is within the quota");
            return false;
        }
        List<String> texts = fit.get().proved().texts();
        SortedMap<String, String> files = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            files.put("policy-" + (i + 1) + "-of-" + texts.size() + ".json", texts.get(i));
        }
        checked.get().write(files);
        console.say("fit        " + fit.get().shape() + ": "
                + (texts.size() == 1 ? "1 policy" : texts.size() + " policies") + " of "
                + Numbers.count(fit.get().characters(), "character") + ", V1 to V4 proved, in " + folder);
        if (texts.size() > MOST_POLICIES) {
            console.say("warning    a principal has at most " + MOST_POLICIES
                    + " managed policies, unless the service grants more");
        }
        return true;
    }
}
