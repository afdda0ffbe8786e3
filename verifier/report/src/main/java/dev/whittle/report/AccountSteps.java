package dev.whittle.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;

import dev.whittle.account.AccountResults;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.text.Numbers;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a team is to do about an account, how often and in which order; each step leads to its part of the page. */
record AccountSteps(AccountResults results) {
    DomContent content() {
        long kept = recommended(RecommendedAction.NONE);
        List<DomContent> steps = steps();
        return each(
                h2("What to do, in this order"),
                steps.isEmpty() ? p("Nothing.") : ol(each(steps.toArray(DomContent[]::new))),
                iff(
                        kept > 0,
                        p(Numbers.count(kept, "policy may stay as it is", "policies may stay as they are") + ".")));
    }

    private List<DomContent> steps() {
        List<DomContent> steps = new ArrayList<>();
        step(
                steps,
                results.idle().size(),
                "idle",
                "Take away",
                "role, key or password that nobody uses",
                "roles, keys or passwords that nobody uses",
                "");
        step(
                steps,
                recommended(RecommendedAction.CREATE_POLICY),
                "removals",
                "Replace",
                "policy",
                "policies",
                ": what is used stays, and nothing new is allowed; those that lose what matters most come first");
        step(
                steps,
                recommended(RecommendedAction.DETACH_POLICY),
                "removals",
                "Detach",
                "policy",
                "policies",
                " of which nothing is used");
        step(
                steps,
                results.unfit().size(),
                "unfit",
                "Shorten",
                "refined policy",
                "refined policies",
                " too long for the service, which --fit does");
        step(
                steps,
                results.unproved().size(),
                "unproved",
                "Look at",
                "policy",
                "policies",
                " of which nothing is proved, so that they stay as they are");
        step(
                steps,
                results.withoutEvidence().size(),
                "unreported",
                "Bring evidence for",
                "role or user",
                "roles and users",
                ": until then they are taken to use all that they are granted");
        return steps;
    }

    private static void step(
            List<DomContent> steps, long count, String part, String what, String one, String many, String more) {
        if (count > 0) {
            steps.add(li(a(what + " " + Numbers.count(count, one, many)).withHref("#" + part), text(more)));
        }
    }

    private long recommended(RecommendedAction action) {
        return results.outcomes().stream()
                .filter(outcome -> outcome.recommendedAction().equals(Optional.of(action)))
                .filter(outcome -> outcome.unfit().isEmpty())
                .count();
    }
}
