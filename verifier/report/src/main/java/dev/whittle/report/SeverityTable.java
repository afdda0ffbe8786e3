package dev.whittle.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.whittle.catalog.Severity;
import dev.whittle.refine.Granted;
import dev.whittle.refine.Ranked;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;

/** What goes and what remains of a policy, a row for each kind of action, the gravest first. */
final class SeverityTable {
    /** Actions named in a row; the notes of the page have all. */
    private static final int MOST_ACTIONS = 8;

    private static final List<String> COLUMNS = List.of("Severity", "What it does", "Removed", "Remains", "Goes");

    private SeverityTable() {}

    static DomContent of(Ranked removed, Granted remaining) {
        List<TrTag> rows = new ArrayList<>();
        for (Severity severity : Severity.gravestFirst()) {
            int gone = removed.counts().of(severity);
            int left = remaining.counts().of(severity);
            if (gone + left > 0) {
                rows.add(tr(
                        th(severity.word()).attr("scope", "row"),
                        td(severity.title()),
                        td(Numbers.grouped(gone)).withClass("number"),
                        td(Numbers.grouped(left)).withClass("number"),
                        td(names(removed, severity))));
            }
        }
        return rows.isEmpty() ? p("Nothing.") : each(table(rows), patterns(remaining));
    }

    private static DomContent table(List<TrTag> rows) {
        String title = "Actions by what they can do, the gravest first";
        return div(j2html.TagCreator.table(
                                caption(title),
                                thead(tr(each(COLUMNS, name -> th(name).attr("scope", "col")))),
                                tbody(each(rows.toArray(DomContent[]::new))))
                        .withClass("severities stack"))
                .withClass("wide")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", title);
    }

    private static DomContent names(Ranked removed, Severity severity) {
        List<String> names = removed.bySeverity().getOrDefault(severity, List.of());
        return names.isEmpty() ? text("") : code(Printable.of(Numbers.some(names, MOST_ACTIONS)));
    }

    private static DomContent patterns(Granted remaining) {
        return remaining.gravest().isEmpty()
                ? text("")
                : p(
                        text("The gravest of what remains is granted by "),
                        each(remaining.gravest(), pattern -> each(code(Printable.of(pattern.text())), text(" "))));
    }
}
