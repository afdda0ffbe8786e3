package dev.whittle.report;

import dev.whittle.catalog.Severity;
import dev.whittle.policy.Pattern;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.text.Numbers;
import java.util.List;

/** A run over many policies as {@link Markdown}: what a team should do first. Holds no times. */
public final class ChangeMarkdown {
    private static final int MOST_ITEMS = 50;

    private ChangeMarkdown() {}

    /** The text. */
    public static String of(ChangeRun run) {
        Markdown out = new Markdown();
        out.heading("Whittle: " + Markdown.code(run.file().name()));
        out.paragraph((run.unproved().isEmpty() ? "**Proved**: " : "**Not all proved**: ")
                + Numbers.count(run.all(), "policy", "policies") + ", "
                + Numbers.grouped(count(run, RecommendedAction.CREATE_POLICY)) + " to replace, "
                + Numbers.grouped(count(run, RecommendedAction.DETACH_POLICY)) + " to detach, "
                + Numbers.grouped(
                        run.all() - run.changes().size() - run.unproved().size()) + " that may stay.");
        out.list("Not proved", run.unproved().stream().map(Markdown::code).toList(), MOST_ITEMS);
        out.list(
                "Used by nobody: first of all",
                run.idle().stream()
                        .map(idle -> Markdown.code(idle.arn()) + ": " + Markdown.code(idle.recommendation()) + "; "
                                + Markdown.code(idle.lastUse()))
                        .toList(),
                MOST_ITEMS);
        out.list(
                "To change, the gravest removals first",
                run.changes().stream().map(ChangeMarkdown::change).toList(),
                MOST_ITEMS);
        out.list("Warnings", run.warnings().stream().map(Markdown::code).toList(), MOST_ITEMS);
        MarkdownReport.configuration(run.configuration(), out);
        return out.paragraph(MarkdownReport.catalog(run.catalog(), run.tool())).text();
    }

    private static long count(ChangeRun run, RecommendedAction action) {
        return run.changes().stream()
                .filter(change -> change.action() == action)
                .count();
    }

    private static String change(PolicyChange change) {
        List<String> gravest = change.removed().from(Severity.PERMISSIONS);
        String goes =
                Numbers.count(change.removed().counts().total(), "action") + " removed" + MarkdownReport.among(gravest);
        List<String> left =
                change.remaining().gravest().stream().map(Pattern::text).toList();
        String stays = change.action() == RecommendedAction.DETACH_POLICY
                ? "detach it"
                : Numbers.grouped(change.remaining().counts().total()) + " remain" + MarkdownReport.among(left);
        return Markdown.code(change.title()) + ": " + goes + "; " + stays
                + change.unfit()
                        .map(why -> "; **does not fit**: " + Markdown.code(why))
                        .orElse("");
    }
}
