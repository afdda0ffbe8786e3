package dev.whittle.report;

import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.text;

import dev.whittle.code.CodeOrigin;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import j2html.tags.DomContent;
import java.util.List;

/** Where the code has a policy of an account, and what is deployed otherwise, or why that is not told. */
final class OriginNote {
    /** Differences that are named; the summary has all. */
    private static final int MOST_DIFFERENCES = 5;

    private OriginNote() {}

    static DomContent of(CodeOrigin origin) {
        DomContent place = origin.site()
                .map(site -> (DomContent) code(Printable.of(site.place())))
                .orElseGet(() -> text(
                        "not found in the code: " + Printable.of(origin.reason().orElse(""))));
        return div(place, text(deviations(origin))).withClass("quiet");
    }

    private static String deviations(CodeOrigin origin) {
        return origin.deviations()
                .map(told -> part("; deployed otherwise: ", told.differences())
                        + part("; known only where the code is used: ", told.open())
                        + part("; not compared: ", told.unread()))
                .orElse("");
    }

    private static String part(String lead, List<String> items) {
        return items.isEmpty() ? "" : lead + Printable.of(Numbers.some(items, MOST_DIFFERENCES));
    }
}
