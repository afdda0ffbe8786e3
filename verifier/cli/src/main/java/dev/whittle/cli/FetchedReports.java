package dev.whittle.cli;

import dev.whittle.aws.FetchedInput;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceReader;
import dev.whittle.evidence.Reports;
import dev.whittle.evidence.UnusedAge;
import dev.whittle.policy.Pattern;
import dev.whittle.text.Numbers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The evidence that was fetched with an account, beside what the user names.
 *
 * @param named whom other files are about
 * @param unusedFor the user's own period, which counts before an analyzer's
 */
record FetchedReports(FetchedInput input, Addressees named, Optional<Duration> unusedFor) implements Addressees {
    private static final int MOST_NAMES = 12;

    @Override
    public List<String> files() {
        List<String> files = new ArrayList<>(named.files());
        input.evidence().stream().map(Path::toString).forEach(files::add);
        return files;
    }

    @Override
    public Optional<String> of(String file) {
        return named.of(file);
    }

    @Override
    public Optional<UnusedAge> age(String file) {
        return isFetched(file) && unusedFor.isEmpty()
                ? PrincipalFile.arn(Path.of(file)).flatMap(input::age)
                : Optional.empty();
    }

    private boolean isFetched(String file) {
        Path folder = input.details().toAbsolutePath().normalize().getParent();
        return folder != null && Path.of(file).toAbsolutePath().normalize().startsWith(folder);
    }

    @Override
    public void check(EvidenceReader reader) {
        named.check(reader);
    }

    @Override
    public Reports remarked(Reports reports) {
        List<String> remarks = new ArrayList<>(input.remarks(unusedFor));
        if (unusedFor.isEmpty()) {
            remarks.addAll(contested(reports));
        }
        return reports.remarked(remarks);
    }

    /** What a report keeps against a finding whose analyzer does not say how old its uses may be. */
    private List<String> contested(Reports reports) {
        List<String> remarks = new ArrayList<>();
        for (Map.Entry<String, Evidence> each : reports.byPrincipal().entrySet()) {
            List<Pattern> contested = each.getValue().contested();
            if (input.age(each.getKey()).isEmpty() && !contested.isEmpty()) {
                remarks.add(each.getKey() + ": its report keeps "
                        + Numbers.count(contested.size(), "entry", "entries")
                        + " that a finding calls unused, since no analyzer says its unusedAccessAge: "
                        + Numbers.some(contested.stream().map(Pattern::text).toList(), MOST_NAMES)
                        + "; --unused-for DAYS says how old a use may be");
            }
        }
        return remarks;
    }
}
