package dev.whittle.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
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
import static j2html.TagCreator.ul;

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
import j2html.tags.specialized.LiTag;
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
            .policies td:nth-child(odd){overflow-wrap:anywhere}
            .number{text-align:right}
            .badge{display:inline-block;margin-left:.5rem;padding:0 .4rem;border:1px solid var(--quiet);border-radius:.6rem;font-size:.85em}
            @media (max-width:40rem){.policies td{text-align:left}
            .policies td:nth-child(1)::before{content:"Policy: "}.policies td:nth-child(2)::before{content:"Verdict: "}
            .policies td:nth-child(3)::before{content:"What to do: "}.policies td:nth-child(4)::before{content:"Removed: "}
            .policies td:nth-child(5)::before{content:"Files: "}}
            """;

    private static final List<String> COLUMNS = List.of("Policy", "Verdict", "What to do", "Removed", "Files");

    /** So many are read as they are; more are folded. */
    private static final int MOST_OPEN = 10;

    /** Of those who lose something so many are in the list; more are folded. */
    private static final int MOST_SHOWN = 50;

    /** Actions that are named of a principal. */
    private static final int MOST_GRAVE = 3;

    DomContent of(List<OwnedPolicies> owned) {
        if (owned.size() <= MOST_OPEN) {
            return each(owned, each -> principal(each, true));
        }
        List<OwnedPolicies> changed =
                owned.stream().filter(each -> !isKept(each)).toList();
        List<OwnedPolicies> kept = owned.stream().filter(this::isKept).toList();
        List<OwnedPolicies> more = changed.subList(Math.min(MOST_SHOWN, changed.size()), changed.size());
        return each(
                each(changed.subList(0, changed.size() - more.size()), each -> principal(each, false)),
                iff(
                        !more.isEmpty(),
                        details(
                                summary(Numbers.count(more.size(), "more role or user", "more roles and users")
                                        + " that lose less"),
                                each(more, each -> principal(each, false)))),
                iff(
                        !kept.isEmpty(),
                        details(
                                summary(Numbers.count(kept.size(), "role or user keeps", "roles and users keep")
                                        + " everything"),
                                ul(each(kept, this::line)))));
    }

    /** Whether nothing is to be done or known about any of the policies. */
    private boolean isKept(OwnedPolicies owned) {
        return owned.outcomes().stream()
                .allMatch(outcome -> outcome.recommendedAction().equals(Optional.of(RecommendedAction.NONE))
                        && outcome.unfit().isEmpty()
                        && !origins.containsKey(outcome.task().title()));
    }

    private LiTag line(OwnedPolicies owned) {
        return li(
                        name(owned),
                        text(": " + Numbers.count(owned.outcomes().size(), "policy", "policies") + "; "
                                + Numbers.grouped(owned.remaining()) + " remain"))
                .withId(owned.id());
    }

    private DomContent name(OwnedPolicies owned) {
        Principal owner = owned.owner();
        return each(
                LongName.of(owner.kind().word() + " " + owner.name()),
                iff(results.isIdle(owner), badge(owner.kind().word() + " reported unused")),
                iff(!results.hasEvidence(owner), badge("no evidence")),
                iff(
                        owned.outcomes().stream()
                                .anyMatch(outcome -> outcome.unfit().isPresent()),
                        badge("does not fit")));
    }

    private DomContent principal(OwnedPolicies owned, boolean isOpen) {
        Principal owner = owned.owner();
        List<String> grave = owned.removed().from(Severity.PERMISSIONS);
        return details(
                        summary(
                                name(owned),
                                text(": "
                                        + Numbers.count(owned.removed().counts().total(), "action") + " removed"
                                        + (grave.isEmpty()
                                                ? ""
                                                : ", among them " + shown(Numbers.some(grave, MOST_GRAVE)))
                                        + "; " + Numbers.grouped(owned.remaining()) + " remain")),
                        p(code(shown(owner.arn()))).withClass("quiet"),
                        div(table(
                                                thead(tr(each(COLUMNS, name -> th(name)))),
                                                tbody(each(owned.outcomes(), outcome -> row(outcome, owner))))
                                        .withClass("policies stack"))
                                .withId(owned.id()))
                .condAttr(isOpen, "open", "");
    }

    private TrTag row(Outcome outcome, Principal owner) {
        AccountTask task = outcome.task();
        return tr(
                td(
                        text(shown(task.document().name()) + " (" + task.kind().word() + ")"),
                        each(
                                Optional.ofNullable(origins.get(task.title())).stream()
                                        .toList(),
                                OriginNote::of)),
                td(span(outcome.status().words()).withClass(outcome.status() == Status.PROVED ? "holds" : "over")),
                td(
                        text(whatToDo(outcome, owner)),
                        iff(outcome.fit().isPresent(), badge("fitted")),
                        iff(outcome.unfit().isPresent(), badge("does not fit"))),
                td(Numbers.grouped(outcome.removed().size())).withClass("number"),
                td(each(links(outcome))));
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
