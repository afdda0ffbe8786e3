package dev.whittle.cli;

import dev.whittle.code.Chosen;
import dev.whittle.code.CodeResults;
import dev.whittle.code.CodeRun;
import dev.whittle.code.SiteEvidence;
import dev.whittle.files.OutputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.report.CodeReport;
import dev.whittle.report.ProofScripts;
import dev.whittle.run.Status;
import dev.whittle.source.CodeFile;
import dev.whittle.source.Site;
import dev.whittle.source.holders.RoleNames;
import dev.whittle.source.holders.Users;
import dev.whittle.text.Printable;
import dev.whittle.verify.Asked;
import dev.whittle.verify.ProvedFile;
import dev.whittle.verify.Refinery;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code whittle refine} of policies in infrastructure code: in one file, or in all files of a folder. */
final class RefineCode {
    private final Console console;
    private final RefineOptions options;
    private final CodeOptions code;
    private final HolderOptions holders;
    private final String name;
    private final Path path;
    private final boolean isFolder;
    private final Infrastructure infrastructure;
    private final JudgedSites judged;

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
        this.judged = new JudgedSites(console, options, name);
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
        BiFunction<Path, Site, Users> users = users(files, evidence);
        CodeResults results = results(files, refused, refinery, admitted, evidence, users, questions);
        judged.heed(results);
        judged.writeScripts(questions, results);
        CodeReport report = new CodeReport(
                results,
                file -> CodeOptions.inReports(root, file),
                read.inputs(),
                Versions.own(),
                Versions.solver(),
                options.reporting.origin(read.reports().findings(), console.today()));
        judged.writePage(report);
        Optional<EditedFiles> written =
                code.isWriting() ? Optional.of(EditedFiles.write(results, code.isAllOrNothing())) : Optional.empty();
        print(report, results, output);
        console.tell(report.lines());
        written.ifPresent(edited -> edited.lines().forEach(console::say));
        refused.stream().flatMap(JudgedSites::told).forEach(why -> console.tell("refused    " + Printable.of(why)));
        return judged.exit(results, written.map(EditedFiles::unwritten).orElse(0L));
    }

    private CodeResults results(
            Map<Path, CodeFile> files,
            List<InvalidInputException> refused,
            Refinery refinery,
            AdmitNew admitted,
            SiteEvidence evidence,
            BiFunction<Path, Site, Users> users,
            ProofScripts questions) {
        Chosen chosen = code.chosen();
        CodeRun run = new CodeRun(
                refinery,
                admitted,
                evidence,
                chosen,
                users,
                options.scripts.<Asked>ifWanted(questions).orElse(asked -> {}));
        try (RunBar bar = new RunBar(console, "refine", " files")) {
            int threads = options.scripts.folder().isPresent() ? 1 : options.threads();
            return run.of(name, infrastructure.folder(), files, refused, threads, bar);
        }
    }

    /**
     * Who holds a policy, by all files of the folder; of a file, by those of its repository. Policies that are all of their file are told
     * what takes them.
     */
    private BiFunction<Path, Site, Users> users(Map<Path, CodeFile> files, SiteEvidence evidence) {
        boolean isAsked = !evidence.namesNobody() || holders.isWriting();
        if (isAsked || files.values().stream().anyMatch(CodeFile::isDocument)) {
            Surroundings around = infrastructure.surroundings(holders, RoleNames.NONE, console);
            files.replaceAll(around::told);
            if (isAsked) {
                return around::users;
            }
        }
        Users notAsked = new Users(List.of(), Optional.of("it was not asked, as the evidence names nobody"));
        return (file, site) -> notAsked;
    }

    private void print(CodeReport report, CodeResults results, Optional<OutputFile> output) {
        Optional<String> view = judged.view(report);
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
}
