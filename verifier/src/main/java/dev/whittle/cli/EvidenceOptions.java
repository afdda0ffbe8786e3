package dev.whittle.cli;

import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceForm;
import dev.whittle.evidence.EvidenceReader;
import dev.whittle.evidence.Interpretation;
import dev.whittle.evidence.Interpretation.Excerpts;
import dev.whittle.evidence.Interpretation.ListOf;
import dev.whittle.evidence.Observed;
import dev.whittle.evidence.PlainList;
import dev.whittle.evidence.Reports;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Limits;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The evidence for one policy: what was never used, and what stays in any case. */
final class EvidenceOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--unused",
            paramLabel = "FILE",
            description =
                    "what was never used: an Access Analyzer finding (get-finding-v2), its short form, Security Hub's copy,"
                            + " an IAM last accessed report, CloudTrail records, or a plain list of service:Action"
                            + " lines; a folder stands for the .json, .jsonl, .ndjson and .csv files in it, compressed or"
                            + " not; several add up; `-` is standard input")
    private List<String> unused = List.of();

    @Option(
            names = "--used",
            paramLabel = "FILE",
            description = "what was used: a plain list, a last accessed report or CloudTrail records; without --unused"
                    + " everything that a list leaves out is unused, beside it this only takes away")
    private List<String> used = List.of();

    @Option(
            names = "--unused-format",
            paramLabel = "FORM",
            description = "the form of every FILE, instead of what its shape says: ${COMPLETION-CANDIDATES}")
    private @Nullable EvidenceForm form;

    @Option(
            names = "--role",
            paramLabel = "ARN",
            description = "the principal whose finding counts, where FILE has those of several")
    private @Nullable String role;

    @Option(
            names = "--unused-for",
            paramLabel = "DAYS",
            converter = Days.class,
            description =
                    "in a last accessed report, how long ago the last use has to be for an action to be unused, such as"
                            + " 90d; without it only what was never used is")
    private @Nullable Duration unusedFor;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = AsOf.class,
            description =
                    "the day from which --unused-for counts, such as 2026-06-01 (default: the report's), and of the"
                            + " times in a recommendation (default: now)")
    private @Nullable Instant asOf;

    @Option(
            names = "--min-observed",
            paramLabel = "DAYS",
            converter = Days.class,
            description = "refuse evidence that is not known to cover so long, such as 90d")
    private @Nullable Duration leastObserved;

    @Option(names = "--force", description = "take evidence that covers less all the same")
    private boolean isForced;

    @Option(
            names = "--whole-trail",
            description = "CloudTrail records of lookup-events, EventBridge or Athena are all management events of all"
                    + " Regions; without it they are an excerpt, which only shows what was used")
    private boolean isWholeTrail;

    @Option(
            names = "--force-partial",
            description = "with --whole-trail, take records that are all writes or all of one Region all the same")
    private boolean isForcedPartial;

    @Option(
            names = "--keep",
            paramLabel = "FILE",
            description = "a plain list of actions and patterns that are never removed")
    private @Nullable String keep;

    /** The files that these options read, as named. */
    List<String> files() {
        List<String> files = new ArrayList<>(unused);
        files.addAll(used);
        Optional.ofNullable(keep).ifPresent(files::add);
        return files;
    }

    /** The option that gives the evidence, or the first of two. */
    String option() {
        return unused.isEmpty() ? "--used" : "--unused";
    }

    /** Fails where there is no evidence, or standard input would be read twice. */
    void check(List<String> others) {
        if (isForcedPartial && !isWholeTrail) {
            throw usage("--force-partial goes with --whole-trail, whose doubts it sets aside");
        }
        if (unused.isEmpty() && used.isEmpty()) {
            throw usage("what was never used has to be known; write --unused FILE or --used FILE");
        }
        List<String> all = new ArrayList<>(files());
        all.addAll(others);
        if (all.stream().filter(InputFile::isStandardInput).count() > 1) {
            throw usage("standard input can be read only once; name a file for all but one `-`");
        }
    }

    /** K and U of these policies under this evidence. */
    KnownActions known(Console console, List<Policy> policies, CatalogTrie catalog) {
        return KnownActions.of(catalog, evidence(console), policies);
    }

    /** What all files together say of the principal. */
    Evidence evidence(Console console) {
        InputLog log = InputLog.forgetting();
        return evidence(reports(console, log), log);
    }

    private Evidence evidence(Reports reports, InputLog log) {
        return reports.about(role()).plus(kept(log));
    }

    /** K and U of these policies under what was read. */
    KnownActions known(Reports reports, List<Policy> policies, CatalogTrie catalog, InputLog log) {
        return KnownActions.of(catalog, evidence(reports, log), policies);
    }

    /** The only principal that is wanted, where the user named one. */
    Optional<String> role() {
        return Optional.ofNullable(role);
    }

    /** The day that the user named. */
    Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }

    /**
     * All that the files report.
     *
     * @throws InvalidInputException where they can't be read, or cover less than asked for
     */
    Reports reports(Console console, InputLog log) {
        Reports notUsed = read(console, log, unused, ListOf.UNUSED);
        Reports inUse = read(console, log, used, ListOf.USED);
        Reports all = Reports.sum(List.of(notUsed, unused.isEmpty() ? inUse : inUse.usedOnly()));
        Optional<Duration> least = Optional.ofNullable(leastObserved).filter(days -> !isForced);
        List<String> less = all.observed().stream()
                .filter(observed -> least.isPresent() && !observed.covers(least.get()))
                .map(Observed::toString)
                .toList();
        if (!less.isEmpty()) {
            throw new InvalidInputException(
                    all.source(),
                    "--min-observed asks for " + least.orElseThrow().toDays() + " days, but " + String.join(", ", less)
                            + "; bring older evidence, or add --force");
        }
        return all;
    }

    private Reports read(Console console, InputLog log, List<String> names, ListOf list) {
        EvidenceReader reader = new EvidenceReader(new Interpretation(
                Optional.ofNullable(form),
                list,
                Optional.ofNullable(unusedFor),
                Optional.ofNullable(asOf),
                excerpts(list)));
        EvidenceFiles.of(names).readInto(reader, console, log);
        return reader.reports();
    }

    /** What is used only protects where something else says what is unused. */
    private Excerpts excerpts(ListOf list) {
        if (!isWholeTrail || (list == ListOf.USED && !unused.isEmpty())) {
            return Excerpts.PROTECT;
        }
        return isForcedPartial ? Excerpts.WHOLE_THOUGH_PARTIAL : Excerpts.WHOLE;
    }

    /** What is never removed. */
    Evidence kept(InputLog log) {
        return keep == null
                ? Evidence.NONE
                : Evidence.ofKept(
                        PlainList.read(SourceText.decode(InputFile.title(keep), log.read(keep), Limits.DEFAULT)));
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }
}
