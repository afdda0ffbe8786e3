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
import dev.whittle.evidence.ReportedFinding;
import dev.whittle.files.Input;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.text.Sha256;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a page was made from, and by what. */
final class OriginTable {
    /** Files and findings that are named one by one. */
    private static final int MOST_ROWS = 50;

    private static final Pattern MADE =
            Pattern.compile("Made on</th><td><time datetime=\"([0-9]{4}-[0-9]{2}-[0-9]{2})\"");

    private OriginTable() {}

    static DomContent of(List<Input> inputs, Catalog catalog, String tool, String solver) {
        return of(inputs, catalog, tool, solver, RunOrigin.NONE);
    }

    static DomContent of(List<Input> inputs, Catalog catalog, String tool, String solver, RunOrigin origin) {
        List<TrTag> rows = new ArrayList<>();
        inputs.stream()
                .limit(MOST_ROWS)
                .forEach(input -> rows.add(row(Printable.of(input.name()), "SHA-256 " + input.sha256())));
        if (inputs.size() > MOST_ROWS) {
            rows.add(row(
                    "And " + Numbers.count(inputs.size() - MOST_ROWS, "file"),
                    "SHA-256 of all " + Numbers.grouped(inputs.size()) + " lines `HASH  NAME`: " + ofAll(inputs)));
        }
        origin.findings().stream().limit(MOST_ROWS).forEach(finding -> rows.add(finding(finding)));
        if (origin.findings().size() > MOST_ROWS) {
            rows.add(row("And " + Numbers.count(origin.findings().size() - MOST_ROWS, "finding"), "in these files"));
        }
        rows.add(row(
                "Catalog of " + catalog.date(),
                Numbers.count(catalog.actionCount(), "action") + ", " + catalog.origin() + ", SHA-256 "
                        + catalog.sha256()));
        rows.add(row("Made by", "Whittle " + tool + ", " + solver));
        origin.made().ifPresent(day -> rows.add(tr(th("Made on").attr("scope", "row"), td(time(day)))));
        return each(h2("Origin"), wide("Origin", rows));
    }

    private static TrTag finding(ReportedFinding finding) {
        return row(
                "Finding " + Printable.of(finding.id()),
                finding.date().map(date -> "of " + Printable.of(date)).orElse("of no known date"));
    }

    /** As {@code sha256sum} prints files, whose own hash then stands for all of them. */
    private static String ofAll(List<Input> inputs) {
        return Sha256.of(inputs.stream()
                .map(input -> input.sha256() + "  " + input.name() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
    }

    private static DomContent time(LocalDate day) {
        return j2html.TagCreator.tag("time").attr("datetime", day.toString()).withText(day.toString());
    }

    /** The day that a page says it was made on; nothing where it says none. */
    static Optional<LocalDate> made(String page) {
        Matcher found = MADE.matcher(page);
        try {
            return found.find() ? Optional.of(LocalDate.parse(found.group(1))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty(); // Somebody edited it.
        }
    }

    /** Rows that may be wider than the page, and then scroll. */
    static DomContent wide(String label, List<TrTag> rows) {
        return div(table(tbody(each(rows.toArray(DomContent[]::new)))).withClass("stack"))
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
