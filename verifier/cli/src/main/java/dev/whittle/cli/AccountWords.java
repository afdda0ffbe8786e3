package dev.whittle.cli;

import dev.whittle.account.AccountResults;
import dev.whittle.account.Outcome;
import dev.whittle.code.CodeOrigin;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Quota;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.verify.Fit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of an account, in words for people. */
record AccountWords(Console console) {
    private static final int MOST_LINES = 50;

    /** Says it, what is first of all first. */
    void say(JudgedAccount account) {
        AccountResults results = account.results();
        account.input().fetched().ifPresent(input -> item("account", input.id()));
        results.idle().stream()
                .limit(MOST_LINES)
                .forEach(idle -> item("first", idle.arn() + ": " + idle.recommendation() + "; " + idle.lastUse()));
        more(results.idle().size(), "first");
        results.skipped().stream()
                .limit(MOST_LINES)
                .forEach(skipped -> item("skipped", skipped.arn() + ": " + skipped.reason()));
        more(results.skipped().size(), "skipped");
        results.withoutEvidence().stream()
                .limit(MOST_LINES)
                .forEach(arn -> item("kept", arn + ": no evidence, so it is taken to use all that it is granted"));
        more(results.withoutEvidence().size(), "kept");
        if (results.needed() > 0) {
            item(
                    "kept",
                    Numbers.count(results.needed(), "action")
                            + " that recorded calls may have needed, named under `keptForRecordedCalls` in summary.json");
        }
        List<String> rules = LeftAlone.protectedStatements(results);
        rules.stream().limit(MOST_LINES).forEach(text -> item("protected", text));
        more(rules.size(), "protected");
        if (results.unobserved() > 0) {
            item(
                    "kept",
                    Numbers.count(results.unobserved(), "action")
                            + " whose use no evidence could have shown, named under `unobserved` in summary.json");
        }
        results.remarks().stream().limit(MOST_LINES).forEach(remark -> item("note", remark));
        more(results.remarks().size(), "note");
        if (!results.unknown().isEmpty()) {
            item(
                    "note",
                    Numbers.count(results.unknown().size(), "principal")
                            + " reported on but not in the details, among them "
                            + results.unknown().get(0));
        }
        List<Outcome> fitted = results.outcomes().stream()
                .filter(outcome -> outcome.fit().isPresent())
                .toList();
        fitted.stream().limit(MOST_LINES).forEach(outcome -> item("fit", fit(outcome)));
        more(fitted.size(), "fit");
        results.unfit().stream()
                .limit(MOST_LINES)
                .forEach(outcome -> item(
                        "unfit", outcome.task().title() + ": " + outcome.unfit().orElse("")));
        more(results.unfit().size(), "unfit");
        results.unproved().stream().limit(MOST_LINES).forEach(policy -> item("unproved", policy));
        more(results.unproved().size(), "unproved");
        long policies =
                results.counts().values().stream().mapToLong(Long::longValue).sum();
        item("policies", Numbers.grouped(policies) + (policies == 0 ? "" : ": " + results.verdicts()));
        item("removed", Numbers.count(results.removed(), "action"));
        item("remains", remains(results));
        account.refused()
                .forEach(why -> why.problems().forEach(problem -> item("refused", why.source() + ": " + problem)));
        if (account.code().isPresent()) {
            item("code", sources(account.origins()));
        }
    }

    /** Where the results are. */
    void results(String folder) {
        item("results", folder);
    }

    private static String fit(Outcome outcome) {
        Fit fit = outcome.fit().orElseThrow();
        return outcome.task().title() + ": " + fit.shape() + ", "
                + Numbers.count(fit.proved().texts().size(), "policy", "policies") + " of "
                + Numbers.count(fit.size(Quota.MANAGED), "character")
                + fit.future().map(future -> "; " + future).orElse("")
                + fit.slack().map(slack -> "; " + slack).orElse("");
    }

    private static String remains(AccountResults results) {
        List<Pattern> gravest = results.gravestRemaining();
        return Numbers.count(results.remaining(), "action")
                + (gravest.isEmpty()
                        ? ""
                        : ", among them "
                                + String.join(
                                        ", ",
                                        gravest.stream().map(Pattern::text).toList()));
    }

    private static String sources(Map<String, CodeOrigin> origins) {
        long found = origins.values().stream()
                .filter(each -> each.site().isPresent())
                .count();
        long different =
                origins.values().stream().filter(CodeOrigin::isDifferent).count();
        return Numbers.count(found, "policy", "policies") + (found == 1 ? " stands" : " stand") + " in the code, "
                + Numbers.grouped(different) + " of them otherwise than deployed; "
                + Numbers.grouped(origins.size() - found)
                + " without a place there that is known; all under `code` in summary.json";
    }

    private void more(int all, String name) {
        if (all > MOST_LINES) {
            item(name, "and " + Numbers.grouped(all - MOST_LINES) + " more, all in summary.json");
        }
    }

    private void item(String name, String text) {
        console.tell(String.format(Locale.ROOT, "%-11s%s", name, Printable.of(text)));
    }
}
