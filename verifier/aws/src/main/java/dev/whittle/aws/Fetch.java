package dev.whittle.aws;

import dev.whittle.files.FolderLock;
import dev.whittle.json.InvalidInputException;
import dev.whittle.text.Numbers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;

/** Fetches accounts into a folder, which {@link FetchedFolder} reads. */
public final class Fetch {
    private final FetchOptions options;
    private final FetchListener listener;
    private final Clock clock;

    /**
     * Tells how.
     *
     * @param listener told what is done, and what can't be
     */
    public Fetch(FetchOptions options, FetchListener listener, Clock clock) {
        this.options = options;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Fetches all that is not there yet.
     *
     * @param name the folder, as people named it
     * @return whether all is there now
     * @throws InvalidInputException where nothing can be fetched, or the folder is of something else
     */
    public boolean into(String name, Path path) {
        Caller.ignoredEndpoints(options)
                .forEach(endpoint -> listener.note("ignored", endpoint + ": endpoints come from --endpoint-url alone"));
        Caller caller = Caller.of(options);
        WantedAccounts wanted = WantedAccounts.of(options, caller);
        FetchLog log = new FetchLog(
                clock.instant(),
                Optional.empty(),
                caller.regions(),
                options.role(),
                options.endpoint().given().map(Object::toString),
                wanted.ids());
        FolderLock lock = FolderLock.of(name, path.toAbsolutePath().normalize());
        try {
            FetchTarget target = FetchTarget.of(name, path, log);
            return run(target, wanted, caller.regions());
        } finally {
            lock.release();
        }
    }

    private boolean run(FetchTarget target, WantedAccounts wanted, List<String> regions) {
        List<Analyzer> ofOrganization = new ArrayList<>();
        List<Lack> common = new ArrayList<>();
        Sessions sessions = new Sessions();
        for (String id : wanted.ids()) {
            sessions.add(id, wanted.session(id), regions);
        }
        wanted.caller().ifPresent(home -> ofOrganization.addAll(analyzers(home, regions, common)));
        sessions.analyzers.values().forEach(ofOrganization::addAll);
        ofOrganization.removeIf(analyzer -> !analyzer.isOfOrganization());
        boolean isComplete = true;
        for (String id : wanted.ids()) {
            FetchedAccount account = fetched(target, sessions, id, ofOrganization, common);
            isComplete &= account.isComplete();
            say(account);
        }
        if (isComplete) {
            target.finish(clock.instant());
        }
        return isComplete;
    }

    /** The sessions that could be opened, and the analyzers that they see. */
    private final class Sessions {
        private final Map<String, Session> open = new HashMap<>();
        private final Map<String, List<Analyzer>> analyzers = new TreeMap<>();
        private final Map<String, List<Lack>> lacks = new HashMap<>();

        void add(String id, WantedAccounts.Entry entry, List<String> regions) {
            List<Lack> missing = new ArrayList<>();
            lacks.put(id, missing);
            entry.session().ifPresent(session -> {
                open.put(id, session);
                analyzers.put(id, analyzers(session, regions, missing));
            });
            entry.lack().ifPresent(missing::add);
        }
    }

    private FetchedAccount fetched(
            FetchTarget target, Sessions sessions, String id, List<Analyzer> ofOrganization, List<Lack> common) {
        List<Lack> lacks = new ArrayList<>(common);
        lacks.addAll(sessions.lacks.getOrDefault(id, List.of()));
        Session session = sessions.open.get(id);
        if (session == null) {
            return target.unreached(id, lacks);
        }
        List<Analyzer> analyzers = new ArrayList<>(sessions.analyzers.getOrDefault(id, List.of()));
        ofOrganization.stream()
                .filter(each -> analyzers.stream()
                        .noneMatch(own -> own.found().arn().equals(each.found().arn())))
                .forEach(analyzers::add);
        if (analyzers.isEmpty()) {
            listener.note(
                    "note",
                    id + ": no analyzer of unused access is in "
                            + String.join(", ", target.log().regions()));
        }
        return new AccountFetch(id, target.folder().in(id), session, listener, lacks).run(analyzers);
    }

    private List<Analyzer> analyzers(Session session, List<String> regions, List<Lack> lacks) {
        List<Analyzer> found = new ArrayList<>();
        for (String region : regions) {
            try (AccessAnalyzerClient client = session.analyzer(region)) {
                AnalyzerList.of(client, region).forEach(analyzer -> found.add(new Analyzer(analyzer, session)));
            } catch (SdkException e) {
                lacks.add(new Lack(Lack.Kind.ANALYZERS, "the region " + region, Failure.reason(e)));
            } catch (IncompleteAnswer e) {
                lacks.add(new Lack(Lack.Kind.ANALYZERS, "the region " + region, String.valueOf(e.getMessage())));
            }
        }
        return found;
    }

    private void say(FetchedAccount account) {
        account.lacks().forEach(lack -> listener.note("lacks", account.id() + ": " + lack));
        account.gone().forEach(arn -> listener.note("gone", arn + ": removed while the account was fetched"));
        listener.note(
                "account",
                account.id() + ": "
                        + Numbers.count(account.findings().size(), "finding") + " of "
                        + Numbers.count(account.analyzers().size(), "analyzer") + ", "
                        + Numbers.count(count(account, FetchedAccount.REPORTS), "last accessed report") + ", "
                        + Numbers.count(count(account, FetchedAccount.VERSIONS), "policy", "policies")
                        + " with all versions");
    }

    private static long count(FetchedAccount account, String folder) {
        return account.files().stream()
                .filter(file -> file.name().startsWith(folder + "/"))
                .count();
    }
}
