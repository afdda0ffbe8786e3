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

import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.verify.Violations.Violation;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A judgement of somebody's refinement as one {@link HtmlPage}. Whatever comes out of an input is escaped. */
public final class VerifyPage {
    private final VerifyRun run;

    private VerifyPage(VerifyRun run) {
        this.run = run;
    }

    /** The page's text. */
    public static String of(VerifyRun run) {
        return new VerifyPage(run).page();
    }

    private String page() {
        String title = run.inputs().get(0).name();
        boolean isProved = run.judgement().verdict().isProved();
        List<DomContent> sections = new ArrayList<>();
        if (!run.violations().all().isEmpty()) {
            sections.add(section(
                    h2("What violates"),
                    ul(each(run.violations().all().stream()
                            .map(VerifyPage::violation)
                            .toArray(DomContent[]::new)))));
        }
        List<String> notes = ViolationLines.notes(run.violations());
        if (!notes.isEmpty()) {
            sections.add(section(
                    h2("What to know"), each(notes.stream().map(note -> p(note)).toArray(DomContent[]::new))));
        }
        sections.add(section(
                h2("What was judged"),
                ObligationTable.of(run.judgement()),
                details(
                        summary("As the terminal says it, with what refutes it"),
                        pre(code(Printable.lines(
                                String.join("\n", JudgementLines.of(run.versions(), run.judgement()))))))));
        return HtmlPage.of(
                "Whittle: " + Printable.of(title),
                "",
                header(
                        h1(
                                span(capital(run.judgement().verdict().word()))
                                        .withClass(isProved ? "proved" : "found"),
                                text(" "),
                                code(Printable.of(title))),
                        p(meaning(isProved))),
                main(sections.toArray(DomContent[]::new)),
                footer(OriginTable.of(run.inputs(), run.known().catalog(), run.tool(), run.solver(), run.origin())));
    }

    private String meaning(boolean isProved) {
        if (isProved) {
            return "The refined policy is exactly the original minus what is unused.";
        }
        int violations = run.violations().all().size();
        return violations == 0
                ? "It is not shown that the refined policy is the original minus what is unused; below stands why."
                : "The refined policy is not the original minus what is unused: "
                        + Numbers.count(violations, "pattern violates that", "patterns violate that")
                        + ", each with a request that shows it.";
    }

    private static String capital(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private static DomContent violation(Violation violation) {
        return li(
                code(Printable.of(violation.pattern())),
                text(" at "),
                code(Printable.of(violation.pointer())),
                text(" (" + violation.obligation().word() + "):" + Printable.of(ViolationLines.complaint(violation))
                        + "."));
    }
}
