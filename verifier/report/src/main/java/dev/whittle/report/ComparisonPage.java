package dev.whittle.report;

import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.header;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import dev.whittle.compare.Comparison.Relation;
import dev.whittle.compare.Inclusion;
import dev.whittle.compare.RequestCounterexample;
import dev.whittle.text.Printable;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A comparison as one {@link HtmlPage}. Whatever comes out of an input is escaped. Holds no times, so that the same input gives the
 * same page.
 */
public final class ComparisonPage {
    private final CompareRun run;

    private ComparisonPage(CompareRun run) {
        this.run = run;
    }

    /** The page's text. */
    public static String of(CompareRun run) {
        return new ComparisonPage(run).page();
    }

    private String page() {
        return HtmlPage.of(
                "Whittle: " + shown(CompareRun.title(run.a())) + " and " + shown(CompareRun.title(run.b())),
                "",
                header(verdict()),
                main(sections().toArray(DomContent[]::new)),
                footer(OriginTable.of(run.inputs(), run.catalog(), run.tool(), run.solver())));
    }

    private static String shown(String text) {
        return Printable.of(text);
    }

    private DomContent verdict() {
        Relation relation = run.comparison().relation();
        String word = relation.word().substring(0, 1).toUpperCase(Locale.ROOT)
                + relation.word().substring(1);
        return each(
                h1(
                        span(word).withCondClass(relation == Relation.EQUAL, "proved"),
                        text(": "),
                        code(shown(CompareRun.title(run.a()))),
                        text(" against "),
                        code(shown(CompareRun.title(run.b())))),
                p(meaning(relation)));
    }

    private static String meaning(Relation relation) {
        return switch (relation) {
            case EQUAL -> "Both allow the same requests.";
            case NARROWER -> "The first allows less: nothing that the second does not, and not all that it does.";
            case WIDER -> "The first allows more: all that the second does, and something that it does not.";
            case INCOMPARABLE -> "Each allows something that the other does not.";
            case UNKNOWN -> "At least one direction is not decided.";
        };
    }

    private List<DomContent> sections() {
        List<DomContent> sections = new ArrayList<>();
        run.directions().forEach(direction -> sections.add(part(direction)));
        sections.add(section(
                h2("What to know"),
                ul(each(notes().stream().map(note -> li(shown(note))).toArray(DomContent[]::new)))));
        return sections;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(run.sides().assumes().stream()
                .map(each -> "Assumes " + each + ".")
                .toList());
        notes.add("This is said " + run.outside() + ".");
        return notes;
    }

    private DomContent part(CompareRun.Direction direction) {
        String title = direction.isOfFirst() ? "The first inside the second" : "The second inside the first";
        DomContent content = direction.inclusion().accept(new Inclusion.Visitor<DomContent>() {
            @Override
            public DomContent proved() {
                return p(
                        span("Proved").withClass("holds"),
                        text(": whatever is asked of "),
                        code(shown(direction.allows())),
                        text(" and allowed, "),
                        code(shown(direction.doesNot())),
                        text(" allows too."));
            }

            @Override
            public DomContent refuted(RequestCounterexample example) {
                List<TrTag> rows = ComparisonLines.parts(example, direction, run.vocabulary()).stream()
                        .map(part -> OriginTable.row(part.name(), shown(part.text())))
                        .toList();
                return each(
                        p(
                                span("Refuted").withClass("over"),
                                text(": "),
                                code(shown(direction.allows())),
                                text(" allows this request, and "),
                                code(shown(direction.doesNot())),
                                text(" does not.")),
                        OriginTable.wide(title, rows));
            }

            @Override
            public DomContent unknown(String reason) {
                return p(span("Unknown").withClass("over"), text(": " + shown(reason)));
            }
        });
        return section(h2(title), content);
    }
}
