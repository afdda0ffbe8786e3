package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.files.Input;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Places;
import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.Policy;
import dev.whittle.report.UnusedFindings.UnusedFinding;
import dev.whittle.run.SeverityJson;
import dev.whittle.source.PolicySource;
import dev.whittle.source.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as SARIF 2.1.0: one result for each pattern that grants something unused and for each NotAction list that leaves
 * something unused out, under the {@linkplain UnusedRules rule} of the gravest of these actions, at its line and column (in code points) in the user's file, with the change of the text as a fix. The fixes
 * together give the proved policy, character by character. A statement that goes has its fix at its first result. There is no
 * text to fix where the policy is to be detached, or where the file holds the policy as the text of a string. Where nothing
 * is proved there are no results, and a notification says why.
 *
 * <p>Source: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
 */
public final class SarifReport {
    private final RefineRun run;
    private final int artifact;
    private final String uri;

    private final List<SarifLog.Rule> rules;
    private final UnusedFindings findings;

    private final Optional<Places> places;

    /** @param artifact the number of its file in the log */
    private SarifReport(RefineRun run, int artifact, List<SarifLog.Rule> rules) {
        this.run = run;
        this.rules = rules;
        this.artifact = artifact;
        this.uri = ArtifactUri.of(run.policyName());
        // In code that is the policy with what had to be left unread, of whose statements the changes are.
        Policy original = run.candidate().original();
        Optional<Policy> inFile = run.site().isPresent() && !original.notation().isDocument()
                ? Optional.of(original)
                : run.source().flatMap(PolicySource::inFile);
        this.places = inFile.map(policy -> new Places(policy.source().text()));
        this.findings = new UnusedFindings(run, inFile);
    }

    /**
     * The report's text.
     *
     * @param run of which {@link RefineRun#policyName} is the file's path in its repository
     */
    public static String of(RefineRun run) {
        return SarifLog.of(out -> write(out, run.tool(), List.of(run), UnusedRules.ALL, List.of()));
    }

    /**
     * The same of many policies of files of code, in one log.
     *
     * @param errors what is wrong with others, in words
     * @param tool the program's version
     */
    static String of(List<RefineRun> runs, List<String> errors, String tool) {
        return SarifLog.of(out -> write(out, tool, runs, UnusedRules.OF_CODE, errors));
    }

    private static void write(
            JsonWriter out, String tool, List<RefineRun> runs, List<SarifLog.Rule> rules, List<String> errors) {
        Map<String, Input> files = new LinkedHashMap<>();
        runs.forEach(run -> files.putIfAbsent(
                run.policyName(),
                new Input(run.policyName(), run.inputs().get(0).sha256())));
        List<String> names = List.copyOf(files.keySet());
        SarifLog.tool(out, tool, rules);
        boolean isSuccessful = errors.isEmpty()
                && runs.stream().allMatch(run -> run.refinement().isPresent());
        SarifLog.invocation(out, isSuccessful, notifications(runs, errors));
        List<Input> artifacts = new ArrayList<>(files.values());
        runs.stream()
                .flatMap(run -> run.origin().configuration().stream())
                .distinct()
                .forEach(artifacts::add);
        SarifLog.artifacts(out, artifacts);
        List<Located> all = runs.stream()
                .filter(run -> run.refinement().isPresent())
                .map(run -> new SarifReport(run, names.indexOf(run.policyName()), rules))
                .flatMap(report -> report.findings.all().stream().map(result -> new Located(report, result)))
                .toList();
        out.objects("results", all, (each, located) -> located.report().result(each, located.result()))
                .member("properties", properties -> properties(properties, runs));
    }

    /** A result and what knows its file. */
    private record Located(SarifReport report, UnusedFinding result) {}

    private static void properties(JsonWriter out, List<RefineRun> runs) {
        if (runs.isEmpty()) {
            return;
        }
        if (runs.get(0).site().isEmpty()) {
            out.member("verdict", verdict(runs.get(0)));
        } else {
            out.objects(
                    "policies",
                    runs,
                    (each, run) -> each.member("file", run.policyName())
                            .member("address", run.site().orElseThrow().address())
                            .member("verdict", verdict(run)));
        }
        Catalog catalog = runs.get(0).known().catalog();
        out.member("catalogDate", catalog.date().toString()).member("catalogSha256", catalog.sha256());
    }

    private static String verdict(RefineRun run) {
        return run.proof().judgement().verdict().word();
    }

    private static List<SarifLog.Notification> notifications(List<RefineRun> runs, List<String> errors) {
        List<SarifLog.Notification> notifications = new ArrayList<>();
        for (RefineRun run : runs) {
            String about = run.site().isPresent() ? run.title() + ": " : "";
            run.warnings().forEach(warning -> notifications.add(new SarifLog.Notification("warning", about + warning)));
            if (run.refinement().isEmpty()) {
                notifications.add(new SarifLog.Notification(
                        "error", about + verdict(run) + ": nothing is proved, so nothing is recommended"));
            }
        }
        errors.forEach(error -> notifications.add(new SarifLog.Notification("error", error)));
        return notifications;
    }

    private void result(JsonWriter out, UnusedFinding result) {
        out.member("ruleId", result.rule().id())
                .member("ruleIndex", rules.indexOf(result.rule()))
                .member("level", result.rule().level())
                .member("message", message -> message.member("text", result.message()))
                .objects(
                        "locations",
                        List.of(result),
                        (each, one) -> each.member("physicalLocation", physical -> {
                                    physical.member("artifactLocation", this::artifact);
                                    one.span()
                                            .ifPresentOrElse(
                                                    span -> physical.member("region", region -> region(region, span)),
                                                    () -> line(physical));
                                })
                                .objects(
                                        "logicalLocations",
                                        List.of(run.site().map(Site::address).orElse(one.pointer())),
                                        (logical, name) -> logical.member("fullyQualifiedName", name)));
        if (run.site().isPresent()) {
            out.member("partialFingerprints", prints -> prints.member("whittle/v1", result.fingerprint()));
        }
        result.fix().ifPresent(fix -> out.objects("fixes", List.of(fix), this::fix));
        out.member("properties", properties -> {
            properties.strings("unusedActions", result.unused());
            if (!result.unused().isEmpty()) {
                properties.member(
                        "unusedBySeverity",
                        each -> SeverityJson.counts(each, result.ranked().counts()));
            }
        });
    }

    /** Of a policy that stands in its file as text at least the line. */
    private void line(JsonWriter out) {
        run.site().ifPresent(site -> out.member("region", region -> region.member("startLine", site.line())));
    }

    private void artifact(JsonWriter out) {
        out.member("uri", uri).member("index", artifact);
    }

    private void fix(JsonWriter out, TextEdit fix) {
        out.member(
                        "description",
                        description -> description.member(
                                "text", "Take out what is unused; proved together with the other fixes of this run."))
                .objects(
                        "artifactChanges",
                        List.of(fix),
                        (change, edit) -> change.member("artifactLocation", this::artifact)
                                .objects("replacements", List.of(edit), (each, one) -> {
                                    each.member("deletedRegion", region -> region(region, one.span()));
                                    if (!one.text().isEmpty()) {
                                        each.member("insertedContent", content -> content.member("text", one.text()));
                                    }
                                }));
    }

    private void region(JsonWriter out, Span span) {
        SarifLog.region(out, places.orElseThrow(), span);
    }
}
