package dev.whittle.aws;

import dev.whittle.evidence.UnusedAge;
import dev.whittle.text.Numbers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was fetched of one account, as evidence: findings, and reports in files named by whom they are about.
 *
 * <p>A report is read with the age of the analyzer whose findings stand beside it, since else a use of a year ago would undo a finding of
 * 90 days. With several analyzers it is the longest of theirs, as that keeps more; where one does not tell its age, none is known.
 */
public final class FetchedInput {
    private static final int MOST_NAMES = 12;

    private final Path folder;
    private final FetchedAccount account;
    private final Set<String> silent = new TreeSet<>();

    FetchedInput(Path folder, FetchedAccount account) {
        this.folder = folder;
        this.account = account;
        account.lacks().stream()
                .filter(lack -> lack.kind() == Lack.Kind.REPORT)
                .map(Lack::subject)
                .forEach(silent::add);
        silent.addAll(account.gone());
    }

    /** The account's 12 digits. */
    public String id() {
        return account.id();
    }

    /** The file of its details. */
    public Path details() {
        return folder.resolve(FetchedAccount.DETAILS);
    }

    /** When its details were complete. */
    Instant detailsAt() {
        return account.detailsAt().orElseThrow();
    }

    FetchedVersions versions() {
        return new FetchedVersions(folder);
    }

    /** The files of evidence, sorted. A finding on whom no report could be fetched is left out: a use may be missing that beats it. */
    public List<Path> evidence() {
        return Stream.concat(
                        account.findings().stream()
                                .filter(finding -> !isAboutPermissions(finding) || !silent.contains(finding.resource()))
                                .map(FetchedFinding::file),
                        account.files().stream()
                                .map(FetchedFile::name)
                                .filter(file -> file.startsWith(FetchedAccount.REPORTS + "/")))
                .map(folder::resolve)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isAboutPermissions(FetchedFinding finding) {
        return finding.type().equals("UnusedPermission");
    }

    /** How old a use has to be not to count in a report on a principal, where the analyzers say. */
    public Optional<UnusedAge> age(String principal) {
        List<FetchedFinding> about = account.findings().stream()
                .filter(finding ->
                        isAboutPermissions(finding) && finding.resource().equals(principal))
                .toList();
        Set<String> analyzers =
                new HashSet<>(about.stream().map(FetchedFinding::analyzer).toList());
        List<OptionalInt> ages = account.analyzers().stream()
                .filter(analyzer -> analyzers.isEmpty() || analyzers.contains(analyzer.arn()))
                .map(FetchedAnalyzer::unusedAccessAge)
                .toList();
        if (ages.isEmpty() || ages.stream().anyMatch(OptionalInt::isEmpty)) {
            return Optional.empty();
        }
        int days = ages.stream().mapToInt(OptionalInt::getAsInt).max().orElseThrow();
        return Optional.of(new UnusedAge(
                Duration.ofDays(days),
                about.stream().map(FetchedFinding::analyzedAt).min(Instant::compareTo)));
    }

    /** What people should know of the evidence. */
    public List<String> remarks(Optional<Duration> given) {
        List<String> remarks = new ArrayList<>();
        given.ifPresentOrElse(
                period -> remarks.add("--unused-for " + period.toDays()
                        + "d says which uses of a last accessed report count, in place of the analyzers'"
                        + " unusedAccessAge"),
                () -> ages().forEach((days, analyzers) -> remarks.add("a use that lies " + days
                        + " days or more back does not count in a last accessed report: unusedAccessAge of "
                        + Numbers.some(List.copyOf(analyzers), MOST_NAMES))));
        account.lacks().forEach(lack -> remarks.add("not fetched: " + lack));
        silent.forEach(arn -> remarks.add(arn + ": no report could be fetched, so it is taken to use everything"));
        return remarks;
    }

    private Map<Integer, Set<String>> ages() {
        Map<Integer, Set<String>> ages = new TreeMap<>();
        account.analyzers()
                .forEach(analyzer -> analyzer.unusedAccessAge()
                        .ifPresent(days -> ages.computeIfAbsent(days, each -> new TreeSet<>())
                                .add(analyzer.arn())));
        return ages;
    }
}
