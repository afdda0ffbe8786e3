package dev.whittle.aws;

import dev.whittle.run.OrderedRun;
import dev.whittle.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * Fetches one account into its folder. What is there already is not fetched again: a file is there only once it is whole. What can't be
 * fetched is remembered, and the rest goes on, but for the details: without them nothing more is asked.
 */
final class AccountFetch {
    /** Calls in flight. IAM throttles an account, not a connection, so more would only wait for each other. */
    private static final int THREADS = 4;

    private final String id;
    private final PrivateFolder folder;
    private final Session session;
    private final FetchListener listener;
    private final List<Lack> lacks;
    private final Set<String> gone = new HashSet<>();
    private final List<FetchedFile> files = new ArrayList<>();

    /**
     * @param lacks what is known to be missing already
     */
    AccountFetch(String id, PrivateFolder folder, Session session, FetchListener listener, List<Lack> lacks) {
        this.id = id;
        this.folder = folder;
        this.session = session;
        this.listener = listener;
        this.lacks = new ArrayList<>(lacks);
    }

    /** One thing to fetch into a file: what lacks comes back, if anything. */
    private record Item(String name, String file, Lack.Kind kind, Function<IamClient, String> text) {}

    /** Fetches what is not there yet, and writes down what is. */
    FetchedAccount run(List<Analyzer> analyzers) {
        Optional<Instant> detailsAt = details();
        List<FetchedFinding> findings = new ArrayList<>();
        if (detailsAt.isPresent()) {
            DetailsIndex index = DetailsIndex.of(FetchedAccount.DETAILS, folder.read(FetchedAccount.DETAILS));
            analyzers.forEach(analyzer -> findings.addAll(findings(analyzer)));
            rest(index);
        }
        findings.sort(Comparator.comparing(FetchedFinding::file));
        files.sort(Comparator.comparing(FetchedFile::name));
        FetchedAccount account = new FetchedAccount(
                id,
                detailsAt,
                analyzers.stream().map(Analyzer::found).toList(),
                findings,
                gone.stream().sorted().toList(),
                lacks,
                files);
        folder.write(FetchedAccount.FILE, account.text());
        return account;
    }

    private Optional<Instant> details() {
        String time = FetchedAccount.DETAILS + ".time";
        if (!folder.has(FetchedAccount.DETAILS)) {
            try (FetchListener.Part pages = listener.part(" pages");
                    IamClient iam = session.iam()) {
                pages.start(-1);
                String text = SdkJson.pages(new DetailsPages(iam).all(pages));
                folder.write(time, Instant.now() + "\n");
                folder.write(FetchedAccount.DETAILS, text);
            } catch (SdkException | IncompleteAnswer e) {
                lacks.add(new Lack(Lack.Kind.DETAILS, id, reason(e)));
                return Optional.empty();
            }
        }
        note(FetchedAccount.DETAILS);
        return Optional.of(Instant.parse(new String(folder.read(time), StandardCharsets.UTF_8).strip()));
    }

    private List<FetchedFinding> findings(Analyzer analyzer) {
        PrivateFolder place = folder.in(FetchedAccount.FINDINGS);
        try (AccessAnalyzerClient client =
                        analyzer.session().analyzer(analyzer.found().region());
                FetchListener.Part part = listener.part(" findings")) {
            List<FetchedFinding> listed;
            FindingPages pages = new FindingPages(client, analyzer.found(), id);
            try {
                listed = pages.list();
            } catch (SdkException | IncompleteAnswer e) {
                lacks.add(new Lack(Lack.Kind.FINDINGS, analyzer.found().arn(), reason(e)));
                return List.of();
            }
            part.start(listed.size());
            List<FetchedFinding> found = new ArrayList<>();
            each(listed, finding -> finding(pages, place, finding), each -> {
                part.step();
                each.kept().ifPresent(found::add);
                each.lack().ifPresent(lacks::add);
            });
            found.forEach(finding -> note(finding.file()));
            return found;
        }
    }

    /** A finding that came, or that lacks, or that is resolved since. */
    private record Found(Optional<FetchedFinding> kept, Optional<Lack> lack) {}

    private static Found finding(FindingPages pages, PrivateFolder place, FetchedFinding finding) {
        String name = finding.file().substring(FetchedAccount.FINDINGS.length() + 1);
        try {
            if (!place.has(name)) {
                place.write(name, SdkJson.pages(pages.details(finding)));
            }
            return new Found(Optional.of(finding), Optional.empty());
        } catch (SdkException | IncompleteAnswer e) {
            boolean isResolved = e instanceof SdkException failure && Failure.isGone(failure);
            return new Found(
                    Optional.empty(),
                    isResolved
                            ? Optional.empty()
                            : Optional.of(new Lack(
                                    Lack.Kind.FINDING, finding.id() + " on " + finding.resource(), reason(e))));
        }
    }

    /** Reports on principals, and versions of policies. */
    private void rest(DetailsIndex index) {
        List<Item> items = new ArrayList<>();
        LastAccessedReport reports = new LastAccessedReport(session.pause());
        folder.in(FetchedAccount.REPORTS);
        folder.in(FetchedAccount.VERSIONS);
        index.principals()
                .forEach(arn -> items.add(new Item(
                        arn,
                        FetchedAccount.REPORTS + "/" + FetchedFile.about(arn),
                        Lack.Kind.REPORT,
                        iam -> reports.of(iam, arn))));
        index.policies()
                .forEach(arn -> items.add(new Item(
                        arn,
                        FetchedAccount.VERSIONS + "/" + FetchedFile.about(arn),
                        Lack.Kind.VERSIONS,
                        iam -> PolicyVersions.of(iam, arn))));
        try (IamClient iam = session.iam();
                FetchListener.Part part = listener.part(" reports and policies")) {
            part.start(items.size());
            each(items, item -> fetched(iam, item), lack -> {
                part.step();
                lack.ifPresent(lacks::add);
            });
        }
        items.stream().map(Item::file).filter(folder::has).forEach(this::note);
    }

    private Optional<Lack> fetched(IamClient iam, Item item) {
        try {
            if (!folder.has(item.file())) {
                folder.write(item.file(), item.text().apply(iam));
            }
            return Optional.empty();
        } catch (SdkException | IncompleteAnswer e) {
            if (e instanceof SdkException failure && Failure.isGone(failure)) {
                synchronized (gone) {
                    gone.add(item.name());
                }
                return Optional.empty();
            }
            return Optional.of(new Lack(item.kind(), item.name(), reason(e)));
        }
    }

    private static <I, O> void each(List<I> items, Function<I, O> work, Consumer<O> results) {
        Iterator<I> next = items.iterator();
        OrderedRun.run(
                () -> next.hasNext() ? Optional.of(next.next()) : Optional.empty(), item -> 1, work, results, THREADS);
    }

    private void note(String file) {
        files.add(new FetchedFile(file, Sha256.of(folder.read(file))));
    }

    private static String reason(RuntimeException e) {
        return e instanceof SdkException failure ? Failure.reason(failure) : String.valueOf(e.getMessage());
    }
}
