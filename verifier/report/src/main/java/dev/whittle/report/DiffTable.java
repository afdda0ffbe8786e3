package dev.whittle.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.col;
import static j2html.TagCreator.colgroup;
import static j2html.TagCreator.del;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.ins;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.whittle.refine.Candidate;
import dev.whittle.refine.StatementChange;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.verify.ProvedRefinement;
import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The original and the refined policy side by side, statement by statement. What changed in a line is marked; long stretches that
 * did not are folded.
 */
final class DiffTable {
    /** Unchanged lines that stand before and after a changed one. */
    private static final int CONTEXT = 3;

    /** Changed lines in a row that are shown; more are folded. */
    private static final int MOST_CHANGED = 60;

    /** Fewer lines are not worth a fold. */
    private static final int LEAST_FOLDED = 4;

    private final Candidate candidate;

    private DiffTable(Candidate candidate) {
        this.candidate = candidate;
    }

    static DomContent of(ProvedRefinement refinement) {
        Candidate candidate = refinement.candidate();
        if (refinement.text().isEmpty() && !candidate.original().notation().isDocument()) {
            return p("No policy is left.");
        }
        PolicyDiff diff = PolicyDiff.of(candidate);
        return each(
                iff(refinement.text().isEmpty(), p("No policy is left.")),
                iff(
                        diff.isLaidOut(),
                        p("It stands on one line, and is laid out here for reading.")
                                .withClass("quiet")),
                div(
                                div(div("Original"), div("Refined"))
                                        .withClass("sides")
                                        .attr("aria-hidden", "true"),
                                each(diff.blocks(), new DiffTable(candidate)::block))
                        .withClass("diffs"));
    }

    private DomContent block(PolicyDiff.Block block) {
        boolean isSame = block.lines().stream().allMatch(DiffLine::isSame);
        if (block.statements().isEmpty()) {
            return lines(block.lines());
        }
        DomContent title = each(block.statements(), this::title);
        return isSame
                ? details(summary(title), rows(block.lines())).withClass("statement")
                : section(h3(title), lines(block.lines())).withClass("statement");
    }

    private DomContent title(int statement) {
        StatementChange change = candidate.changes().get(statement);
        return each(
                text("Statement " + (statement + 1) + " of "
                        + candidate.changes().size() + " "),
                each(change.statement().sid().stream().toList(), sid -> each(code(Printable.of(sid)), text(" "))),
                span(outcome(change)).withClass(change.isGone() ? "outcome over" : "outcome quiet"),
                text(" "));
    }

    private static String outcome(StatementChange change) {
        return change.accept(new StatementChange.Visitor<String>() {
            @Override
            public String untouched(StatementChange.Untouched same) {
                return "stays as it is";
            }

            @Override
            public String narrowed(StatementChange.Narrowed narrowed) {
                long goes = narrowed.entries().stream()
                        .filter(entry -> entry.filter(List::isEmpty).isPresent())
                        .count();
                long split = narrowed.entries().stream()
                        .filter(entry ->
                                entry.filter(patterns -> !patterns.isEmpty()).isPresent())
                        .count();
                return "narrowed: "
                        + (split == 0 ? "" : Numbers.count(split, "entry", "entries") + " replaced by narrower ones")
                        + (split == 0 || goes == 0 ? "" : ", ")
                        + (goes == 0 ? "" : Numbers.count(goes, "entry", "entries") + " removed");
            }

            @Override
            public String extended(StatementChange.Extended extended) {
                return "narrowed: its NotAction list leaves out "
                        + Numbers.count(extended.added().size(), "more pattern");
            }

            @Override
            public String emptied(StatementChange.Emptied emptied) {
                return "dropped: nothing that it grants is used";
            }
        });
    }

    /** A stretch of lines, folded where it is long. */
    private static DomContent lines(List<DiffLine> lines) {
        List<DomContent> parts = new ArrayList<>();
        int shown = 0;
        int at = 0;
        while (at < lines.size()) {
            boolean isSame = lines.get(at).isSame();
            int end = at;
            while (end < lines.size() && lines.get(end).isSame() == isSame) {
                end++;
            }
            int from = isSame ? (at == 0 ? 0 : at + CONTEXT) : at + MOST_CHANGED;
            int to = isSame && end < lines.size() ? end - CONTEXT : end;
            if (to - from >= LEAST_FOLDED) {
                add(parts, lines.subList(shown, from));
                parts.add(details(
                                summary(Numbers.count(to - from, isSame ? "unchanged line" : "more changed line")),
                                rows(lines.subList(from, to)))
                        .withClass("same"));
                shown = to;
            }
            at = end;
        }
        add(parts, lines.subList(shown, lines.size()));
        return each(parts.toArray(DomContent[]::new));
    }

    private static void add(List<DomContent> parts, List<DiffLine> lines) {
        if (!lines.isEmpty()) {
            parts.add(rows(lines));
        }
    }

    private static DomContent rows(List<DiffLine> lines) {
        return table(
                        caption("Original and refined policy, line by line").withClass("unseen"),
                        colgroup(col().withClass("number"), col(), col().withClass("number"), col()),
                        thead(tr(column("Line"), column("Original"), column("Line"), column("Refined")))
                                .withClass("unseen"),
                        tbody(each(lines, DiffTable::row)))
                .withClass("diff");
    }

    private static DomContent column(String title) {
        return th(title).attr("scope", "col");
    }

    private static TrTag row(DiffLine line) {
        String before = line.isSame() ? "" : "gone";
        String after = line.isSame() ? "" : "come";
        return tr().with(side(line.before(), line.from(), before))
                .with(side(line.after(), line.to(), after))
                .withCondClass(line.isSame(), "kept");
    }

    /** The style sheet gives what changed a sign and a word beside the colour. */
    private static List<TdTag> side(List<DiffPiece> line, int number, String style) {
        return line.isEmpty()
                ? List.of(td().withClass("absent").attr("colspan", "2"))
                : List.of(
                        td(Integer.toString(number)).withClass("number"),
                        td(pieces(line)).withCondClass(!style.isEmpty(), style));
    }

    private static DomContent pieces(List<DiffPiece> line) {
        return each(line, piece -> {
            String shown = piece.text().lines().map(Printable::whole).collect(Collectors.joining());
            return switch (piece.kind()) {
                case KEPT -> text(shown);
                case GONE -> marked(shown, del(shown.strip()));
                case COME -> marked(shown, ins(shown.strip()));
            };
        });
    }

    /** White space at its ends is not marked. */
    private static DomContent marked(String shown, DomContent word) {
        String stripped = shown.strip();
        int start = shown.indexOf(stripped);
        return stripped.isEmpty()
                ? text(shown)
                : each(text(shown.substring(0, start)), word, text(shown.substring(start + stripped.length())));
    }
}
