package dev.whittle.account;

import static j2html.TagCreator.a;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import dev.whittle.catalog.Catalog;
import dev.whittle.fleet.Status;
import dev.whittle.report.HtmlPage;
import dev.whittle.report.Numbers;
import dev.whittle.report.Printable;
import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of an account as one {@link HtmlPage}, text escaped throughout. */
record AccountPage(
        Account account, AccountPlan plan, List<Outcome> outcomes, Catalog catalog, Optional<PolicyPages> pages) {
    /** Actions named for one who keeps them alive; the summary has all. */
    private static final int MOST_ACTIONS = 12;

    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:1rem/1.5 system-ui,sans-serif;margin:0}
            main{max-width:72rem;margin:auto;padding:1rem}
            .wide{overflow-x:auto}
            table{border-collapse:collapse;width:100%;min-width:56rem}
            caption{text-align:left;padding:.5rem 0}
            th,td{border-bottom:1px solid #8888;padding:.3rem .6rem;text-align:left;vertical-align:top}
            p,li,td code,td:nth-child(3){overflow-wrap:anywhere}
            code{font-size:.9em}
            """;

    /** The page. Holds no times, so that the same input gives the same bytes. */
    String page(Map<Status, Long> counts, List<String> unknown) {
        return HtmlPage.of(
                "Whittle: an account",
                STYLE,
                main(
                        h1("An account, refined"),
                        p(verdicts(counts)),
                        p("Catalog of " + catalog.date() + ", sha256 " + catalog.sha256()),
                        h2("Roles and users"),
                        policies(),
                        h2("Policies that are shared"),
                        shared(),
                        h2("Left alone"),
                        skipped(),
                        h2("Taken to use all that they are granted, for want of evidence"),
                        list(plan.withoutEvidence()),
                        h2("Reported on, but not in the details"),
                        list(unknown),
                        h2("Remarks on the evidence"),
                        list(plan.allRemarks())));
    }

    private String verdicts(Map<Status, Long> counts) {
        List<String> verdicts = new ArrayList<>();
        counts.forEach((status, count) -> verdicts.add(Numbers.grouped(count) + " " + status.words()));
        return Numbers.count(outcomes.size(), "refinement") + ": " + String.join(", ", verdicts);
    }

    private DomContent policies() {
        List<DomContent> rows = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            for (Principal owner : outcome.task().owners()) {
                rows.add(tr(
                        td(code(shown(owner.arn()))),
                        td(shown(outcome.task().document().name()) + " ("
                                + outcome.task().kind() + ")"),
                        td(verdict(outcome)),
                        td(Numbers.count(outcome.removed().size(), "action")),
                        td(each(links(outcome, owner)))));
            }
        }
        return tableOf("Each policy with its verdict, and the file that takes its place", rows);
    }

    private static DomContent tableOf(String caption, List<DomContent> rows) {
        return div(table(
                        caption(caption),
                        thead(tr(each(
                                List.of("Principal", "Policy", "Verdict", "Removed", "Refined policy"),
                                name -> th(name).attr("scope", "col")))),
                        tbody(each(rows, row -> row))))
                .withClass("wide")
                .attr("role", "region")
                .attr("aria-label", caption)
                .attr("tabindex", "0");
    }

    private static String verdict(Outcome outcome) {
        return outcome.status().word()
                + outcome.refinement()
                        .map(refinement -> " " + refinement.recommendedAction())
                        .orElse(
                                outcome.problems().isEmpty()
                                        ? ""
                                        : ": " + shown(outcome.problems().get(0)));
    }

    /** To the refined policy, and to the page that shows what changed. */
    private DomContent[] links(Outcome outcome, Principal owner) {
        List<DomContent> links = new ArrayList<>();
        AccountTask task = outcome.task();
        outcome.text().ifPresent(text -> links.add(link(owner, task.file(), task.file())));
        pages.flatMap(each -> PolicyPages.changed(outcome)).ifPresent(refinement -> {
            links.add(text(links.isEmpty() ? "" : ", "));
            links.add(link(owner, task.page(), "what changed")
                    .attr("aria-label", "what changed in " + shown(task.title())));
        });
        return links.toArray(DomContent[]::new);
    }

    private static ATag link(Principal owner, String file, String words) {
        return a(words).withHref(owner.folder() + "/" + file);
    }

    private DomContent shared() {
        List<Outcome> kept = outcomes.stream()
                .filter(outcome -> !outcome.keptAlive().isEmpty())
                .toList();
        return kept.isEmpty()
                ? p("Nobody keeps anything alive for others.")
                : ul(each(
                        kept,
                        outcome -> li(
                                code(shown(outcome.task().arn().orElse(""))),
                                ul(each(
                                        outcome.keptAlive().entrySet(),
                                        entry -> li(
                                                code(shown(entry.getKey().arn())),
                                                text(" (" + shown(plan.because(entry.getKey())) + ") keeps alive "
                                                        + Numbers.count(
                                                                entry.getValue().size(), "action") + ": "
                                                        + Numbers.some(entry.getValue(), MOST_ACTIONS))))))));
    }

    private DomContent skipped() {
        return plan.skipped().isEmpty()
                ? p("Nothing.")
                : ul(each(
                        plan.skipped(),
                        skipped -> li(code(shown(skipped.arn())), text(": " + shown(skipped.reason())))));
    }

    private static DomContent list(List<String> items) {
        return items.isEmpty() ? p("Nothing.") : ul(each(items, item -> li(shown(item))));
    }

    private static String shown(String text) {
        return Printable.of(text);
    }
}
