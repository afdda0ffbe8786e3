package dev.whittle.cli;

import dev.whittle.code.CodeResults;
import dev.whittle.code.CodeRun;
import dev.whittle.code.SiteEvidence;
import dev.whittle.files.OutputFile;
import dev.whittle.files.OutputFolder;
import dev.whittle.refine.AdmitNew;
import dev.whittle.report.CodeReport;
import dev.whittle.report.PlanFiles;
import dev.whittle.report.ProofScripts;
import dev.whittle.source.PlanFile;
import dev.whittle.source.holders.PlanHolders;
import dev.whittle.text.Printable;
import dev.whittle.verify.Asked;
import dev.whittle.verify.Refinery;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code whittle refine} of the policies of a Terraform plan or state, all at once: each as its own document. */
final class RefinePlan {
    private final Console console;
    private final RefineOptions options;
    private final CodeOptions code;
    private final HolderOptions holders;
    private final String name;

    /** @param name the plan's file */
    RefinePlan(Console console, RefineOptions options, CodeOptions code, HolderOptions holders, String name) {
        this.console = console;
        this.options = options;
        this.code = code;
        this.holders = holders;
        this.name = name;
    }

    /**
     * Refines them.
     *
     * @param read the evidence
     * @param file where a report goes, if not to standard output
     * @param folder where the refined documents go, if they are wanted
     * @return how the process ends
     */
    int of(
            PlanFile plan,
            ReadEvidence read,
            Optional<OutputFile> file,
            Optional<OutputFolder> folder,
            AdmitNew admitted) {
        Refinery refinery = options.proving.refinery(admitted);
        options.evidence.checkSources(refinery.catalog());
        PlanHolders held = plan.holders(holders.ofPlan(name));
        SiteEvidence evidence = SiteEvidence.of(read.reports(), read.role(), read.kept(), read.formsOfUnused());
        ProofScripts questions = new ProofScripts();
        CodeRun run = new CodeRun(
                refinery,
                admitted,
                evidence,
                code.chosen(),
                (path, site) -> held.users(site.address()),
                options.scripts.<Asked>ifWanted(questions).orElse(asked -> {}));
        CodeResults results = results(
                run,
                code.sources().map(sources -> plan.madeFrom(sources::place)).orElse(plan));
        JudgedSites judged = new JudgedSites(console, options, name);
        judged.heed(results);
        judged.writeScripts(questions, results);
        Path root = CodeOptions.real(code.root(parent()));
        CodeReport report = new CodeReport(
                results,
                path -> CodeOptions.inReports(root, path),
                read.inputs(),
                Versions.own(),
                Versions.solver(),
                options.reporting.origin(read.reports().findings(), console.today()));
        judged.writePage(report);
        folder.ifPresent(place -> place.write(PlanFiles.of(report)));
        Optional<String> view = judged.view(report);
        options.reporting
                .codeText(report)
                .filter(text -> options.isWritten() && (view.isEmpty() || file.isPresent()))
                .ifPresent(text -> file.ifPresentOrElse(place -> place.write(text), () -> console.result(text)));
        view.ifPresent(console::result);
        console.tell(report.lines());
        if (folder.isPresent()) {
            console.tell("results    " + Printable.of(options.output().orElse("")));
        }
        return judged.exit(results, 0);
    }

    private CodeResults results(CodeRun run, PlanFile plan) {
        try (RunBar bar = new RunBar(console, "refine", " policies")) {
            int threads = options.scripts.folder().isPresent() ? 1 : options.threads();
            return run.of(name, parent(), Map.of(path(), plan), List.of(), threads, bar);
        }
    }

    private Path path() {
        return Path.of(name).normalize();
    }

    private Path parent() {
        return Optional.ofNullable(path().getParent()).orElse(Path.of(""));
    }
}
