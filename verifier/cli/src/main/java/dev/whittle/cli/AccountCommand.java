package dev.whittle.cli;

import dev.whittle.account.Account;
import dev.whittle.account.AccountReader;
import dev.whittle.account.AccountResults;
import dev.whittle.account.AccountRun;
import dev.whittle.account.Outcome;
import dev.whittle.aws.FetchedFolder;
import dev.whittle.code.CodeOrigin;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.Reports;
import dev.whittle.files.Hashing;
import dev.whittle.files.Input;
import dev.whittle.files.OutputFolder;
import dev.whittle.files.ResultFiles;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.JsonWriter;
import dev.whittle.policy.Pattern;
import dev.whittle.refine.AdmitNew;
import dev.whittle.report.AccountFiles;
import dev.whittle.report.AccountsFiles;
import dev.whittle.report.PolicyPages;
import dev.whittle.run.ForCheck;
import dev.whittle.run.Status;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.verify.Refinery;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
            "Exit: the worst over all policies: 4 internal error, 1 refuted, 3 unknown, 2 bad input or usage, 0 proved.",
            "",
            "Examples:",
            "  aws iam get-account-authorization-details > details.json",
            "  whittle account details.json --unused findings/ -o refined",
            "  whittle fetch -o fetched && whittle account fetched -o refined",
            "  whittle account details.json --unused findings/ -o refined --pages",
            "  whittle account details.json --unused trail/ --min-observed 90d -o refined",
            "  whittle account details.json --reports reports.json -o refined",
            "  whittle account details.json --unused findings/ -o refined --code infra/",
        })
final class AccountCommand implements Callable<Integer> {
    private static final int MOST_LINES = 50;

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "DETAILS",
            description =
                    "the answer of `aws iam get-account-authorization-details`, all pages; `-` is standard input; or"
                            + " a folder that `whittle fetch` made, with its evidence")
    private String details = "-";

    @Option(
            names = "--allow-incomplete",
            description =
                    "take a folder of `whittle fetch` that lacks evidence: who lacks it is taken to use everything")
    private boolean isLackAllowed;

    @Mixin
    private EvidenceOptions evidence = new EvidenceOptions();

    @Mixin
    private ReportsOption listed = new ReportsOption();

    @Mixin
    private ProofOptions proving = new ProofOptions();

    @Mixin
    private AdmitNewOptions admitNew = new AdmitNewOptions();

    @Option(names = "-o", paramLabel = "DIR", required = true, description = "the folder of results")
    private String output = "";

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

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private ForCheckOption checking = new ForCheckOption();

    @Mixin
    private AccountCode code = new AccountCode();

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
        List<AccountInput> accounts =
                AccountInput.of(details, isLackAllowed ? FetchedFolder.OnLack.TAKE : FetchedFolder.OnLack.REFUSE);
        List<String> reports = new ArrayList<>(listed.files());
        accounts.forEach(account -> reports.addAll(account.evidence()));
        evidence.check(List.of(details), reports);
        code.check();
        AdmitNew admitted = admitNew.choice();
        List<String> inputs = new ArrayList<>(evidence.files());
        inputs.addAll(proving.files());
        inputs.add(details);
        ReportsIndex index = listed.index();
        inputs.addAll(listed.files());
        inputs.addAll(index.names());
        inputs.addAll(code.files());
        OutputFolder folder = OutputFolder.of(output, ResultFiles.ACCOUNT, inputs);
        List<String> others = new ArrayList<>(inputs);
        others.add(output);
        checking.check(others);

        Refinery refinery = proving.refinery(admitted);
        evidence.checkSources(refinery.catalog());
        List<JudgedAccount> judged = accounts.stream()
                .map(account -> judged(account, index, refinery))
                .toList();
        console.mindAge(refinery.catalog());
        write(files(judged), folder);
        writeForCheck(judged);
        judged.forEach(this::say);
        item("results", output);
        return exit(judged);
    }

    private JudgedAccount judged(AccountInput input, ReportsIndex index, Refinery refinery) {
        byte[] document = input.bytes();
        Account account = AccountReader.read(input.title(), document);
        Optional<AccountCode.Read> written = code.read(account, console);
        Addressees addressees = input.addressees(account, index, evidence.unusedFor());
        ReadEvidence read = evidence.read(console, Hashing.NOTHING, addressees);
        AccountResults results =
                results(account, addressees.remarked(read.reports()), read.kept(), refinery, threads.count());
        strictness.minded(input.title(), results.warnings(), console);
        return new JudgedAccount(
                input,
                Input.of(input.title(), document),
                results,
                written,
                written.map(found -> found.origins(results.outcomes())).orElse(Map.of()));
    }

    /** One account has the folder for itself, several have a folder each, and an index of them. */
    private SortedMap<String, Supplier<String>> files(List<JudgedAccount> judged) {
        if (judged.size() == 1) {
            return files(judged.get(0));
        }
        SortedMap<String, Supplier<String>> files = new TreeMap<>();
        SortedMap<String, AccountResults> results = new TreeMap<>();
        for (JudgedAccount account : judged) {
            files(account).forEach((name, text) -> files.put(account.input().folder() + name, text));
            results.put(account.input().folder(), account.results());
        }
        files.putAll(AccountsFiles.of(results));
        return files;
    }

    private SortedMap<String, Supplier<String>> files(JudgedAccount account) {
        return AccountFiles.of(account.results(), pages(account.details()), account.origins());
    }

    private int exit(List<JudgedAccount> judged) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        for (JudgedAccount account : judged) {
            account.results().counts().forEach((status, count) -> counts.merge(status, count, Long::sum));
            refused(account.code()).forEach(file -> counts.merge(Status.BAD_INPUT, 1L, Long::sum));
            if (isQuotaStrict && !account.results().unfit().isEmpty()) {
                counts.merge(Status.REFUTED, 1L, Long::sum);
            }
        }
        return ExitCode.ofWorst(status -> counts.getOrDefault(status, 0L));
    }

    private static List<InvalidInputException> refused(Optional<AccountCode.Read> written) {
        return written.map(AccountCode.Read::refused).orElse(List.of());
    }

    private AccountResults results(Account account, Reports reports, Evidence kept, Refinery refinery, int concurrent) {
        try (RunBar bar = new RunBar(console, "account", " policies")) {
            return AccountRun.of(account, reports, kept, refinery, concurrent, bar);
        }
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

    private void writeForCheck(List<JudgedAccount> judged) {
        checking.open(judged.get(0).results().catalog()).ifPresent(writing -> {
            try (writing) {
                for (JudgedAccount account : judged) {
                    for (Outcome outcome : account.results().outcomes()) {
                        String id = JsonWriter.quoted(outcome.task().title());
                        writing.add(outcome.proof()
                                .map(proof -> writing.forCheck().of(id, proof))
                                .orElseGet(() -> ForCheck.of(id, outcome.status())));
                    }
                }
                writing.place();
            }
        });
    }

    private Optional<PolicyPages> pages(Input input) {
        return isWithPages
                ? Optional.of(new PolicyPages(List.of(input), Versions.own(), Versions.solver()))
                : Optional.empty();
    }

    private void say(JudgedAccount account) {
        AccountResults results = account.results();
        account.input().fetched().ifPresent(input -> item("account", input.id()));
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
        refused(account.code())
                .forEach(why -> why.problems().forEach(problem -> item("refused", why.source() + ": " + problem)));
        if (account.code().isPresent()) {
            item("code", sources(account.origins()));
        }
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
