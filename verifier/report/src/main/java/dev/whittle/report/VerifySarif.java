package dev.whittle.report;

import dev.whittle.json.JsonWriter;
import dev.whittle.json.Span;
import dev.whittle.policy.ActionList;
import dev.whittle.source.PolicySource;
import dev.whittle.text.Printable;
import dev.whittle.verify.Obligation;
import dev.whittle.verify.Violations.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A judgement of somebody's refinement as SARIF 2.1.0: one result for each pattern that violates an obligation, at its place in the file
 * that has it. What is unknown, and what was not looked for, is a notification.
 */
public final class VerifySarif {
    private static final List<SarifLog.Rule> RULES = List.of(
            new SarifLog.Rule(
                    "whittle/new-access",
                    "NewAccess",
                    "The refined policy allows what the original did not allow.",
                    "Take the pattern out, or write a narrower one: nobody had this access before."),
            new SarifLog.Rule(
                    "whittle/unused-left",
                    "UnusedLeft",
                    "The refined policy still allows actions that were never used.",
                    "Write a narrower pattern; `whittle refine` prints the policy without what is unused."),
            new SarifLog.Rule(
                    "whittle/used-lost",
                    "UsedLost",
                    "The refined policy no longer allows actions that are not known to be unused.",
                    "Keep what this pattern of the original allows and nothing reports unused."));

    private final VerifyRun run;

    private VerifySarif(VerifyRun run) {
        this.run = run;
    }

    /** The report's text. */
    public static String of(VerifyRun run) {
        return SarifLog.of(new VerifySarif(run)::write);
    }

    private void write(JsonWriter out) {
        SarifLog.tool(out, run.tool(), RULES);
        List<SarifLog.Notification> notifications = notifications();
        SarifLog.invocation(
                out, notifications.stream().noneMatch(each -> each.level().equals("error")), notifications);
        SarifLog.artifacts(out, run.inputs())
                .objects("results", run.violations().all(), this::result)
                .member(
                        "properties",
                        properties -> properties
                                .member("verdict", run.judgement().verdict().word())
                                .member(
                                        "catalogDate",
                                        run.known().catalog().date().toString())
                                .member("catalogSha256", run.known().catalog().sha256()));
    }

    private List<SarifLog.Notification> notifications() {
        List<SarifLog.Notification> notifications = new ArrayList<>();
        run.judgement().findings().stream()
                .filter(finding -> finding.verdict().unsettled().isPresent())
                .forEach(finding -> notifications.add(notification(
                        "error",
                        finding.obligation().word() + " is unknown: "
                                + finding.verdict().unsettled().orElseThrow())));
        boolean isOfRequests =
                run.judgement().verdict().isRefuted() && run.violations().all().isEmpty();
        if (isOfRequests) {
            notifications.add(notification(
                    "error",
                    "REFUTED: the JSON form and the page have the request, which no single pattern is to blame for"));
        }
        ViolationLines.notes(run.violations()).forEach(note -> notifications.add(notification("warning", note)));
        return notifications;
    }

    private static SarifLog.Notification notification(String level, String text) {
        return new SarifLog.Notification(level, SarifLog.plain(text));
    }

    private static int rule(Obligation obligation) {
        return switch (obligation) {
            case V1 -> 0;
            case V2 -> 1;
            case V3, V4 -> 2;
        };
    }

    private void result(JsonWriter out, Violation violation) {
        int rule = rule(violation.obligation());
        List<String> where = ContextWords.of(violation.where());
        out.member("ruleId", RULES.get(rule).id())
                .member("ruleIndex", rule)
                .member("level", "error")
                .member(
                        "message",
                        message -> message.member(
                                "text",
                                SarifLog.plain(Printable.of(
                                        "`" + violation.pattern() + "`" + ViolationLines.complaint(violation)))))
                .objects("locations", List.of(violation), this::location)
                .member(
                        "properties",
                        properties -> properties
                                .member("obligation", violation.obligation().word())
                                .member("action", violation.action())
                                .strings("where", where));
    }

    private void location(JsonWriter out, Violation violation) {
        run.file(violation.side()).ifPresent(number -> {
            PolicySource source = run.sources().get(number);
            new SarifStatement(source, violation.pointer(), span(source, violation))
                    .physical(out, run.inputs().get(number).name(), number);
        });
        out.objects(
                "logicalLocations",
                List.of(violation.pointer()),
                (logical, name) -> logical.member("fullyQualifiedName", name));
    }

    private static Optional<Span> span(PolicySource source, Violation violation) {
        return source.inFile()
                .map(policy -> policy.statements().get(violation.statement()).actions())
                .map((ActionList list) -> violation.entry().isPresent()
                        ? list.entries().get(violation.entry().getAsInt()).span()
                        : list.span());
    }
}
