package dev.whittle.report;

import dev.whittle.compare.CheckResult;
import dev.whittle.json.JsonWriter;
import dev.whittle.request.RequestStatement;
import dev.whittle.run.CheckJson;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks as SARIF 2.1.0: one result for each statement that breaks one, at that statement. Where a check is unknown, a notification
 * says so.
 */
public final class CheckSarif {
    private static final String HELP =
            "The request stands in the result's properties; `whittle simulate` says how each statement takes it.";
    private static final List<SarifLog.Rule> RULES = List.of(
            new SarifLog.Rule(
                    "no-new-access", "NewAccess", "The statement grants what the reference does not grant.", HELP),
            new SarifLog.Rule(
                    "not-granted", "ListedAccess", "The statement grants access that is not to be granted.", HELP),
            new SarifLog.Rule("no-public", "PublicAccess", "The statement grants public access.", HELP));

    private final CheckRun run;

    private CheckSarif(CheckRun run) {
        this.run = run;
    }

    /** The report's text. */
    public static String of(CheckRun run) {
        return SarifLog.of(new CheckSarif(run)::write);
    }

    private record Finding(CheckResult result, CheckResult.Reason reason) {
        RequestStatement statement() {
            return result.question().sides().a().united().get(0).statements().get(reason.statementIndex());
        }
    }

    private void write(JsonWriter out) {
        List<SarifLog.Notification> notifications = run.results().stream()
                .filter(result -> result.inclusion().reason().isPresent())
                .map(result -> new SarifLog.Notification(
                        "error",
                        SarifLog.plain("UNKNOWN: " + result.question().check().title() + ": "
                                + result.inclusion().reason().orElseThrow())))
                .toList();
        SarifLog.tool(out, run.tool(), RULES);
        SarifLog.invocation(out, notifications.isEmpty(), notifications);
        SarifLog.artifacts(out, run.inputs())
                .objects(
                        "results",
                        run.results().stream().flatMap(CheckSarif::findings).toList(),
                        this::result)
                .member("properties", this::properties);
    }

    private static Stream<Finding> findings(CheckResult result) {
        return result.reasons().stream().map(reason -> new Finding(result, reason));
    }

    private void properties(JsonWriter out) {
        out.objects("checks", run.results(), (each, result) -> CheckJson.write(each, result, run.vocabulary()))
                .member("outside", CheckRun.OUTSIDE)
                .member("catalogDate", run.catalog().date().toString())
                .member("catalogSha256", run.catalog().sha256());
    }

    private void result(JsonWriter out, Finding finding) {
        String rule = finding.result().question().check().word();
        int index = RULES.stream().map(SarifLog.Rule::id).toList().indexOf(rule);
        out.member("ruleId", rule)
                .member("ruleIndex", index)
                .member("level", "warning")
                .member(
                        "message",
                        message -> message.member(
                                "text",
                                SarifLog.plain(
                                        finding.result().question().check().title() + ": "
                                                + finding.reason().description())))
                .objects(
                        "locations",
                        List.of(SarifStatement.of(run.policy(), finding.statement())),
                        (place, each) -> each.location(place, run.inputs()))
                .member(
                        "properties",
                        properties -> properties.member(
                                "request",
                                request -> CheckJson.counterexample(
                                        request,
                                        finding.result(),
                                        finding.reason().example(),
                                        run.vocabulary())));
    }
}
