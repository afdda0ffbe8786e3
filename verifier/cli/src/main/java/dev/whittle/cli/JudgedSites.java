package dev.whittle.cli;

import dev.whittle.code.CodeResults;
import dev.whittle.code.SiteOutcome;
import dev.whittle.evidence.Warning;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Problem;
import dev.whittle.report.CodeReport;
import dev.whittle.report.ProofScripts;
import dev.whittle.run.Status;
import dev.whittle.text.Numbers;
import dev.whittle.verify.Proof;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is told of policies that were refined where they stand, what is refused, and how the process ends. */
final class JudgedSites {
    private static final int MOST_REASONS = 50;

    private final Console console;
    private final RefineOptions options;
    private final String name;

    /** @param name of the file or the folder */
    JudgedSites(Console console, RefineOptions options, String name) {
        this.console = console;
        this.options = options;
        this.name = name;
    }

    /** A gate must not be green since its evidence is about nothing. */
    private void refuseUnmet(CodeResults results) {
        if (results.isAnyMet()) {
            return;
        }
        List<Problem> reasons = new ArrayList<>();
        reasons.add(problem(
                results.sites().findAny().isPresent()
                        ? "the evidence is about no policy here"
                        : "no policy was found there"));
        results.sites()
                .limit(MOST_REASONS)
                .forEach(site ->
                        reasons.add(problem("  " + site.site().place() + ": " + String.join("; ", site.problems()))));
        long more = results.sites().count() - MOST_REASONS;
        if (more > 0) {
            reasons.add(problem("  and " + Numbers.grouped(more) + " more"));
        }
        results.refused().stream().flatMap(JudgedSites::told).forEach(why -> reasons.add(problem("  " + why)));
        throw new InvalidInputException(name, reasons);
    }

    /** What is wrong with a file, and in which one. */
    static Stream<String> told(InvalidInputException why) {
        return String.valueOf(why.getMessage()).lines();
    }

    private static Problem problem(String text) {
        return new Problem(text, "", Optional.empty());
    }

    /**
     * Says what has to be taken for granted, once for all policies.
     *
     * @throws InvalidInputException where no evidence is about a policy, or there must be no warnings
     */
    void heed(CodeResults results) {
        refuseUnmet(results);
        List<Warning> warnings = results.sites()
                .flatMap(site -> site.warnings().stream())
                .distinct()
                .toList();
        options.strictness.minded(name, warnings, console);
        results.sites().forEach(site -> {
            site.proof()
                    .ifPresent(proof -> options.strictness.read(
                            name + ": " + site.site().address(),
                            proof.candidate().original()));
            site.word()
                    .ifPresent(
                            word -> options.strictness.trusted(name, site.site().address() + ": " + word));
        });
        console.mindAge(results.catalog());
    }

    /** Writes the solver's questions, if they are wanted: of one policy. */
    void writeScripts(ProofScripts questions, CodeResults results) {
        options.scripts.write(() -> {
            List<Proof> proofs =
                    results.sites().flatMap(site -> site.proof().stream()).toList();
            if (proofs.size() != 1) {
                throw new InvalidInputException(name, "--smt is for one policy; choose it with --policy");
            }
            return questions.files(proofs.get(0).judgement(), results.catalog());
        });
    }

    /** Writes the page for people, if it is wanted. */
    void writePage(CodeReport report) {
        boolean isAnyProved =
                report.results().sites().anyMatch(site -> site.refinement().isPresent());
        options.reporting.writePage(isAnyProved ? Optional.of(report.page(name)) : Optional.empty());
    }

    /** What takes the form's place on standard output, if that is asked for. */
    Optional<String> view(CodeReport report) {
        if (!options.reporting.isView()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        if (options.reporting.isDiff()) {
            text.append(console.resultsTerminal().diff(report.diff()));
        }
        options.reporting
                .explained()
                .forEach(action -> report.explained(action)
                        .forEach(line -> text.append(line).append('\n')));
        return Optional.of(text.toString());
    }

    /**
     * How the process ends: the worst of all.
     *
     * @param unwritten how many files could not be written
     */
    int exit(CodeResults results, long unwritten) {
        Map<Status, Long> counts = new EnumMap<>(results.counts());
        if (unwritten > 0 || !results.refused().isEmpty()) {
            counts.merge(Status.BAD_INPUT, 1L, Long::sum);
        }
        if (options.quotas.isStrict() && !results.unfit().isEmpty()) {
            counts.merge(Status.REFUTED, 1L, Long::sum);
        }
        if (options.isCheck) {
            boolean isBroader = results.sites().anyMatch(SiteOutcome::isBroader);
            if (isBroader) {
                console.tell("check      failed: a policy is broader than its use");
                counts.merge(Status.REFUTED, 1L, Long::sum);
            }
            boolean isUnread = results.sites().anyMatch(JudgedSites::isUnread);
            if (isUnread) {
                console.tell("check      unknown: no statement of a policy is read");
            }
            if (isUnread || results.sites().anyMatch(site -> site.status() == Status.BAD_INPUT)) {
                counts.merge(Status.UNKNOWN, 1L, Long::sum);
            }
        }
        return ExitCode.ofWorst(status -> counts.getOrDefault(status, 0L));
    }

    /** Whether evidence is about a policy of which no statement can be read; one that only has to stay can be. */
    private static boolean isUnread(SiteOutcome site) {
        return site.proof().isPresent()
                && site.source()
                        .filter(source -> source.policy().statements().isEmpty())
                        .isPresent();
    }
}
