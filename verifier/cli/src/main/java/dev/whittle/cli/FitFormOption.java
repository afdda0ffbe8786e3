package dev.whittle.cli;

import dev.whittle.verify.FitForm;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** {@code --fit-form}: what may stand for a policy that is too long. */
final class FitFormOption {
    @Option(
            names = "--fit-form",
            paramLabel = "FORM",
            split = ",",
            description =
                    "what may be done where shorter text is not enough: `split`, several policies that are attached"
                            + " together, `not-action`, one that says what it leaves out and so admits what AWS adds later, or"
                            + " both, `split,not-action` (default: split)")
    private List<FitForm> forms = List.of();

    /** The forms that may be used. */
    Set<FitForm> forms() {
        return forms.isEmpty() ? Set.of(FitForm.SPLIT) : Set.copyOf(forms);
    }

    /** Whether the user chose. */
    boolean isGiven() {
        return !forms.isEmpty();
    }
}
