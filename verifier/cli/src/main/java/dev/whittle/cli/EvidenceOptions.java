package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.config.Configuration;
import dev.whittle.config.Origin;
import dev.whittle.evidence.EventSources;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceForm;
import dev.whittle.evidence.EvidenceReader;
import dev.whittle.evidence.Interpretation;
import dev.whittle.evidence.Interpretation.Excerpts;
import dev.whittle.evidence.Interpretation.ListOf;
import dev.whittle.evidence.Observed;
import dev.whittle.evidence.PlainList;
import dev.whittle.evidence.Reports;
import dev.whittle.files.Hashing;
import dev.whittle.files.Input;
import dev.whittle.files.InputFile;
import dev.whittle.files.InputLog;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Limits;
import dev.whittle.json.SourceText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The evidence for one policy: what was never used, and what stays in any case. */
@Grouped(OptionGroup.EVIDENCE)
final class EvidenceOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--unused",
            paramLabel = "FILE",
            description =
                    "what was never used: an Access Analyzer finding (get-finding-v2), its short form, Security Hub's copy,"
                            + " an IAM last accessed report, CloudTrail records, or a list of service:Action, one a line or"
                            + " as a JSON array; a folder stands for the .json, .jsonl, .ndjson and .csv files in it,"
                            + " compressed or not; several add up; `-` is standard input")
    private List<String> unused = List.of();

    @Option(
            names = "--used",
            paramLabel = "FILE",
            description =
                    "what was used: a list, a last accessed report or CloudTrail records; without --unused everything"
                            + " that a list leaves out is unused; beside --unused it only takes away. Policy documents and"
                            + " answers of get-generated-policy only take away, and need --unused")
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
            description = "a list of actions and patterns that are never removed, one a line or as a JSON array")
    private @Nullable String keep;

    @Option(
            names = "--event-source",
            paramLabel = "NAME=SERVICE",
            description =
                    "what the events of a source are about that is not known, such as newsource=s3; NAME=none where its calls"
                            + " need no permission; several add up")
    private List<String> eventSources = List.of();

    private Configuration configuration = Configuration.NONE;

    /** Heeds what it says of principals, of what is kept, and of how much evidence there has to be. */
    void heed(Configuration other) {
        configuration = other;
    }

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
        check(others, List.of());
    }

    /**
     * The same beside another option.
     *
     * @param reports what that names, which is evidence too
     */
    void check(List<String> others, List<String> reports) {
        if (isForcedPartial && !isWholeTrail) {
            throw Usage.wrong(command, "--force-partial goes with --whole-trail, whose doubts it sets aside");
        }
        if (unused.isEmpty() && used.isEmpty() && reports.isEmpty()) {
            throw Usage.wrong(command, "what was never used has to be known; write --unused FILE or --used FILE");
        }
        List<String> all = new ArrayList<>(files());
        all.addAll(reports);
        all.addAll(others);
        Usage.checkStandardInput(command, all);
    }

    /** The event sources that the user explains. */
    private EventSources eventSources() {
        Map<String, List<String>> told = new TreeMap<>();
        for (String text : eventSources) {
            int equals = text.indexOf('=');
            String service = text.substring(equals + 1);
            if (equals < 1 || service.isEmpty()) {
                throw Usage.wrong(command, "--event-source `" + text + "` is no pair; write NAME=SERVICE or NAME=none");
            }
            List<String> services = told.computeIfAbsent(text.substring(0, equals), name -> new ArrayList<>());
            if (!service.equals("none")) {
                services.add(service);
            }
        }
        return new EventSources(told);
    }

    /**
     * Fails where the user explains an event source wrongly.
     *
     * @throws InvalidInputException where the catalog knows the source, or does not know the service
     */
    void checkSources(Catalog catalog) {
        eventSources().check(catalog);
    }

    /**
     * What was read, where the user explains event sources rightly.
     *
     * @throws InvalidInputException as above, or where it is about several principals
     */
    Evidence checked(ReadEvidence read, Catalog catalog) {
        checkSources(catalog);
        return read.evidence();
    }

    /** How old a use has to be not to count, where the user says. */
    Optional<Duration> unusedFor() {
        return Optional.ofNullable(unusedFor);
    }

    /** The day that the user named. */
    Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }

    /**
     * Reads all files.
     *
     * @param hashing which of them are named by their hashes afterwards
     * @throws InvalidInputException where they can't be read, or cover less than asked for
     */
    ReadEvidence read(Console console, Hashing hashing) {
        return read(console, hashing, Addressees.ANYBODY);
    }

    /**
     * The same, beside files that the addressees name.
     *
     * @param addressees whom files are about if they do not say so
     */
    ReadEvidence read(Console console, Hashing hashing, Addressees addressees) {
        InputLog log = new InputLog(hashing);
        EvidenceFiles notUsed = EvidenceFiles.of(unused).and(addressees.files());
        EvidenceFiles inUse = EvidenceFiles.of(used);
        boolean isUseAlone = notUsed.isEmpty();
        EvidenceReader first = isUseAlone
                ? read(console, log, inUse, addressees, ListOf.USED)
                : read(console, log, notUsed, addressees, ListOf.UNUSED);
        Reports told = isUseAlone
                ? first.reports()
                : Reports.sum(List.of(
                        first.reports(),
                        read(console, log, inUse, addressees, ListOf.ALSO_USED)
                                .reports()
                                .usedOnly()));
        Reports all = covering(told.explained(eventSources()))
                .leavingAlone(arn -> configuration.leftAlone(arn, Map.of()), Optional.ofNullable(role));
        Evidence kept = kept(log).plus(Evidence.ofKept(configuration.kept()));
        List<Input> inputs = new ArrayList<>(log.inputs());
        configuration.file().filter(file -> hashing == Hashing.EVERYTHING).ifPresent(inputs::add);
        return new ReadEvidence(all, Optional.ofNullable(role), kept, first.forms(), inputs);
    }

    /** What the user names, or the configuration; of both the longer one, unless the user chose the configuration too. */
    private Optional<Duration> leastObserved() {
        Optional<Duration> said = configuration.leastObserved();
        if (leastObserved == null
                || (configuration.origin() == Origin.FOUND
                        && said.filter(days -> days.compareTo(leastObserved) > 0)
                                .isPresent())) {
            return said;
        }
        return Optional.of(leastObserved);
    }

    /** The same, if they cover what the user asks for. */
    private Reports covering(Reports all) {
        Optional<Duration> least = leastObserved().filter(days -> !isForced);
        List<String> less = all.observed().stream()
                .filter(observed -> least.isPresent() && !observed.covers(least.get()))
                .map(Observed::toString)
                .toList();
        if (!less.isEmpty()) {
            throw new InvalidInputException(
                    all.source(),
                    (least.orElseThrow().equals(leastObserved)
                                    ? "--min-observed"
                                    : "`min-observed` of the configuration")
                            + " asks for " + least.orElseThrow().toDays() + " days, but " + String.join(", ", less)
                            + "; bring older evidence, or add --force");
        }
        return all;
    }

    private EvidenceReader read(
            Console console, InputLog log, EvidenceFiles files, Addressees addressees, ListOf list) {
        EvidenceReader reader = new EvidenceReader(new Interpretation(
                Optional.ofNullable(form),
                list,
                Optional.ofNullable(unusedFor),
                Optional.ofNullable(asOf),
                excerpts(list)));
        files.readInto(reader, addressees, console, log);
        return reader;
    }

    /** Evidence of use protects, and no more, where something else says what is unused. */
    private Excerpts excerpts(ListOf list) {
        if (!isWholeTrail || list == ListOf.ALSO_USED) {
            return Excerpts.PROTECT;
        }
        return isForcedPartial ? Excerpts.WHOLE_THOUGH_PARTIAL : Excerpts.WHOLE;
    }

    /** What is never removed. */
    private Evidence kept(InputLog log) {
        return keep == null
                ? Evidence.NONE
                : Evidence.ofKept(
                        PlainList.read(SourceText.decode(InputFile.title(keep), log.read(keep), Limits.DEFAULT)));
    }
}
