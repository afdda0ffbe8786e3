package dev.whittle.cli;

import dev.whittle.account.Account;
import dev.whittle.account.AccountReader;
import dev.whittle.account.AccountResults;
import dev.whittle.account.AccountRun;
import dev.whittle.account.Outcome;
import dev.whittle.code.CodeOrigin;
import dev.whittle.config.Configuration;
import dev.whittle.files.Hashing;
import dev.whittle.files.Input;
import dev.whittle.files.InputFile;
import dev.whittle.files.OutputFolder;
import dev.whittle.files.ResultFiles;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.JsonWriter;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Quota;
import dev.whittle.refine.AdmitNew;
import dev.whittle.report.AccountChanges;
import dev.whittle.report.AccountFiles;
import dev.whittle.report.ChangeRun;
import dev.whittle.report.MadeBy;
import dev.whittle.report.PolicyPages;
import dev.whittle.run.ForCheck;
import dev.whittle.run.Status;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.verify.Fit;
import dev.whittle.verify.FitMeans;
import dev.whittle.verify.Refinery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle account}: every policy of an account's roles and users. */
@Command(
        name = "account",
        description = "Refine the policies of all roles and users of an account, each with proof.",
        footer = {
            "",
            "Policies written into a role or user are refined by what it does not use, and so is a copy of each"
                    + " AWS-managed policy; a managed policy of the account's own is refined by what is used by none of"
                    + " those to whom it is attached. A principal without evidence is taken to use everything. Groups and their members,"
                    + " permissions boundaries, service-linked roles and roles of Identity Center are left alone, by name."
                    + " The evidence has to name principals: findings, Security Hub's, generated policies, or CloudTrail"
                    + " records. Last accessed reports name nobody: each is in a file named by its principal's"
                    + " percent-encoded ARN, or listed in the FILE of --reports.",
            "",
            "DIR holds a folder of refined policies for each role and user, summary.json, and index.html for people. It is"
                    + " replaced as a whole.",
            "",
            "Exit: the worst over all policies: 4 internal error, 1 refuted (or --check found something), 3 unknown, 2 bad input or"
                    + " usage, 0 proved.",
            "",
            "Examples:",
            "  aws iam get-account-authorization-details > details.json",
            "  whittle account details.json --unused findings/ -o refined",
            "  whittle account details.json --unused findings/ -o refined --pages",
            "  whittle account details.json --unused trail/ --min-observed 90d -o refined",
            "  whittle account details.json --reports reports.json -o refined",
            "  whittle account details.json --unused findings/ -o refined --code infra/",
            "  whittle account details.json --unused findings/ --check --format sarif",
        })
final class AccountCommand implements Callable<Integer> {
    private static final int MOST_LINES = 50;

    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(
            index = "0",
            paramLabel = "DETAILS",
            description = "the answer of `aws iam get-account-authorization-details`, all pages; `-` is standard input")
    private String details = "-";

    @Mixin
    private EvidenceOptions evidence = new EvidenceOptions();

    @Mixin
    private ReportsOption listed = new ReportsOption();

    @Mixin
    private ProofOptions proving = new ProofOptions();

    @Mixin
    private AdmitNewOptions admitNew = new AdmitNewOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "the folder of results; may be left out with --check and with --format")
    private @Nullable String output;

    @Mixin
    private PipelineOptions pipeline = new PipelineOptions();

    @Option(
            names = "--pages",
            description = "also write a page for each policy that changes: its diff, trees and proof")
    private boolean isWithPages;

    @Mixin
    private StrictOptions strictness = new StrictOptions();

    @Option(
            names = "--strict-quota",
            description = "exit 1 where a refined policy is too long for the service, which is said anyway")
    private boolean isQuotaStrict;

    @Option(
            names = "--fit",
            description =
                    "where a refined policy is too long, write what fits in its place, proved: shorter text, the largest"
                            + " of a principal's inline policies first, then what --fit-form allows")
    private boolean isFitting;

    @Mixin
    private FitFormOption forms = new FitFormOption();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private ForCheckOption checking = new ForCheckOption();

    @Mixin
    private AccountCode code = new AccountCode();

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    private AccountCommand(Console console) {
        this.console = console;
    }

    /** The command, without the choice of one principal, and without a map, which is made where code is refined. */
    static CommandLine of(Console console) {
        CommandLine command = new CommandLine(new AccountCommand(console));
        CommandSpec spec = command.getCommandSpec();
        spec.remove(spec.findOption("--role"));
        spec.remove(spec.findOption("--sole-holder"));
        spec.remove(spec.findOption("--write-map"));
        return command;
    }

    @Override
    public Integer call() {
        if (output == null && !pipeline.isCheck() && pipeline.form().isEmpty()) {
            throw Usage.wrong(command, "name the folder of results with -o, or add --check or --format");
        }
        Configuration configuration = config.read(console);
        evidence.heed(configuration);
        proving.heed(configuration);
        evidence.check(List.of(details), listed.files());
        code.check();
        AdmitNew admitted = admitNew.choice();
        forms.check(isFitting);
        Optional<FitMeans> fitting =
                Optional.of(forms.means(admitted, proving.timeout())).filter(means -> isFitting);
        int concurrent = threads.count();
        List<String> inputs = new ArrayList<>(evidence.files());
        inputs.addAll(proving.files());
        inputs.add(details);
        ReportsIndex index = listed.index();
        inputs.addAll(listed.files());
        inputs.addAll(index.names());
        inputs.addAll(code.files());
        inputs.addAll(config.files());
        Optional<OutputFolder> folder =
                Optional.ofNullable(output).map(name -> OutputFolder.of(name, ResultFiles.ACCOUNT, inputs));
        List<String> others = new ArrayList<>(inputs);
        Optional.ofNullable(output).ifPresent(others::add);
        checking.check(others);

        byte[] document = InputFile.read(details, AccountReader.mostBytes());
        Account account =
                new LeftAlone(configuration).of(AccountReader.read(InputFile.title(details), document), console);
        Optional<AccountCode.Read> written = code.read(account, console);
        Refinery refinery = proving.refinery(admitted);
        evidence.checkSources(refinery.catalog());
        ReadEvidence read = evidence.read(
                console, Hashing.EVERYTHING, new AccountReports(InputFile.title(details), account, index));
        AccountResults results = results(account, read, refinery, fitting, concurrent);
        strictness.minded(InputFile.title(details), results.warnings(), console);
        console.mindAge(refinery.catalog());
        Map<String, CodeOrigin> origins =
                written.map(found -> found.origins(results.outcomes())).orElse(Map.of());
        List<Input> files = new ArrayList<>(List.of(Input.of(InputFile.title(details), document)));
        files.addAll(read.inputs());
        MadeBy by = new MadeBy(files, Versions.own(), Versions.solver(), console.today(), configuration.file());
        folder.ifPresent(place -> write(results, by, origins, place));
        ChangeRun changes = AccountChanges.of(
                        results,
                        new Input(pipeline.inReports(details), files.get(0).sha256()),
                        Versions.own())
                .by(configuration.file());
        pipeline.form().ifPresent(form -> console.result(form.of(changes)));
        writeForCheck(results);
        say(results, written, origins);
        Map<Status, Long> counts = new EnumMap<>(results.counts());
        refused(written).forEach(file -> counts.merge(Status.BAD_INPUT, 1L, Long::sum));
        if ((isQuotaStrict || configuration.isQuotaStrict()) && !results.unfit().isEmpty()) {
            counts.merge(Status.REFUTED, 1L, Long::sum);
        }
        if (pipeline.isCheck() && changes.isAnyChange()) {
            PipelineOptions.say(console);
            counts.merge(Status.REFUTED, 1L, Long::sum);
        }
        return ExitCode.ofWorst(status -> counts.getOrDefault(status, 0L));
    }

    private static List<InvalidInputException> refused(Optional<AccountCode.Read> written) {
        return written.map(AccountCode.Read::refused).orElse(List.of());
    }

    private AccountResults results(
            Account account, ReadEvidence read, Refinery refinery, Optional<FitMeans> fitting, int concurrent) {
        try (RunBar bar = new RunBar(console, "account", " policies")) {
            return AccountRun.of(account, read.reports(), read.kept(), refinery, fitting, concurrent, bar);
        }
    }

    /** Writes all files; where they are those of an earlier day but for that day, these stay. */
    private void write(AccountResults results, MadeBy by, Map<String, CodeOrigin> origins, OutputFolder folder) {
        Optional<LocalDate> earlier = folder.text(AccountFiles.INDEX).flatMap(MadeBy::day);
        boolean isThere = earlier.isPresent() && folder.holds(files(results, by.on(earlier.orElseThrow()), origins));
        if (!isThere) {
            write(files(results, by, origins), folder);
        }
    }

    private SortedMap<String, Supplier<String>> files(
            AccountResults results, MadeBy by, Map<String, CodeOrigin> origins) {
        return AccountFiles.of(results, by, isWithPages ? Optional.of(new PolicyPages(by)) : Optional.empty(), origins);
    }

    private void write(SortedMap<String, Supplier<String>> files, OutputFolder folder) {
        try (Progress bar = Progress.start(console, "write", " files", 1, OptionalLong.of(files.size()))) {
            files.replaceAll((name, text) -> () -> {
                bar.step();
                return text.get();
            });
            folder.write(files);
        }
    }

    private void writeForCheck(AccountResults results) {
        checking.open(results.catalog()).ifPresent(writing -> {
            try (writing) {
                for (Outcome outcome : results.outcomes()) {
                    String id = JsonWriter.quoted(outcome.task().title());
                    writing.add(outcome.proof()
                            .map(proof -> writing.forCheck().of(id, proof))
                            .orElseGet(() -> ForCheck.of(id, outcome.status())));
                    outcome.fit()
                            .ifPresent(fit -> writing.add(writing.forCheck()
                                    .of(
                                            JsonWriter.quoted(outcome.task().title() + ", within the quota"),
                                            outcome.proof().orElseThrow().candidate(),
                                            fit.proved())));
                }
                writing.place();
            }
        });
    }

    private void say(AccountResults results, Optional<AccountCode.Read> written, Map<String, CodeOrigin> origins) {
        results.idle().stream()
                .limit(MOST_LINES)
                .forEach(idle -> item("first", idle.arn() + ": " + idle.recommendation() + "; " + idle.lastUse()));
        more(results.idle().size(), "first");
        results.skipped().stream()
                .limit(MOST_LINES)
                .forEach(skipped -> item("skipped", skipped.arn() + ": " + skipped.reason()));
        more(results.skipped().size(), "skipped");
        results.withoutEvidence().stream()
                .limit(MOST_LINES)
                .forEach(arn -> item("kept", arn + ": no evidence, so it is taken to use all that it is granted"));
        more(results.withoutEvidence().size(), "kept");
        if (results.needed() > 0) {
            item(
                    "kept",
                    Numbers.count(results.needed(), "action")
                            + " that recorded calls may have needed, named under `keptForRecordedCalls` in summary.json");
        }
        List<String> rules = LeftAlone.protectedStatements(results);
        rules.stream().limit(MOST_LINES).forEach(text -> item("protected", text));
        more(rules.size(), "protected");
        if (results.unobserved() > 0) {
            item(
                    "kept",
                    Numbers.count(results.unobserved(), "action")
                            + " whose use no evidence could have shown, named under `unobserved` in summary.json");
        }
        results.remarks().stream().limit(MOST_LINES).forEach(remark -> item("note", remark));
        more(results.remarks().size(), "note");
        if (!results.unknown().isEmpty()) {
            item(
                    "note",
                    Numbers.count(results.unknown().size(), "principal")
                            + " reported on but not in the details, among them "
                            + results.unknown().get(0));
        }
        List<Outcome> fitted = results.outcomes().stream()
                .filter(outcome -> outcome.fit().isPresent())
                .toList();
        fitted.stream().limit(MOST_LINES).forEach(outcome -> item("fit", fit(outcome)));
        more(fitted.size(), "fit");
        results.unfit().stream()
                .limit(MOST_LINES)
                .forEach(outcome -> item(
                        "unfit", outcome.task().title() + ": " + outcome.unfit().orElse("")));
        more(results.unfit().size(), "unfit");
        results.unproved().stream().limit(MOST_LINES).forEach(policy -> item("unproved", policy));
        more(results.unproved().size(), "unproved");
        long policies =
                results.counts().values().stream().mapToLong(Long::longValue).sum();
        item("policies", Numbers.grouped(policies) + (policies == 0 ? "" : ": " + results.verdicts()));
        item("removed", Numbers.count(results.removed(), "action"));
        item("remains", remains(results));
        refused(written)
                .forEach(why -> why.problems().forEach(problem -> item("refused", why.source() + ": " + problem)));
        if (written.isPresent()) {
            item("code", sources(origins));
        }
        Optional.ofNullable(output).ifPresent(name -> item("results", name));
    }

    private static String fit(Outcome outcome) {
        Fit fit = outcome.fit().orElseThrow();
        return outcome.task().title() + ": " + fit.shape() + ", "
                + Numbers.count(fit.proved().texts().size(), "policy", "policies") + " of "
                + Numbers.count(fit.size(Quota.MANAGED), "character")
                + fit.future().map(future -> "; " + future).orElse("")
                + fit.slack().map(slack -> "; " + slack).orElse("");
    }

    private static String remains(AccountResults results) {
        List<Pattern> gravest = results.gravestRemaining();
        return Numbers.count(results.remaining(), "action")
                + (gravest.isEmpty()
                        ? ""
                        : ", among them "
                                + String.join(
                                        ", ",
                                        gravest.stream().map(Pattern::text).toList()));
    }

    private static String sources(Map<String, CodeOrigin> origins) {
        long found = origins.values().stream()
                .filter(each -> each.site().isPresent())
                .count();
        long different =
                origins.values().stream().filter(CodeOrigin::isDifferent).count();
        return Numbers.count(found, "policy", "policies") + (found == 1 ? " stands" : " stand") + " in the code, "
                + Numbers.grouped(different) + " of them otherwise than deployed; "
                + Numbers.grouped(origins.size() - found)
                + " without a place there that is known; all under `code` in summary.json";
    }

    private void more(int all, String name) {
        if (all > MOST_LINES) {
            item(name, "and " + Numbers.grouped(all - MOST_LINES) + " more, all in summary.json");
        }
    }

    private void item(String name, String text) {
        console.say(String.format(Locale.ROOT, "%-11s%s", name, Printable.of(text)));
    }
}
