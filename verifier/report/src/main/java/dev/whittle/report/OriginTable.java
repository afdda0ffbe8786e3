package dev.whittle.report;

import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import dev.whittle.catalog.Catalog;
import dev.whittle.files.Input;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;

/** What a page was made from, and by what. */
final class OriginTable {
    private OriginTable() {}

    static DomContent of(List<Input> inputs, Catalog catalog, String tool, String solver) {
        List<TrTag> rows = new ArrayList<>();
        inputs.forEach(input -> rows.add(row(Printable.of(input.name()), "SHA-256 " + input.sha256())));
        rows.add(row(
                "Catalog of " + catalog.date(),
                Numbers.count(catalog.actionCount(), "action") + ", " + catalog.origin() + ", SHA-256 "
                        + catalog.sha256()));
        rows.add(row("Made by", "Whittle " + tool + ", " + solver));
        return each(h2("Origin"), wide("Origin", rows));
    }

    /** Rows that may be wider than the page, and then scroll. */
    static DomContent wide(String label, List<TrTag> rows) {
        return div(table(tbody(each(rows.toArray(DomContent[]::new)))))
                .withClass("wide")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", label);
    }

    /** A name and its value. */
    static TrTag row(String name, String value) {
        return tr(th(name).attr("scope", "row"), td(code(value)));
    }
}
