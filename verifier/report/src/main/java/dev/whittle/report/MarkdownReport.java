package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Severity;
import dev.whittle.files.Input;
import dev.whittle.policy.Pattern;
import dev.whittle.refine.Granted;
import dev.whittle.refine.Ranked;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.Removals;
import dev.whittle.run.Remaining;
import dev.whittle.text.Numbers;
import dev.whittle.verify.ProvedRefinement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run as {@link Markdown}: the verdict, what goes and what remains, and the change as a diff. Holds no times. */
public final class MarkdownReport {
    private static final int MOST_NAMES = 5;

    private static final int MOST_ITEMS = 50;

    private MarkdownReport() {}

    /** Of one policy. */
    public static String of(RefineRun run) {
        Markdown out = new Markdown();
        policy(run, out);
        run.refinement().ifPresent(refinement -> diff(UnifiedDiff.of(refinement, run.policyName()), out));
        configuration(run.origin().configuration(), out);
        return out.paragraph(catalog(run.known().catalog(), run.tool())).text();
    }

    /**
     * Of policies of code.
     *
     * @param runs those that were judged
     * @param errors what is wrong with others, in words
     * @param diff of all files
     * @param catalog by which they were judged
     * @param tool the program's version
     */
    static String of(List<RefineRun> runs, List<String> errors, List<String> diff, Catalog catalog, String tool) {
        Markdown out = new Markdown();
        out.heading("Whittle: " + Numbers.count(runs.size(), "policy", "policies"));
        runs.stream()
                .filter(run -> run.candidate().recommendedAction() != RecommendedAction.NONE
                        || run.refinement().isEmpty())
                .limit(MOST_ITEMS)
                .forEach(run -> policy(run, out));
        List<String> stay = runs.stream()
                .filter(run -> run.candidate().recommendedAction() == RecommendedAction.NONE
                        && run.refinement().isPresent())
                .map(run -> Markdown.code(run.title()))
                .toList();
        out.list("Nothing had to change", stay, MOST_ITEMS);
        out.list("Refused", errors.stream().map(Markdown::code).toList(), MOST_ITEMS);
        diff(diff, out);
        configuration(
                runs.stream()
                        .flatMap(run -> run.origin().configuration().stream())
                        .findFirst(),
                out);
        return out.paragraph(catalog(catalog, tool)).text();
    }

    private static void policy(RefineRun run, Markdown out) {
        out.heading(Markdown.code(run.title()));
        run.refinement()
                .ifPresentOrElse(
                        refinement -> proved(run, refinement, out),
                        () -> out.paragraph("**Not proved** ("
                                + run.proof().judgement().verdict().word() + "): nothing is recommended."));
        out.list("Warnings", run.warnings().stream().map(Markdown::code).toList(), MOST_ITEMS);
    }

    private static void proved(RefineRun run, ProvedRefinement refinement, Markdown out) {
        Catalog catalog = run.known().catalog();
        Ranked removed = Ranked.of(Removals.of(run.candidate().original(), run.known()), catalog);
        Granted remaining = Remaining.of(refinement);
        String what = switch (refinement.recommendedAction()) {
            case NONE -> "nothing had to change";
            case CREATE_POLICY -> "the policy grants more than is used";
            case DETACH_POLICY -> "nothing that the policy grants is used; detach it";
        };
        out.paragraph("**Proved**: " + what + ". " + counts(removed, remaining));
        out.table(List.of("Severity", "What it does", "Removed", "Remains"), rows(removed, remaining));
    }

    /** How much goes, how much stays, and the gravest of both. */
    static String counts(Ranked removed, Granted remaining) {
        return Numbers.count(removed.counts().total(), "action") + " removed"
                + among(removed.from(Severity.PERMISSIONS)) + "; "
                + Numbers.grouped(remaining.counts().total()) + " remain"
                + among(remaining.gravest().stream().map(Pattern::text).toList()) + ".";
    }

    /** Names behind a count; empty where there is none. */
    static String among(List<String> names) {
        return names.isEmpty() ? "" : ", among them " + Markdown.codes(names, MOST_NAMES);
    }

    private static List<List<String>> rows(Ranked removed, Granted remaining) {
        List<List<String>> rows = new ArrayList<>();
        for (Severity severity : Severity.gravestFirst()) {
            int gone = removed.counts().of(severity);
            int left = remaining.counts().of(severity);
            if (gone + left > 0) {
                rows.add(List.of(severity.word(), severity.title(), Numbers.grouped(gone), Numbers.grouped(left)));
            }
        }
        return rows;
    }

    private static void diff(List<String> lines, Markdown out) {
        if (!lines.isEmpty()) {
            out.block("diff", lines);
        }
    }

    /** The configuration that was heeded, if any. */
    static void configuration(Optional<Input> configuration, Markdown out) {
        configuration.ifPresent(file -> out.paragraph(
                "Configuration " + Markdown.code(file.name()) + ", SHA-256 " + Markdown.code(file.sha256()) + "."));
    }

    /** What all of it rests on. */
    static String catalog(Catalog catalog, String tool) {
        return "Catalog of " + catalog.date() + ", SHA-256 " + Markdown.code(catalog.sha256()) + "; Whittle "
                + Markdown.code(tool) + ".";
    }
}
