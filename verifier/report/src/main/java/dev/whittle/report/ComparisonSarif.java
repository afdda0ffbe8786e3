package dev.whittle.report;

import dev.whittle.compare.Inclusion;
import dev.whittle.compare.RequestCounterexample;
import dev.whittle.compare.Side;
import dev.whittle.files.Input;
import dev.whittle.json.JsonWriter;
import dev.whittle.run.ComparisonJson;
import dev.whittle.source.PolicySource;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison as SARIF 2.1.0: one result for each direction that fails, at the statements that allow the request, which stands in
 * its properties. Where a direction is unknown, a notification says so.
 */
public final class ComparisonSarif {
    private static final String HELP =
            "The request stands in the result's properties; `whittle simulate` says how each statement takes it.";
    private static final List<SarifLog.Rule> RULES = List.of(
            new SarifLog.Rule(
                    "a-not-in-b",
                    "FirstAllowsMore",
                    "The first policy allows a request that the second does not allow.",
                    HELP),
            new SarifLog.Rule(
                    "b-not-in-a",
                    "SecondAllowsMore",
                    "The second policy allows a request that the first does not allow.",
                    HELP));

    private final CompareRun run;
    private final List<Input> files;

    private ComparisonSarif(CompareRun run) {
        this.run = run;
        this.files = run.inputs();
    }

    /** The report's text. */
    public static String of(CompareRun run) {
        return SarifLog.of(new ComparisonSarif(run)::write);
    }

    private void write(JsonWriter out) {
        SarifLog.tool(out, run.tool(), RULES);
        SarifLog.invocation(out, notifications().isEmpty(), notifications());
        SarifLog.artifacts(out, files)
                .objects(
                        "results",
                        run.directions().stream()
                                .filter(direction -> direction.inclusion().isRefuted())
                                .toList(),
                        this::result)
                .member("properties", this::properties);
    }

    private void properties(JsonWriter out) {
        out.member("verdict", run.comparison().relation().verdict())
                .member("aInsideB", run.comparison().aInsideB().word())
                .member("bInsideA", run.comparison().bInsideA().word())
                .strings("assumes", run.sides().assumes())
                .strings(
                        "reasons",
                        run.directions().stream()
                                .map(CompareRun.Direction::inclusion)
                                .flatMap((Inclusion inclusion) -> inclusion.reason().stream())
                                .toList())
                .member("outside", run.outside())
                .member("catalogDate", run.catalog().date().toString())
                .member("catalogSha256", run.catalog().sha256());
    }

    private List<SarifLog.Notification> notifications() {
        return run.directions().stream()
                .filter(direction -> direction.inclusion().reason().isPresent())
                .map(direction -> new SarifLog.Notification(
                        "error",
                        "UNKNOWN: " + (direction.isOfFirst() ? "the first" : "the second")
                                + " policy may allow what the other does not; the run's properties say why"))
                .toList();
    }

    private void result(JsonWriter out, CompareRun.Direction direction) {
        RequestCounterexample example = direction.inclusion().counterexample().orElseThrow();
        int rule = direction.isOfFirst() ? 0 : 1;
        out.member("ruleId", RULES.get(rule).id())
                .member("ruleIndex", rule)
                .member("level", "warning")
                .member(
                        "message",
                        message -> message.member(
                                "text",
                                SarifLog.plain(RULES.get(rule).title() + " It is "
                                        + example.request().action() + " on "
                                        + example.request().resource() + "; "
                                        + example.notAllowedBecause() + ".")))
                .objects("locations", places(direction, example), (place, each) -> each.location(place, files))
                .member(
                        "properties",
                        properties -> properties.member(
                                "request",
                                request -> ComparisonJson.counterexample(request, example, run.vocabulary())));
    }

    private List<SarifStatement> places(CompareRun.Direction direction, RequestCounterexample example) {
        List<SarifStatement> places = new ArrayList<>();
        Side side = direction.side();
        for (String name : example.allowedBy()) {
            for (Side.Found found : side.found(name)) {
                PolicySource source = direction.one().all().get(side.documents().indexOf(found.document()));
                places.add(SarifStatement.of(source, found.statement()));
            }
        }
        return places;
    }
}
