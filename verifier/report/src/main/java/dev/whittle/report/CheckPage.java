package dev.whittle.report;

import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.header;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import dev.whittle.compare.CheckResult;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks of a policy as one {@link HtmlPage}, each with the policy that it is held against. Whatever comes out of an input is escaped.
 * Holds no times, so that the same input gives the same page.
 */
public final class CheckPage {
    private final CheckRun run;

    private CheckPage(CheckRun run) {
        this.run = run;
    }

    /** The page's text. */
    public static String of(CheckRun run) {
        return new CheckPage(run).page();
    }

    private String page() {
        List<DomContent> sections = new ArrayList<>();
        run.results().forEach(result -> sections.add(part(result)));
        sections.add(section(
                h2("What to know"),
                ul(each(notes().stream().map(note -> li(shown(note))).toArray(DomContent[]::new)))));
        return HtmlPage.of(
                "Whittle: " + shown(run.policy().title()),
                "",
                header(verdict()),
                main(sections.toArray(DomContent[]::new)),
                footer(OriginTable.of(run.inputs(), run.catalog(), run.tool(), run.solver())));
    }

    private static String shown(String text) {
        return Printable.of(text);
    }

    private DomContent verdict() {
        long holding = run.results().stream()
                .filter(result -> result.inclusion().isProved())
                .count();
        boolean isAll = holding == run.results().size();
        return h1(
                span(isAll ? "Holds" : "Does not hold").withClass(isAll ? "proved" : "found"),
                text(": " + holding + " of " + Numbers.count(run.results().size(), "check") + " of "),
                code(shown(run.policy().title())));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(run.results().stream()
                .flatMap(result -> result.question().sides().assumes().stream())
                .distinct()
                .map(each -> "Assumes " + each + ".")
                .toList());
        notes.add("This is said " + CheckRun.OUTSIDE + ".");
        return notes;
    }

    private DomContent part(CheckResult result) {
        String title = shown(result.question().check().title());
        List<TrTag> rows = CheckLines.details(result).stream()
                .map(detail -> OriginTable.row(detail.name(), shown(detail.text())))
                .toList();
        return section(
                h2(title),
                p(
                        span(result.word()).withClass(result.inclusion().isProved() ? "holds" : "over"),
                        text(result.inclusion()
                                .reason()
                                .map(reason -> ": " + shown(reason))
                                .orElse(""))),
                rows.isEmpty() ? text("") : OriginTable.wide(title, rows),
                details(
                        summary("The policy that it is held against"),
                        pre(code(result.question().reference().policy().source().text()))));
    }
}
