package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogDiff;
import dev.whittle.catalog.Catalogs;
import dev.whittle.drift.Drift;
import dev.whittle.drift.Origin;
import dev.whittle.evidence.Evidence;
import dev.whittle.files.Hashing;
import dev.whittle.files.InputFile;
import dev.whittle.policy.Policy;
import dev.whittle.refine.Warnings;
import dev.whittle.report.DriftList;
import dev.whittle.source.PolicySource;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Reproof;
import dev.whittle.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle drift}: what a policy has come to admit. */
@Grouped(OptionGroup.RESULTS)
@Command(
        name = "drift",
        description = "Show the actions that a policy's wildcards admit at one catalog's date and did not at an earlier"
                + " one's.",
        footer = {
            "",
            "With --original each wildcard is told from those that refining made. With --unused the policy is judged"
                    + " again as the original's refinement, under both catalogs.",
            "",
            "Exit: 0 nothing new (and still proved), 1 new actions, or refuted under the later catalog, 2 bad input or"
                    + " usage, 3 unknown, 4 internal error.",
            "",
            "Examples:",
            "  whittle drift refined.json --from 2024-11-20 --to 2026-09-26",
            "  whittle drift r.json --from 2024-11-20 --original p.json --made-only",
            "  whittle drift r.json --from 2024-11-20 --original p.json --unused u.json",
        })
final class DriftCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(index = "0", paramLabel = "POLICY", description = "the policy; `-` is standard input")
    private String policy = "-";

    @Grouped(OptionGroup.CATALOG)
    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE-OR-FILE",
            completionCandidates = BundledDates.class,
            description = "the earlier catalog: the one that the policy was made with")
    private String from = "";

    @Grouped(OptionGroup.CATALOG)
    @Option(
            names = "--to",
            paramLabel = "DATE-OR-FILE",
            completionCandidates = BundledDates.class,
            description = "the later catalog (default: newest bundled)")
    private @Nullable String to;

    @Grouped(OptionGroup.POLICY)
    @Option(names = "--original", paramLabel = "FILE", description = "the policy that it was refined from")
    private @Nullable String original;

    @Option(names = "--made-only", description = "show and count only what is admitted by wildcards that refining made")
    private boolean isMadeOnly;

    @ArgGroup(exclusive = false)
    private @Nullable EvidenceOptions evidence;

    @Mixin
    private PolicyOptions chosen = new PolicyOptions();

    @Mixin
    private PolicyTypeOptions types = new PolicyTypeOptions();

    @Mixin
    private StrictOptions strictness = new StrictOptions();

    @Mixin
    private TimeoutOption timeout = new TimeoutOption();

    @Mixin
    private ReportOption format = new ReportOption();

    DriftCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<String> names = new ArrayList<>(List.of(policy));
        Optional.ofNullable(original).ifPresent(names::add);
        checkUsage(names);
        Catalog earlier = Catalogs.choose(from);
        Catalog later = to == null ? Catalogs.newest() : Catalogs.choose(to);
        if (earlier.date().isAfter(later.date())) {
            throw Usage.wrong(
                    command, "--from is of " + earlier.date() + ", after --to, of " + later.date() + "; swap them");
        }
        List<PolicySource> sources = VerifyCommand.readAll(names, chosen, types);
        List<Policy> policies = sources.stream().map(PolicySource::policy).toList();
        Optional<Evidence> unused = Optional.ofNullable(evidence).map(options -> unused(options, sources, later));
        console.mindAge(later);
        CatalogDiff diff = CatalogDiff.of(earlier, later);
        Drift drift = Drift.of(policies.get(0), diff, policies.stream().skip(1).findFirst());
        Drift counted = isMadeOnly ? drift.only(Origin.MADE) : drift;
        Optional<Reproof> reproof = unused.map(
                each -> Reproof.of(policies.get(1), policies.get(0), each, earlier, later, timeout.timeout()));
        format.print(new DriftList(InputFile.title(policy), counted, reproof), console);
        Verdict verdict = reproof.map(each -> each.after().verdict()).orElse(new Verdict.Proved());
        return counted.openings().isEmpty() ? ExitCode.of(verdict) : ExitCode.REFUTED;
    }

    private Evidence unused(EvidenceOptions options, List<PolicySource> sources, Catalog later) {
        ReadEvidence read = options.read(console, Hashing.NOTHING);
        Evidence evidence = read.evidence();
        strictness.warnings(sources, read, console);
        CatalogTrie catalog = new CatalogTrie(later);
        options.checkSources(later);
        List<Policy> originals = List.of(sources.get(1).policy());
        strictness.minded(
                sources.get(1).title(), Warnings.of(originals, KnownActions.of(catalog, evidence, originals)), console);
        return evidence;
    }

    private void checkUsage(List<String> names) {
        if (evidence != null) {
            evidence.check(names);
        }
        Usage.checkStandardInput(command, names);
        if (original == null && isMadeOnly) {
            throw Usage.wrong(command, "--made-only needs --original FILE, to tell which patterns refining made");
        }
        if (original == null && evidence != null) {
            throw Usage.wrong(command, evidence.option() + " needs --original FILE, since a proof is of both policies");
        }
    }
}
