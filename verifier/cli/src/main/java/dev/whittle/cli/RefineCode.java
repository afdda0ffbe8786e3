package dev.whittle.cli;

import dev.whittle.code.Chosen;
import dev.whittle.code.CodeResults;
import dev.whittle.code.CodeRun;
import dev.whittle.code.SiteEvidence;
import dev.whittle.code.SiteOutcome;
import dev.whittle.evidence.Warning;
import dev.whittle.files.OutputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Problem;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.report.CodeReport;
import dev.whittle.report.ProofScripts;
import dev.whittle.run.Status;
import dev.whittle.source.CodeFile;
import dev.whittle.source.Site;
import dev.whittle.source.holders.CodeBase;
import dev.whittle.source.holders.RoleNames;
import dev.whittle.source.holders.Users;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.verify.Asked;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedFile;
import dev.whittle.verify.Refinery;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** {@code whittle refine} of policies in infrastructure code: in one file, or in all files of a folder. */
final class RefineCode {
    private static final int MOST_REASONS = 50;

    private final Console console;
    private final RefineOptions options;
    private final CodeOptions code;
    private final HolderOptions holders;
    private final String name;
    private final Path path;
    private final boolean isFolder;
    private final Infrastructure infrastructure;

    /** From where reports count paths. */
    private final Path root;

    /** @param name a file of code, or a folder */
    RefineCode(
            Console console,
            RefineOptions options,
            CodeOptions code,
            HolderOptions holders,
            String name,
            boolean isFolder) {
        this.console = console;
        this.options = options;
        this.code = code;
        this.holders = holders;
        this.name = name;
        this.path = Path.of(name).normalize();
        this.isFolder = isFolder;
        this.infrastructure = new Infrastructure(path, isFolder);
        this.root = CodeOptions.real(code.root(infrastructure.folder()));
    }

    /**
     * Refines them.
     *
     * @param single the file, where it is not a folder
     * @param output where results go, if not to standard output
     * @return how the process ends
     */
    int run(Optional<CodeFile> single, Optional<OutputFile> output, AdmitNew admitted) {
        Map<Path, CodeFile> files = new LinkedHashMap<>();
        single.ifPresent(file -> files.put(path, file));
        List<InvalidInputException> refused =
                isFolder ? infrastructure.read(files, code.excluded(), console) : List.of();
        ReadEvidence read = options.evidence.read(console, options.reporting.hashing());
        Refinery refinery = options.proving.refinery(admitted);
        options.evidence.checkSources(refinery.catalog());
        SiteEvidence evidence = SiteEvidence.of(read.reports(), read.role(), read.kept(), read.formsOfUnused());
        ProofScripts questions = new ProofScripts();
        CodeResults results = results(files, refused, refinery, admitted, evidence, questions);
        refuseUnmet(results);
        heed(results);
        console.mindAge(results.catalog());
        writeScripts(questions, results);
        CodeReport report =
                new CodeReport(results, this::nameInReports, read.inputs(), Versions.own(), Versions.solver());
        options.reporting.writePage(isAnyProved(results) ? Optional.of(report.page(name)) : Optional.empty());
        Optional<EditedFiles> written =
                code.isWriting() ? Optional.of(EditedFiles.write(results, code.isAllOrNothing())) : Optional.empty();
        print(report, results, output);
        console.say(report.lines());
        written.ifPresent(edited -> edited.lines().forEach(console::say));
        refused.stream().flatMap(RefineCode::told).forEach(why -> console.say("refused    " + Printable.of(why)));
        return exit(results, written.map(EditedFiles::unwritten).orElse(0L));
    }

    private CodeResults results(
            Map<Path, CodeFile> files,
            List<InvalidInputException> refused,
            Refinery refinery,
            AdmitNew admitted,
            SiteEvidence evidence,
            ProofScripts questions) {
        Chosen chosen = code.chosen();
        CodeRun run = new CodeRun(
                refinery,
                admitted,
                evidence,
                chosen,
                users(evidence),
                options.scripts.<Asked>ifWanted(questions).orElse(asked -> {}));
        try (RunBar bar = new RunBar(console, "refine", " files")) {
            int threads = options.scripts.folder().isPresent() ? 1 : options.threads();
            return run.of(name, infrastructure.folder(), files, refused, threads, bar);
        }
    }

    /** Who holds a policy, by all files of the folder; of a file, by those of its repository. */
    private BiFunction<Path, Site, Users> users(SiteEvidence evidence) {
        if (evidence.namesNobody() && !holders.isWriting()) {
            Users notAsked = new Users(List.of(), Optional.of("it was not asked, as the evidence names nobody"));
            return (file, site) -> notAsked;
        }
        return infrastructure.asking(CodeBase::users, holders, RoleNames.NONE, console);
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
        results.refused().stream().flatMap(RefineCode::told).forEach(why -> reasons.add(problem("  " + why)));
        throw new InvalidInputException(name, reasons);
    }

    /** What is wrong with a file, and in which one. */
    private static Stream<String> told(InvalidInputException why) {
        return String.valueOf(why.getMessage()).lines();
    }

    private static Problem problem(String text) {
        return new Problem(text, "", Optional.empty());
    }

    /** Says what has to be taken for granted, once for all policies, or refuses it where there must be no warnings. */
    private void heed(CodeResults results) {
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
    }

    private void writeScripts(ProofScripts questions, CodeResults results) {
        options.scripts.write(() -> {
            List<Proof> proofs =
                    results.sites().flatMap(site -> site.proof().stream()).toList();
            if (proofs.size() != 1) {
                throw new InvalidInputException(name, "--smt is for one policy; choose it with --policy");
            }
            return questions.files(proofs.get(0).judgement(), results.catalog());
        });
    }

    private static boolean isAnyProved(CodeResults results) {
        return results.sites().anyMatch(site -> site.refinement().isPresent());
    }

    private String nameInReports(Path file) {
        Path real = CodeOptions.real(file);
        return real.startsWith(root)
                ? root.relativize(real).toString().replace(File.separatorChar, '/')
                : file.toString();
    }

    private void print(CodeReport report, CodeResults results, Optional<OutputFile> output) {
        Optional<String> view = view(report);
        boolean isPrinted = options.isWritten() && !(code.isWriting() && !options.reporting.isReport());
        if (isPrinted && (view.isEmpty() || output.isPresent())) {
            Optional<String> text = options.reporting.codeText(report).or(() -> edited(results));
            output.ifPresentOrElse(
                    file -> text.ifPresentOrElse(file::write, file::remove), () -> text.ifPresent(console::result));
        }
        view.ifPresent(console::result);
    }

    /** The one file with all its edits; nothing where a policy of it is not proved, or is only to be detached. */
    private Optional<String> edited(CodeResults results) {
        if (isFolder) {
            return Optional.empty();
        }
        boolean isDetached = results.sites()
                        .anyMatch(site -> site.recommendedAction()
                                .filter(RecommendedAction.DETACH_POLICY::equals)
                                .isPresent())
                && results.files().stream().allMatch(file -> file.changed().isEmpty());
        return isDetached
                ? Optional.empty()
                : results.files().stream()
                        .filter(file -> file.sites().stream().allMatch(site -> site.status() == Status.PROVED))
                        .flatMap(file -> file.proved().stream())
                        .map(ProvedFile::text)
                        .findFirst();
    }

    /** What takes the form's place on standard output, if that is asked for. */
    private Optional<String> view(CodeReport report) {
        if (!options.reporting.isView()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        if (options.reporting.isDiff()) {
            text.append(Terminal.ofStandardOutput().diff(report.diff()));
        }
        options.reporting
                .explained()
                .forEach(action -> report.explained(action)
                        .forEach(line -> text.append(line).append('\n')));
        return Optional.of(text.toString());
    }

    private int exit(CodeResults results, long unwritten) {
        Map<Status, Long> counts = new EnumMap<>(results.counts());
        if (unwritten > 0 || !results.refused().isEmpty()) {
            counts.merge(Status.BAD_INPUT, 1L, Long::sum);
        }
        if (options.isCheck) {
            boolean isBroader = results.sites().anyMatch(SiteOutcome::isBroader);
            if (isBroader) {
                console.say("check      failed: a policy is broader than its use");
                counts.merge(Status.REFUTED, 1L, Long::sum);
            }
            boolean isUnread = results.sites().anyMatch(RefineCode::isUnread);
            if (isUnread) {
                console.say("check      unknown: no statement of a policy is read");
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
