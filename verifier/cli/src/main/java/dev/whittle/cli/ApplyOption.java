package dev.whittle.cli;

import dev.whittle.aws.ApplyPlan;
import dev.whittle.aws.ApplyPlanner;
import dev.whittle.aws.ScriptsFolder;
import dev.whittle.json.InvalidInputException;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Scripts that do to an account what is proved. */
@Grouped(OptionGroup.AWS)
final class ApplyOption {
    private static final String NAME = "--apply-script";

    @Option(
            names = NAME,
            paramLabel = "SCRIPTS",
            description =
                    "make a new folder of scripts for the AWS CLI, apply.sh and rollback.sh, of what is proved and"
                            + " fits; only for what `whittle fetch` made. They change nothing without --yes")
    private @Nullable String scripts;

    boolean isGiven() {
        return scripts != null;
    }

    /**
     * The place, where it is wanted.
     *
     * @throws InvalidInputException where the account was not fetched, or nothing can be written there
     */
    Optional<ScriptsFolder> folder(String details, List<AccountInput> accounts, List<String> others) {
        if (scripts == null) {
            return Optional.empty();
        }
        if (accounts.stream().anyMatch(account -> account.fetched().isEmpty())) {
            throw new InvalidInputException(
                    details,
                    NAME + " needs a folder of `whittle fetch`, which keeps the policies as they were sent: rollback"
                            + " sends them so");
        }
        List<String> all = new ArrayList<>(others);
        all.removeIf(other -> other.equals("-"));
        return Optional.of(ScriptsFolder.of(scripts, all));
    }

    /** Writes them, and says so. */
    void write(List<JudgedAccount> judged, ScriptsFolder folder, Console console) {
        List<ApplyPlan> plans = judged.stream()
                .map(account -> ApplyPlanner.of(
                        account.results(), account.input().fetched().orElseThrow()))
                .toList();
        folder.write(plans);
        int changes = plans.stream().mapToInt(ApplyPlan::size).sum();
        console.tell(String.format(
                Locale.ROOT,
                "%-11s%s",
                "scripts",
                Printable.of(scripts + ": " + Numbers.count(changes, "policy", "policies")
                        + " to change; read apply.sh, which changes nothing without --yes")));
    }
}
