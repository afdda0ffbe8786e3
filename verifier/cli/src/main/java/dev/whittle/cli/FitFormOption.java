package dev.whittle.cli;

import dev.whittle.refine.AdmitNew;
import dev.whittle.verify.FitForm;
import dev.whittle.verify.FitMeans;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --fit-form}: what may stand for a policy that is too long. */
@Grouped(OptionGroup.SIZE)
final class FitFormOption {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--fit-form",
            paramLabel = "FORM",
            split = ",",
            description =
                    "what may be done where shorter text is not enough: `split`, several policies that are attached"
                            + " together, `not-action`, one that says what it leaves out and so admits what AWS adds later, or"
                            + " both, `split,not-action` (default: split)")
    private List<FitForm> forms = List.of();

    /** Checks that it is wanted, before any work is done. */
    void check(boolean isWanted) {
        if (!isWanted && !forms.isEmpty()) {
            throw Usage.wrong(command, "--fit-form says how --fit may do it; add --fit");
        }
    }

    /** By which means policies may be made to fit. */
    FitMeans means(AdmitNew admitted, Duration timeout) {
        return new FitMeans(forms.isEmpty() ? Set.of(FitForm.SPLIT) : Set.copyOf(forms), admitted, timeout);
    }
}
