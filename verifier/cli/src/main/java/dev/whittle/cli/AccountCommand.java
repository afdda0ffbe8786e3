package dev.whittle.cli;

import dev.whittle.account.Account;
import dev.whittle.account.AccountReader;
import dev.whittle.account.AccountResults;
import dev.whittle.account.AccountRun;
import dev.whittle.account.Outcome;
import dev.whittle.aws.FetchedFolder;
import dev.whittle.aws.ScriptsFolder;
import dev.whittle.config.Configuration;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.Reports;
import dev.whittle.files.Hashing;
import dev.whittle.files.Input;
import dev.whittle.files.OutputFolder;
import dev.whittle.files.ResultFiles;
import dev.whittle.json.JsonWriter;
import dev.whittle.report.AccountChanges;
import dev.whittle.report.AccountFiles;
import dev.whittle.report.AccountsFiles;
import dev.whittle.report.ChangeRun;
import dev.whittle.report.MadeBy;
import dev.whittle.report.PolicyPages;
import dev.whittle.run.ForCheck;
import dev.whittle.run.Status;
import dev.whittle.verify.FitMeans;
import dev.whittle.verify.Refinery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
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
@Grouped(OptionGroup.RESULTS)
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
            "  whittle fetch -o fetched && whittle account fetched -o refined",
            "  whittle account fetched -o refined --apply-script scripts && scripts/apply.sh",
            "  whittle account details.json --unused findings/ -o refined --pages",
            "  whittle account details.json --unused trail/ --min-observed 90d -o refined",
            "  whittle account details.json --reports reports.json -o refined",
            "  whittle account details.json --unused findings/ -o refined --code infra/",
            "  whittle account details.json --unused findings/ --check --format sarif",
        })
final class AccountCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(
            index = "0",
            paramLabel = "DETAILS",
            description =
                    "the answer of `aws iam get-account-authorization-details`, all pages; `-` is standard input; or"
                            + " a folder that `whittle fetch` made, with its evidence")
    private String details = "-";

    @Grouped(OptionGroup.EVIDENCE)
    @Option(
            names = "--allow-incomplete",
            description =
                    "take a folder of `whittle fetch` that lacks evidence: who lacks it is taken to use everything")
    private boolean isLackAllowed;

    @Mixin
    private ApplyOption scripts = new ApplyOption();

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

    @Grouped(OptionGroup.SIZE)
    @Option(
            names = "--strict-quota",
            description = "exit 1 where a refined policy is too long for the service, which is said anyway")
    private boolean isQuotaStrict;

    @Grouped(OptionGroup.SIZE)
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
        if (output == null
                && !scripts.isGiven()
                && !pipeline.isCheck()
                && pipeline.form().isEmpty()) {
            throw Usage.wrong(command, "name the folder of results with -o, or add --check or --format");
        }
        Configuration configuration = config.read(console);
        evidence.heed(configuration);
        proving.heed(configuration);
        List<AccountInput> accounts = AccountInput.of(
                details, isLackAllowed && !scripts.isGiven() ? FetchedFolder.OnLack.TAKE : FetchedFolder.OnLack.REFUSE);
        if (accounts.size() > 1 && pipeline.form().isPresent()) {
            throw Usage.wrong(
                    command,
                    "--format is a report of one account, and " + details + " holds several; name one's folder");
        }
        List<String> reports = new ArrayList<>(listed.files());
        accounts.forEach(account -> reports.addAll(account.evidence()));
        evidence.check(List.of(details), reports);
        code.check();
        forms.check(isFitting);
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
        Optional<ScriptsFolder> applied = scripts.folder(details, accounts, others);
        checking.check(others);

        Refinery refinery = proving.refinery(admitNew.choice());
        evidence.checkSources(refinery.catalog());
        List<JudgedAccount> judged = accounts.stream()
                .map(account -> judged(account, index, refinery, configuration))
                .toList();
        console.mindAge(refinery.catalog());
        folder.ifPresent(place -> write(judged, place));
        writeForCheck(judged);
        AccountWords words = new AccountWords(console);
        judged.forEach(words::say);
        Optional.ofNullable(output).ifPresent(words::results);
        applied.ifPresent(place -> scripts.write(judged, place, console));
        return exit(judged, configuration);
    }

    private JudgedAccount judged(
            AccountInput input, ReportsIndex index, Refinery refinery, Configuration configuration) {
        byte[] document = input.bytes();
        Account account = new LeftAlone(configuration).of(AccountReader.read(input.title(), document), console);
        Optional<AccountCode.Read> written = code.read(account, console);
        Addressees addressees = input.addressees(account, index, evidence.unusedFor());
        ReadEvidence read = evidence.read(console, Hashing.EVERYTHING, addressees);
        AccountResults results = results(account, addressees.remarked(read.reports()), read.kept(), refinery);
        strictness.minded(input.title(), results.warnings(), console);
        List<Input> files = new ArrayList<>(List.of(Input.of(input.title(), document)));
        files.addAll(read.inputs());
        return new JudgedAccount(
                input,
                new MadeBy(files, Versions.own(), Versions.solver(), console.today(), configuration.file()),
                results,
                written,
                written.map(found -> found.origins(results.outcomes())).orElse(Map.of()));
    }

    private AccountResults results(Account account, Reports reports, Evidence kept, Refinery refinery) {
        Optional<FitMeans> fitting =
                Optional.of(forms.means(admitNew.choice(), proving.timeout())).filter(means -> isFitting);
        try (RunBar bar = new RunBar(console, "account", " policies")) {
            return AccountRun.of(account, reports, kept, refinery, fitting, threads.count(), bar);
        }
    }

    /** Writes all files; where they are those of an earlier day but for that day, these stay. */
    private void write(List<JudgedAccount> judged, OutputFolder folder) {
        String first = judged.size() == 1 ? "" : judged.get(0).input().folder();
        Optional<LocalDate> earlier = folder.text(first + AccountFiles.INDEX).flatMap(MadeBy::day);
        boolean isThere = earlier.isPresent() && folder.holds(files(judged, earlier.orElseThrow()));
        if (!isThere) {
            write(files(judged, console.today()), folder);
        }
    }

    /** One account has the folder for itself, several have a folder each, and an index of them. */
    private SortedMap<String, Supplier<String>> files(List<JudgedAccount> judged, LocalDate day) {
        if (judged.size() == 1) {
            return files(judged.get(0), day);
        }
        SortedMap<String, Supplier<String>> files = new TreeMap<>();
        SortedMap<String, AccountResults> results = new TreeMap<>();
        for (JudgedAccount account : judged) {
            files(account, day)
                    .forEach((name, text) -> files.put(account.input().folder() + name, text));
            results.put(account.input().folder(), account.results());
        }
        files.putAll(AccountsFiles.of(results));
        return files;
    }

    private SortedMap<String, Supplier<String>> files(JudgedAccount account, LocalDate day) {
        MadeBy by = account.by().on(day);
        return AccountFiles.of(
                account.results(),
                by,
                isWithPages ? Optional.of(new PolicyPages(by)) : Optional.empty(),
                account.origins());
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

    private int exit(List<JudgedAccount> judged, Configuration configuration) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        for (JudgedAccount account : judged) {
            AccountResults results = account.results();
            results.counts().forEach((status, count) -> counts.merge(status, count, Long::sum));
            account.refused().forEach(file -> counts.merge(Status.BAD_INPUT, 1L, Long::sum));
            if ((isQuotaStrict || configuration.isQuotaStrict())
                    && !results.unfit().isEmpty()) {
                counts.merge(Status.REFUTED, 1L, Long::sum);
            }
            Input file = account.by().inputs().get(0);
            ChangeRun changes = AccountChanges.of(
                            results,
                            new Input(pipeline.inReports(account.input().name()), file.sha256()),
                            Versions.own())
                    .by(configuration.file());
            pipeline.form().ifPresent(form -> console.result(form.of(changes)));
            if (pipeline.isCheck() && changes.isAnyChange()) {
                PipelineOptions.say(console);
                counts.merge(Status.REFUTED, 1L, Long::sum);
            }
        }
        return ExitCode.ofWorst(status -> counts.getOrDefault(status, 0L));
    }

    private void writeForCheck(List<JudgedAccount> judged) {
        checking.open(judged.get(0).results().catalog()).ifPresent(writing -> {
            try (writing) {
                judged.forEach(account -> account.results().outcomes().forEach(outcome -> write(outcome, writing)));
                writing.place();
            }
        });
    }

    private static void write(Outcome outcome, ForCheckOption.Writing writing) {
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
}
