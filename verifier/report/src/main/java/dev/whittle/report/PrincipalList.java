package dev.whittle.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.whittle.account.AccountResults;
import dev.whittle.account.AccountTask;
import dev.whittle.account.Outcome;
import dev.whittle.account.Principal;
import dev.whittle.catalog.Severity;
import dev.whittle.code.CodeOrigin;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.run.Status;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everybody with policies, each to be opened: what goes from them in a line, then each policy with its verdict, what to do, and
 * the files.
 *
 * @param origins where the code has policies, by their titles
 */
record PrincipalList(AccountResults results, Optional<PolicyPages> pages, Map<String, CodeOrigin> origins) {
    /** On a narrow screen each cell is a line that begins with its column's name. */
    static final String STYLE = """
            .policies{width:100%}
            .number{text-align:right}
            .badge{display:inline-block;margin-left:.5rem;padding:0 .4rem;border:1px solid var(--quiet);border-radius:.6rem;font-size:.85em}
            @media (max-width:40rem){.policies thead{display:none}.policies,.policies tbody,.policies tr,.policies td{display:block;width:100%;text-align:left}
            .policies td{border:0;padding:.1rem .6rem}.policies tr{border-bottom:1px solid var(--line);padding:.4rem 0}
            .policies td::before{content:attr(data-label) ": ";color:var(--quiet)}}
            """;

    private static final List<String> COLUMNS = List.of("Policy", "Verdict", "What to do", "Removed", "Files");

    /** So many are read as they are; more are folded. */
    private static final int MOST_OPEN = 10;

    /** Actions that are named of a principal. */
    private static final int MOST_GRAVE = 3;

    DomContent of(List<OwnedPolicies> owned) {
        return each(owned, each -> principal(each, owned.size() <= MOST_OPEN));
    }

    private DomContent principal(OwnedPolicies owned, boolean isOpen) {
        Principal owner = owned.owner();
        List<String> grave = owned.removed().from(Severity.PERMISSIONS);
        return details(
                        summary(
                                code(owner.kind().word() + " " + shown(owner.name())),
                                iff(results.isIdle(owner), badge(owner.kind().word() + " reported unused")),
                                iff(!results.hasEvidence(owner), badge("no evidence")),
                                iff(
                                        owned.outcomes().stream()
                                                .anyMatch(outcome ->
                                                        outcome.unfit().isPresent()),
                                        badge("does not fit")),
                                text(": "
                                        + Numbers.count(owned.removed().counts().total(), "action") + " removed"
                                        + (grave.isEmpty()
                                                ? ""
                                                : ", among them " + shown(Numbers.some(grave, MOST_GRAVE)))
                                        + "; " + Numbers.grouped(owned.remaining()) + " remain")),
                        p(code(shown(owner.arn()))).withClass("quiet"),
                        div(table(
                                                thead(tr(each(COLUMNS, name -> th(name).attr("scope", "col")))),
                                                tbody(each(owned.outcomes(), outcome -> row(outcome, owner))))
                                        .withClass("policies"))
                                .withId(owned.id()))
                .condAttr(isOpen, "open", "");
    }

    private TrTag row(Outcome outcome, Principal owner) {
        AccountTask task = outcome.task();
        return tr(
                td(
                                text(shown(task.document().name()) + " ("
                                        + task.kind().word() + ")"),
                                each(
                                        Optional.ofNullable(origins.get(task.title())).stream()
                                                .toList(),
                                        OriginNote::of))
                        .attr("data-label", COLUMNS.get(0)),
                td(span(outcome.status().word()).withClass(outcome.status() == Status.PROVED ? "holds" : "over"))
                        .attr("data-label", COLUMNS.get(1)),
                td(
                                text(whatToDo(outcome, owner)),
                                iff(outcome.fit().isPresent(), badge("fitted")),
                                iff(outcome.unfit().isPresent(), badge("does not fit")))
                        .attr("data-label", COLUMNS.get(2)),
                td(Numbers.grouped(outcome.removed().size()))
                        .withClass("number")
                        .attr("data-label", COLUMNS.get(3)),
                td(each(links(outcome))).attr("data-label", COLUMNS.get(4)));
    }

    private static DomContent badge(String words) {
        return span(words).withClass("badge");
    }

    /** What to do, in words; nothing where nothing is proved or nothing fits. */
    private static String whatToDo(Outcome outcome, Principal owner) {
        if (outcome.recommendedAction().equals(Optional.of(RecommendedAction.NONE))) {
            return "keep";
        }
        return shown(Step.of(outcome, owner).stream().map(Step::words).collect(Collectors.joining("; ")));
    }

    /** To what takes its place, and to the page that shows what changed. */
    private DomContent[] links(Outcome outcome) {
        List<DomContent> links = new ArrayList<>();
        for (String path : outcome.files().keySet()) {
            links.add(text(links.isEmpty() ? "" : ", "));
            links.add(a(path.substring(path.lastIndexOf('/') + 1)).withHref(path));
        }
        AccountTask task = outcome.task();
        pages.flatMap(each -> PolicyPages.changed(outcome)).ifPresent(refinement -> {
            links.add(text(links.isEmpty() ? "" : ", "));
            links.add(a("what changed")
                    .withHref(task.page())
                    .attr("aria-label", "what changed in " + shown(task.title())));
        });
        return links.toArray(DomContent[]::new);
    }

    private static String shown(String text) {
        return Printable.of(text);
    }
}
