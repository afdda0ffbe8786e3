package dev.whittle.code;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Problem;
import dev.whittle.policy.Policy;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.Warnings;
import dev.whittle.run.OrderedRun;
import dev.whittle.run.RunProgress;
import dev.whittle.run.SharedEvidence;
import dev.whittle.run.Status;
import dev.whittle.source.PolicyFile;
import dev.whittle.source.PolicySource;
import dev.whittle.source.Site;
import dev.whittle.source.holders.Users;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Asked;
import dev.whittle.verify.Attempt;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedFile;
import dev.whittle.verify.ProvedRefinement;
import dev.whittle.verify.Refinery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Refines the policies of files of code, each by what those who hold it do not use, and each with its proof. */
public final class CodeRun {
    private final Refinery refinery;
    private final AdmitNew admitNew;
    private final SiteEvidence evidence;
    private final Chosen chosen;
    private final BiFunction<Path, Site, Users> users;
    private final Consumer<Asked> listener;

    /**
     * A run.
     *
     * @param admitNew by which the refinery refines, for warnings
     * @param chosen the policies that the user chose, if any
     * @param users who holds the policy of a file
     * @param listener told each question to the solver, by many threads
     */
    public CodeRun(
            Refinery refinery,
            AdmitNew admitNew,
            SiteEvidence evidence,
            Chosen chosen,
            BiFunction<Path, Site, Users> users,
            Consumer<Asked> listener) {
        this.refinery = refinery;
        this.admitNew = admitNew;
        this.evidence = evidence;
        this.chosen = chosen;
        this.users = users;
        this.listener = listener;
    }

    /** A file and by what each of its policies is refined, or why it is left alone. */
    private record FileTask(Path path, PolicyFile file, Map<Site, SiteDecision> sites) {
        /** What can be worked on at a time: all of a file that is edited, and of others each policy. */
        List<FileTask> parts() {
            return file.code().isPresent()
                    ? List.of(this)
                    : sites.entrySet().stream()
                            .map(each -> new FileTask(path, file, Map.of(each.getKey(), each.getValue())))
                            .toList();
        }
    }

    /**
     * What comes of the policies of files.
     *
     * @param name what messages call the files
     * @param folder in which they lie
     * @param files that hold policies, in order
     * @param refused why other files can't be read
     * @param threads how many files at a time, or policies of one that is only read
     * @throws InvalidInputException where it isn't clear which policies are meant, or the evidence can't be about a chosen one
     */
    public CodeResults of(
            String name,
            Path folder,
            Map<Path, ? extends PolicyFile> files,
            List<InvalidInputException> refused,
            int threads,
            RunProgress progress) {
        List<SitePlace> places = new ArrayList<>();
        files.forEach(
                (path, file) -> file.sites().forEach(site -> places.add(new SitePlace(folder, path, file, site))));
        chosen.check(name, places, refused);
        Optional<SitePlace> only = evidence.namesNobody() ? Optional.of(only(name, places)) : Optional.empty();
        List<FileTask> tasks = new ArrayList<>();
        files.forEach((path, file) -> {
            Map<Site, SiteDecision> decisions = new LinkedHashMap<>();
            for (Site site : file.sites()) {
                SitePlace place = new SitePlace(folder, path, file, site);
                if (only.map(place::equals).orElseGet(() -> chosen.isEmpty() || chosen.holds(place))) {
                    decisions.put(site, decision(place, only.isPresent()));
                }
            }
            if (!decisions.isEmpty()) {
                tasks.addAll(new FileTask(path, file, decisions).parts());
            }
        });
        Map<Path, FileOutcome> outcomes = new LinkedHashMap<>();
        progress.start(tasks.size());
        Iterator<FileTask> next = tasks.iterator();
        OrderedRun.<FileTask, FileOutcome>run(
                () -> next.hasNext() ? Optional.of(next.next()) : Optional.empty(),
                task -> 1,
                this::outcome,
                outcome -> {
                    outcomes.merge(outcome.path(), outcome, FileOutcome::and);
                    progress.step();
                },
                threads);
        Set<String> met = tasks.stream()
                .flatMap(task -> task.sites().values().stream())
                .flatMap(decision -> decision.task().stream())
                .flatMap(task -> task.users().keySet().stream())
                .collect(Collectors.toSet());
        List<FileOutcome> marked =
                outcomes.values().stream().map(SiteQuotas::marked).toList();
        return new CodeResults(marked, refused, evidence.without(met), refinery.catalog());
    }

    /** The one policy that evidence is about which names nobody. */
    private SitePlace only(String name, List<SitePlace> places) {
        List<SitePlace> meant = places.stream()
                .filter(place -> chosen.isEmpty() ? place.site().isOfIdentity() : chosen.holds(place))
                .toList();
        if (places.isEmpty()) {
            throw new InvalidInputException(name, "no policy was found there");
        }
        if (meant.size() != 1) {
            throw new InvalidInputException(
                    name,
                    Chosen.listed(
                            chosen.isEmpty()
                                    ? "choose a policy with --policy; there are"
                                    : "this evidence names nobody, so it can be about one policy only, and not about",
                            chosen.isEmpty() ? places : meant));
        }
        return meant.get(0);
    }

    private SiteDecision decision(SitePlace place, boolean isOnly) {
        Optional<String> later = place.file().unknownSince(place.site());
        if (later.isPresent()) {
            SiteDecision left = SiteDecision.leave(later.get());
            return chosen.isEmpty() || chosen.isAll() ? left : left.orRefused(place.site());
        }
        Users held = users.apply(place.path(), place.site());
        if (!isOnly && chosen.isEmpty()) {
            return evidence.unasked(place.site(), held);
        }
        SiteDecision decision = evidence.chosen(place.site(), held);
        return chosen.isAll() ? decision : decision.orRefused(place.site());
    }

    private FileOutcome outcome(FileTask task) {
        List<SiteOutcome> sites = new ArrayList<>();
        task.sites()
                .forEach((site, decision) -> sites.add(decision.task()
                        .map(by -> outcome(task.file(), site, by))
                        .orElseGet(() -> SiteOutcome.left(site, decision.reason()))));
        FileOutcome judged = new FileOutcome(task.path(), task.file(), sites, Optional.empty());
        if (judged.isHeldUp()) {
            return judged;
        }
        List<ProvedRefinement> refinements =
                sites.stream().flatMap(site -> site.refinement().stream()).toList();
        return new FileOutcome(
                task.path(), task.file(), sites, task.file().code().map(code -> ProvedFile.of(code, refinements)));
    }

    /** A policy that can't be read is an error of its own; the others are refined all the same. */
    private SiteOutcome outcome(PolicyFile file, Site site, SiteTask task) {
        return Attempt.of(() -> refined(file, site, task))
                .or(
                        refused -> SiteOutcome.failed(
                                site,
                                task,
                                Status.BAD_INPUT,
                                refused.problems().stream()
                                        .map(Problem::toString)
                                        .toList()),
                        error -> SiteOutcome.failed(
                                site,
                                task,
                                Status.INTERNAL_ERROR,
                                List.of("internal error, please report it: " + error)));
    }

    private SiteOutcome refined(PolicyFile file, Site site, SiteTask task) {
        PolicySource source = file.source(site);
        Policy policy = source.policy();
        SharedEvidence<String> shared = SharedEvidence.of(policy, refinery, task.users());
        KnownActions known = refinery.known(source, shared.evidence());
        Proof proof = refinery.prove(refinery.candidate(source, known), listener);
        return new SiteOutcome(
                site,
                Status.of(proof.judgement().verdict()),
                task.holders(),
                task.word(),
                Optional.of(source),
                Optional.of(proof),
                shared.keptAlive(),
                Optional.empty(),
                Warnings.of(List.of(policy), known, admitNew),
                List.of());
    }
}
