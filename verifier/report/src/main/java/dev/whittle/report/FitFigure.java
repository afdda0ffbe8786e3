package dev.whittle.report;

import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import dev.whittle.policy.Quota;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.verify.Fit;
import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.Collectors;

/** What fits the quota where the refined policy does not: its policies, each to be opened, and what is proved of them. */
final class FitFigure {
    private FitFigure() {}

    static DomContent of(Fit fit, Quota quota) {
        List<DomContent> policies = fit.files().entrySet().stream()
                .map(file -> policy(file.getKey(), file.getValue(), quota))
                .toList();
        return each(
                p("The refined policy is over the quota. What is not: " + fit.shape() + ", "
                        + Numbers.count(policies.size(), "policy", "policies") + " of "
                        + Numbers.count(fit.size(quota), quota.unit())
                        + (policies.size() == 1 ? "." : " together. All of them are needed.")
                        + fit.slack()
                                .map(slack -> " Perhaps not the shortest: " + slack + ".")
                                .orElse("")
                        + fit.future().map(future -> " With it " + future + ".").orElse("")),
                each(policies, policy -> policy),
                p("It is proved of exactly these texts, read as one policy. S can't be: their statements are not the"
                        + " original's."),
                ObligationTable.of(fit.proved()));
    }

    private static DomContent policy(String file, String text, Quota quota) {
        return details(
                summary(
                        code(file),
                        text(": " + Numbers.grouped(quota.sizeOf(text)) + " of "
                                + Numbers.count(quota.most().orElseThrow(), quota.unit()))),
                pre(text.lines().map(Printable::whole).collect(Collectors.joining("\n")))
                        .withClass("wide")
                        .attr("tabindex", "0")
                        .attr("role", "region")
                        .attr("aria-label", file));
    }
}
