package dev.whittle.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.header;
import static j2html.TagCreator.join;
import static j2html.TagCreator.main;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import dev.whittle.policy.Quota;
import dev.whittle.refine.Granted;
import dev.whittle.refine.OpenNames;
import dev.whittle.refine.Ranked;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.Removals;
import dev.whittle.refine.Unobserved;
import dev.whittle.refine.Warnings;
import dev.whittle.run.Remaining;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Fit;
import dev.whittle.verify.ProvedRefinement;
import j2html.tags.DomContent;
import j2html.tags.specialized.SectionTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A proved refinement as one {@link HtmlPage}. Whatever comes out of an input is escaped. Holds no times, so that the same
 * input gives the same page.
 */
public final class HtmlReport {
    private final RefineRun run;
    private final ProvedRefinement refinement;
    private final Optional<Fit> fit;
    private final KnownActions known;
    private final Ranked ranked;
    private final Granted remaining;

    private HtmlReport(RefineRun run, ProvedRefinement refinement, Optional<Fit> fit) {
        this.run = run;
        this.refinement = refinement;
        this.fit = fit;
        this.known = run.known();
        this.ranked = Ranked.of(Removals.of(run.candidate().original(), known), known.catalog());
        this.remaining = Remaining.of(refinement);
    }

    /**
     * The page's text.
     *
     * @param fit what is to be used instead, where the refinement is over the quota
     */
    public static String of(RefineRun run, ProvedRefinement refinement, Optional<Fit> fit) {
        return new HtmlReport(run, refinement, fit).page();
    }

    private String page() {
        return page(run.title(), run, header(verdict()), main(sections().toArray(DomContent[]::new)));
    }

    /**
     * Refinements of policies of the code as one page, one after another.
     *
     * @param title of the page
     * @param runs at least one, each of them proved
     */
    static String of(String title, List<RefineRun> runs) {
        List<DomContent> parts = new ArrayList<>();
        for (RefineRun run : runs) {
            HtmlReport report = new HtmlReport(run, run.refinement().orElseThrow(), Optional.empty());
            parts.add(header(report.verdict()));
            parts.addAll(report.sections());
        }
        return page(title, runs.get(0), main(parts.toArray(DomContent[]::new)));
    }

    private static String page(String title, RefineRun origin, DomContent... content) {
        List<DomContent> all = new ArrayList<>();
        origin.origin()
                .index()
                .ifPresent(index -> all.add(
                        0, nav(a("All policies of this run").withHref(index)).attr("aria-label", "Back")));
        all.addAll(List.of(content));
        all.add(footer(OriginTable.of(
                origin.inputs(), origin.known().catalog(), origin.tool(), origin.solver(), origin.origin())));
        return HtmlPage.of(
                "Whittle: " + shown(title),
                Resource.text("report.css") + Resource.text("trie.css"),
                all.toArray(DomContent[]::new));
    }

    private static String shown(String text) {
        return Printable.of(text);
    }

    private DomContent verdict() {
        RecommendedAction action = refinement.recommendedAction();
        String removed = Numbers.count(ranked.counts().total(), "action") + " removed";
        String what = switch (action) {
            case NONE -> "nothing had to change";
            case CREATE_POLICY -> removed + "; put the refined policy in the original's place";
            case DETACH_POLICY -> removed + ", and nothing that it grants is used";
        };
        return each(
                h1(span("Proved").withClass("proved"), rawHtml(" "), code(shown(run.title()))),
                p(span(step(action)).withClass("holds"), text(": " + what + ".")),
                p(Numbers.count(ranked.counts().total(), "action") + " removed" + Severities.among(ranked) + "; "
                        + Numbers.grouped(remaining.counts().total()) + " remain" + Severities.among(remaining) + "."),
                each(run.warnings().stream()
                        .map(warning -> p("Warning: " + shown(warning) + ".").withClass("over"))
                        .toArray(DomContent[]::new)));
    }

    private static String step(RecommendedAction action) {
        return switch (action) {
            case NONE -> "Keep it";
            case CREATE_POLICY -> "Replace it";
            case DETACH_POLICY -> "Detach it";
        };
    }

    private List<SectionTag> sections() {
        List<SectionTag> sections = new ArrayList<>();
        sections.add(part("What goes and what remains", SeverityTable.of(ranked, remaining)));
        sections.add(part("The policy", DiffTable.of(refinement)));
        List<DomContent> tries = TrieFigures.of(run);
        if (!tries.isEmpty()) {
            sections.add(part("Narrowed wildcards", legend(), each(tries.toArray(DomContent[]::new))));
        }
        sections.add(part("What is proved", ObligationTable.of(refinement)));
        sections.add(part("What to know", notes()));
        if (run.candidate().original().notation().isDocument()) {
            sections.add(part("Size", size()));
        }
        fit.ifPresent(fitting -> sections.add(part("What fits", FitFigure.of(fitting, run.quota()))));
        return sections;
    }

    private static SectionTag part(String title, DomContent... content) {
        return section(h2(title), each(content));
    }

    private static DomContent legend() {
        return p("Each wildcard that granted something unused, as a tree of the action names' words: open it to see why"
                        + " its patterns were chosen. The topmost nodes under which nothing is unused, framed and ticked,"
                        + " stand in the wildcard's place. A NotAction list grows by the topmost nodes under which nothing"
                        + " is used.")
                .withClass("quiet");
    }

    private DomContent notes() {
        List<DomContent> notes = new ArrayList<>();
        String date = known.catalog().date().toString();
        note(
                notes,
                "Actions that the catalog of " + date + " does not know may be lost under",
                OpenNames.told(run.candidate()));
        note(
                notes,
                "Any action that AWS adds later is admitted under these new wildcards (with --pin, none is)",
                OpenNames.made(run.candidate()));
        List<String> denied = DenialLines.of(run.candidate());
        if (!denied.isEmpty()) {
            notes.add(dt("Denied already"));
            denied.forEach(line -> notes.add(dd(line)));
        }
        note(notes, "Removed", Removals.of(run.candidate().original(), known));
        note(notes, "Unknown to the catalog of " + date, known.unknownNames());
        note(
                notes,
                "Kept, since no report tracks their use",
                Unobserved.untracked(run.candidate().original(), known));
        note(
                notes,
                "Kept, since " + String.join(" and ", known.evidence().partial()) + " can't show their use",
                Unobserved.of(run.candidate().original(), known));
        note(notes, "Kept, since a recorded call may have needed them", known.neededActions());
        note(notes, "Kept, since records of their services can't be translated", known.guardedActions());
        note(notes, "Notes on names", Warnings.notes(known));
        note(notes, "Kept by --keep", known.keptActions());
        note(
                notes,
                "Protected by rules",
                known.protectedStatements().stream().map(EvidenceLines::words).toList());
        note(
                notes,
                "Unread, and left as they stand",
                run.candidate().original().unread().stream()
                        .map(each -> each.pointer() + ": " + each.reason())
                        .toList());
        note(notes, "Remarks on the evidence", known.evidence().remarks());
        return notes.isEmpty() ? p("Nothing.") : dl(notes.toArray(DomContent[]::new));
    }

    private static void note(List<DomContent> notes, String title, List<String> items) {
        if (!items.isEmpty()) {
            notes.add(dt(title + " (" + Numbers.grouped(items.size()) + ")"));
            notes.add(dd(join(items.stream()
                    .flatMap(item -> Stream.of(code(shown(item)), text(" ")))
                    .toArray())));
        }
    }

    private DomContent size() {
        Quota quota = run.quota();
        long before = quota.sizeOf(run.candidate().original().source().text());
        long after = refinement.text().map(quota::sizeOf).orElse(0L);
        OptionalInt most = quota.most();
        String limit = most.isPresent()
                ? ", of " + Numbers.grouped(most.getAsInt()) + " that a " + quota.word() + " policy may have"
                : "";
        boolean isOver = quota.isExceededBy(after);
        return p(
                text(Numbers.grouped(before) + " " + quota.unit() + "s before, " + Numbers.grouped(after)
                        + " after, white space " + (quota.countsWhiteSpace() ? "counted" : "left out") + limit + ". "),
                span(isOver ? "Over the quota by " + Numbers.grouped(after - most.orElseThrow()) + "." : "")
                        .withClass("over"));
    }
}
