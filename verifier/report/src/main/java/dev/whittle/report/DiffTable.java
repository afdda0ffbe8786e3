package dev.whittle.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import dev.whittle.text.Printable;
import dev.whittle.verify.ProvedRefinement;
import j2html.TagCreator;
import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The original and the refined policy side by side, line by line. */
final class DiffTable {
    private int before;
    private int after;

    private DiffTable() {}

    static DomContent of(ProvedRefinement refinement) {
        if (refinement.text().isEmpty()) {
            return p("No policy is left.");
        }
        String original = refinement.candidate().original().source().text();
        String refined = refinement.text().get();
        return original.strip().contains("\n")
                ? table(original, refined)
                : each(
                        p("Both stand on one line, and are laid out here for reading.")
                                .withClass("quiet"),
                        table(Layout.of(original), Layout.of(refined)));
    }

    private static DomContent table(String original, String refined) {
        DiffRowGenerator generator =
                DiffRowGenerator.create().lineNormalizer(Function.identity()).build();
        DiffTable diff = new DiffTable();
        List<TrTag> rows = new ArrayList<>();
        generator
                .generateDiffRows(original.lines().toList(), refined.lines().toList())
                .forEach(row -> rows.add(diff.row(row)));
        return div(TagCreator.table(
                                caption("Original and refined policy, line by line")
                                        .withClass("unseen"),
                                thead(tr(side("Original"), side("Refined"))),
                                tbody(each(rows.toArray(DomContent[]::new))))
                        .withClass("diff"))
                .withClass("wide")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", "The policy before and after");
    }

    private static DomContent side(String title) {
        return th(title).attr("scope", "col").attr("colspan", "2");
    }

    private TrTag row(DiffRow row) {
        boolean isOld = row.getTag() != DiffRow.Tag.INSERT;
        boolean isNew = row.getTag() != DiffRow.Tag.DELETE;
        boolean isSame = row.getTag() == DiffRow.Tag.EQUAL;
        before += isOld ? 1 : 0;
        after += isNew ? 1 : 0;
        return tr(
                number(isOld ? before : 0),
                line(row.getOldLine(), isOld ? isSame ? Mark.SAME : Mark.GONE : Mark.ABSENT),
                number(isNew ? after : 0),
                line(row.getNewLine(), isNew ? isSame ? Mark.SAME : Mark.COME : Mark.ABSENT));
    }

    private static TdTag number(int line) {
        return td(line == 0 ? "" : Integer.toString(line)).withClass("number");
    }

    /** What became of a line; told by sign and word as well as by colour. */
    private enum Mark {
        SAME("", "", "code"),
        ABSENT("", "", "code"),
        GONE("\u2212", "removed: ", "code gone"),
        COME("+", "added: ", "code come");

        final String sign;
        final String word;
        final String style;

        Mark(String sign, String word, String style) {
            this.sign = sign;
            this.word = word;
            this.style = style;
        }
    }

    private static TdTag line(String line, Mark mark) {
        TdTag cell = td().withClass(mark.style);
        return mark.sign.isEmpty()
                ? cell.with(text(Printable.whole(line)))
                : cell.with(
                        span(mark.word).withClass("unseen"),
                        span(mark.sign).withClass("sign").attr("aria-hidden", "true"),
                        text(Printable.whole(line)));
    }
}
