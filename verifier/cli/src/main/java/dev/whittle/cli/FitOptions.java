package dev.whittle.cli;

import dev.whittle.files.OutputFolder;
import dev.whittle.files.ResultFiles;
import dev.whittle.policy.KnownType;
import dev.whittle.policy.Quota;
import dev.whittle.refine.AdmitNew;
import dev.whittle.source.PolicySource;
import dev.whittle.text.Numbers;
import dev.whittle.verify.Fit;
import dev.whittle.verify.FitMeans;
import dev.whittle.verify.FitTerms;
import dev.whittle.verify.Fitting;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --fit}: policies within the quota, where the refined one is not. */
@Grouped(OptionGroup.SIZE)
final class FitOptions {
    @Option(
            names = "--fit",
            paramLabel = "DIR",
            description =
                    "where the refined policy is over the quota, write what fits to that folder, proved: the shortest"
                            + " patterns, then shorter text, then what --fit-form allows")
    private @Nullable String folder;

    @Mixin
    private FitFormOption forms = new FitFormOption();

    private Optional<OutputFolder> checked = Optional.empty();

    /**
     * Checks the folder before any work is done.
     *
     * @param others files that are read or written too
     */
    void check(List<String> others) {
        forms.check(folder != null);
        checked = Optional.ofNullable(folder).map(name -> OutputFolder.of(name, ResultFiles.FIT, others));
    }

    /** The folder, where it is wanted. */
    Optional<String> folder() {
        return Optional.ofNullable(folder);
    }

    /**
     * What fits or why nothing does, if that is wanted and needed.
     *
     * @param source the policy that was refined
     */
    Optional<Fitting> find(PolicySource source, Proof proof, Quota quota, AdmitNew admitted, Duration timeout) {
        return proof.refinement()
                .filter(refinement -> folder != null && isNeeded(refinement, quota))
                .map(refinement -> Fitting.of(refinement, terms(source, forms.means(admitted, timeout), quota)));
    }

    /** What a policy has to fit by itself. */
    static FitTerms terms(PolicySource source, FitMeans means, Quota quota) {
        return means.within(quota).of(source.type().map(KnownType::type));
    }

    private static boolean isNeeded(ProvedRefinement refinement, Quota quota) {
        return refinement.text().filter(quota::isExceededBy).isPresent();
    }

    /** Makes the folder hold what fits and nothing else, since what an earlier run left is no answer to this one. */
    void write(Optional<Fit> fit) {
        write(checked, fit);
    }

    /** The same of any folder. */
    static void write(Optional<OutputFolder> place, Optional<Fit> fit) {
        TreeMap<String, Supplier<String>> files = new TreeMap<>();
        fit.map(Fit::files).orElse(Map.of()).forEach((name, text) -> files.put(name, () -> text));
        place.ifPresent(each -> each.write(files));
    }

    /** Tells what was written, or why nothing was. */
    void say(Optional<Fitting> fitting, Proof proof, Quota quota, Console console) {
        if (checked.isPresent() && proof.refinement().isPresent()) {
            fitting.ifPresentOrElse(
                    found -> console.tell(lines(found, quota, "V1 to V4 proved, in " + folder)),
                    () -> console.tell("fit        not needed: the refined policy is within the quota"));
        }
    }

    /**
     * What was found, for people.
     *
     * @param where what is proved, and where the policies are
     */
    static List<String> lines(Fitting fitting, Quota quota, String where) {
        return fitting.fit()
                .map(fit -> {
                    int policies = fit.proved().texts().size();
                    return Stream.of(
                                    Optional.of("fit        " + fit.shape() + ": "
                                            + Numbers.count(policies, "policy", "policies") + " of "
                                            + Numbers.count(fit.size(quota), quota.unit()) + ", " + where),
                                    fit.slack().map(slack -> "slack      " + slack),
                                    fit.future().map(future -> "future     of what fits: " + future))
                            .flatMap(Optional::stream)
                            .toList();
                })
                .orElseGet(() -> List.of("fit        none: " + fitting.reason()));
    }
}
