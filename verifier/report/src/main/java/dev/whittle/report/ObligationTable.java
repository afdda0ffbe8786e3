package dev.whittle.report;

import static j2html.TagCreator.each;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.whittle.policy.Policy;
import dev.whittle.verify.Finding;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.ProvedFit;
import dev.whittle.verify.ProvedRefinement;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Obligations that hold, each with what it means. */
final class ObligationTable {
    private final List<TrTag> rows = new ArrayList<>();

    private ObligationTable() {}

    /** S, of a file of code F, and V1 to V4. */
    static DomContent of(ProvedRefinement refinement) {
        ObligationTable table = new ObligationTable();
        Policy original = refinement.candidate().original();
        if (!original.notation().isDocument() && refinement.text().isPresent()) {
            table.row("F", Meaning.OF_BYTES, "the file", "holds");
        }
        table.row("S", Meaning.OF_STRUCTURE, "the text", "holds");
        return table.with(refinement.judgement().findings(), JudgementLines.butFor(original));
    }

    /** V1 to V4: S is of one policy with the original's statements. */
    static DomContent of(ProvedFit fit) {
        return new ObligationTable().with(fit.judgement().findings(), "");
    }

    /** What came of each, whether or not it holds. */
    static DomContent of(Judgement judgement) {
        ObligationTable table = new ObligationTable();
        boolean isSame = judgement.differences().isEmpty();
        table.row("S", Meaning.OF_STRUCTURE, "the text", isSame ? "holds" : "differs", isSame);
        judgement
                .findings()
                .forEach(finding -> table.row(
                        finding.obligation().word(),
                        Meaning.of(finding.obligation()),
                        finding.range(),
                        finding.verdict().word().toLowerCase(Locale.ROOT),
                        finding.verdict().isProved()));
        return table.content();
    }

    /** @param but for what what is gone is not proved to be */
    private DomContent with(List<Finding> proved, String but) {
        proved.forEach(finding -> row(
                finding.obligation().word(),
                Meaning.of(finding.obligation()),
                finding.range(),
                "proved" + (finding.obligation().isAboutUnused() ? but : "")));
        return content();
    }

    private DomContent content() {
        return table(
                        thead(tr(unseen("Obligation"), column("It means"), column("It holds for"), unseen("Verdict"))),
                        tbody(each(rows.toArray(DomContent[]::new))))
                .withClass("stack");
    }

    private static DomContent column(String title) {
        return th(title).attr("scope", "col");
    }

    /** For screen readers alone: the column is too narrow for its name. */
    private static DomContent unseen(String title) {
        return th(span(title).withClass("unseen")).attr("scope", "col");
    }

    private void row(String name, String meaning, String range, String word) {
        row(name, meaning, range, word, true);
    }

    private void row(String name, String meaning, String range, String word, boolean isProved) {
        rows.add(tr(
                th(name).attr("scope", "row"),
                td(meaning),
                td(range),
                td(span(word).withClass(isProved ? "holds" : "over"))));
    }
}
