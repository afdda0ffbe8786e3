package dev.whittle.report;

import dev.whittle.catalog.Severity;
import dev.whittle.evidence.Idle;
import dev.whittle.files.Input;
import dev.whittle.json.JsonWriter;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.run.SeverityJson;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run over many policies as SARIF 2.1.0: one result for each that is to change, under the {@linkplain UnusedRules rule} of the gravest
 * action that goes, at its place in the file that was read, and one for each role or credential that nobody uses. What is not proved is a
 * notification.
 *
 * <p>Source: of the most results, GitHub documentation, "SARIF results exceed one or more limits".
 */
public final class ChangeSarif {
    /** A run of more is refused by code scanning. */
    private static final int MOST_RESULTS = 25_000;

    /** Code scanning reads as many places of a result. */
    private static final int MOST_OWNERS = 10;

    private static final int MOST_NAMES = 5;

    private final ChangeRun run;
    private final List<SarifLog.Rule> rules = new ArrayList<>(UnusedRules.ALL);

    private ChangeSarif(ChangeRun run) {
        this.run = run;
        for (Idle.Kind kind : Idle.Kind.values()) {
            rules.add(IdleRules.of(kind));
        }
    }

    /** The report's text. */
    public static String of(ChangeRun run) {
        return SarifLog.of(new ChangeSarif(run)::write);
    }

    private void write(JsonWriter out) {
        SarifLog.tool(out, run.tool(), rules);
        SarifLog.invocation(out, run.unproved().isEmpty(), notifications());
        List<Result> results = results();
        List<Input> artifacts = new ArrayList<>(List.of(run.file()));
        run.configuration().ifPresent(artifacts::add);
        SarifLog.artifacts(out, artifacts)
                .objects("results", results.subList(0, Math.min(MOST_RESULTS, results.size())), this::result)
                .member(
                        "properties",
                        properties -> properties
                                .member("policies", run.all())
                                .member("toChange", run.changes().size())
                                .member("catalogDate", run.catalog().date().toString())
                                .member("catalogSha256", run.catalog().sha256()));
    }

    private List<SarifLog.Notification> notifications() {
        List<SarifLog.Notification> notifications = new ArrayList<>();
        run.warnings().forEach(text -> notifications.add(notification("warning", text)));
        run.unproved().forEach(text -> notifications.add(notification("error", text)));
        int all = run.changes().size() + run.idle().size();
        if (all > MOST_RESULTS) {
            notifications.add(notification(
                    "warning",
                    "the gravest " + Numbers.grouped(MOST_RESULTS) + " of " + Numbers.grouped(all)
                            + " results stand here: code scanning refuses more"));
        }
        return notifications;
    }

    private static SarifLog.Notification notification(String level, String text) {
        return new SarifLog.Notification(level, SarifLog.plain(Printable.of(text)));
    }

    /** One result: what it says, and where. */
    private record Result(
            SarifLog.Rule rule,
            String message,
            List<String> owners,
            PolicyChange.Region region,
            String title,
            Optional<PolicyChange> change) {}

    private List<Result> results() {
        List<Result> results = new ArrayList<>();
        run.idle()
                .forEach(idle -> results.add(new Result(
                        IdleRules.of(idle.kind()),
                        idle.arn() + ": " + idle.recommendation() + "; " + idle.lastUse(),
                        List.of(idle.arn()),
                        PolicyChange.Region.FIRST,
                        idle.arn() + " " + idle.accessKey().orElse(""),
                        Optional.empty())));
        run.changes()
                .forEach(change -> results.add(new Result(
                        UnusedRules.of(change.removed().counts().gravest()),
                        message(change),
                        change.owners(),
                        change.region(),
                        change.title(),
                        Optional.of(change))));
        return results;
    }

    private static String message(PolicyChange change) {
        List<String> gravest = change.removed().from(Severity.PERMISSIONS);
        return change.title() + ": " + Numbers.count(change.removed().counts().total(), "unused action")
                + (gravest.isEmpty() ? "" : ", among them " + Numbers.some(gravest, MOST_NAMES))
                + (change.action() == RecommendedAction.DETACH_POLICY
                        ? "; detach the policy"
                        : "; put the refined policy in its place")
                + change.unfit().map(why -> ", which does not fit: " + why).orElse("");
    }

    private void result(JsonWriter out, Result result) {
        String print = Sha256.of((result.rule().id() + "\n" + result.title()).getBytes(StandardCharsets.UTF_8));
        out.member("ruleId", result.rule().id())
                .member("ruleIndex", rules.indexOf(result.rule()))
                .member("level", result.rule().level())
                .member("message", message -> message.member("text", SarifLog.plain(Printable.of(result.message()))))
                .objects(
                        "locations",
                        List.of(result),
                        (each, one) -> each.member(
                                        "physicalLocation",
                                        physical -> physical.member(
                                                        "artifactLocation",
                                                        artifact -> artifact.member(
                                                                        "uri",
                                                                        ArtifactUri.of(run.file()
                                                                                .name()))
                                                                .member("index", 0))
                                                .member("region", one.region()::write))
                                .objects(
                                        "logicalLocations",
                                        one.owners().stream().limit(MOST_OWNERS).toList(),
                                        (logical, name) -> logical.member("fullyQualifiedName", name)))
                // Code scanning reads the first; its digits behind the colon tell results of one line apart.
                .member(
                        "partialFingerprints",
                        prints -> prints.member("primaryLocationLineHash", print.substring(0, 16) + ":1")
                                .member("whittle/v1", print));
        result.change().ifPresent(change -> out.member("properties", properties -> properties(properties, change)));
    }

    private static void properties(JsonWriter out, PolicyChange change) {
        out.member("recommendedAction", change.action().word())
                .member("removed", change.removed().counts().total());
        SeverityJson.removed(out, change.removed());
        SeverityJson.remaining(out, change.remaining()).member("doesNotFit", change.unfit());
    }
}
