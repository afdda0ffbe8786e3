package dev.whittle.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.header;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import dev.whittle.account.AccountResults;
import dev.whittle.account.Outcome;
import dev.whittle.account.Principal;
import dev.whittle.code.CodeOrigin;
import dev.whittle.evidence.Warning;
import dev.whittle.policy.Pattern;
import dev.whittle.refine.Granted;
import dev.whittle.refine.Ranked;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import j2html.tags.DomContent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The results of an account as one {@link HtmlPage}, text escaped throughout; parts that would be empty are left out.
 *
 * @param origins where the code has policies, by their titles
 */
record AccountPage(AccountResults results, MadeBy by, Optional<PolicyPages> pages, Map<String, CodeOrigin> origins) {
    /** Actions named for one principal because of whom they stay; the summary has all. */
    private static final int MOST_ACTIONS = 12;

    /** Items of a list that are shown; more are folded. */
    private static final int MOST_LISTED = 20;

    /** Policies that are named for how much goes from them. */
    private static final int MOST_POLICIES = 10;

    private static final String STYLE = """
            nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none;padding:0}
            :target{background:var(--come)}
            """;

    /** A part of the page, which the list at its start leads to. */
    private record Part(String id, String title, int count, DomContent content) {
        static <T> Part of(String id, String title, List<T> items, Function<T, DomContent> item) {
            int shown = items.size() - MOST_LISTED <= 1 ? items.size() : MOST_LISTED;
            List<T> more = items.subList(shown, items.size());
            return new Part(
                    id,
                    title,
                    items.size(),
                    each(
                            ul(each(items.subList(0, shown), each -> li(item.apply(each)))),
                            iff(
                                    !more.isEmpty(),
                                    details(
                                            summary(Numbers.grouped(more.size()) + " more"),
                                            ul(each(more, each -> li(item.apply(each))))))));
        }

        DomContent entry() {
            return li(a(title).withHref("#" + id), text(" (" + Numbers.grouped(count) + ")"));
        }

        DomContent body() {
            return section(h2(title), content).withId(id);
        }
    }

    /** The page. Holds no times but the day, so that the same input gives the same bytes on the same day. */
    String page() {
        List<OwnedPolicies> owned = OwnedPolicies.of(results);
        List<Part> parts = Stream.of(
                        Part.of("unproved", "Not proved", results.unproved(), item -> text(shown(item))),
                        Part.of(
                                "idle",
                                "Used by nobody: first of all",
                                results.idle(),
                                idle -> each(
                                        LongName.of(named(idle.arn())),
                                        text(": " + shown(idle.recommendation()) + "; " + shown(day(idle.lastUse()))
                                                + " (finding " + shown(idle.finding()) + ")"))),
                        Part.of(
                                "unfit",
                                "Too long for the service, so without a file",
                                results.unfit(),
                                outcome -> each(
                                        code(shown(outcome.task().title())),
                                        text(": " + shown(outcome.unfit().orElse(""))))),
                        removals(owned),
                        remaining(owned),
                        new Part(
                                "principals",
                                "Roles and users",
                                owned.size(),
                                new PrincipalList(results, pages, origins).of(owned)),
                        shared(),
                        Part.of(
                                "skipped",
                                "Left alone",
                                results.skipped(),
                                skipped ->
                                        each(code(shown(named(skipped.arn()))), text(": " + shown(skipped.reason())))),
                        Part.of(
                                "unreported",
                                "No evidence, so taken to use all that is granted",
                                results.withoutEvidence(),
                                arn -> LongName.of(named(arn))),
                        Part.of(
                                "unknown",
                                "Reported on, but not in the details",
                                results.unknown(),
                                arn -> code(shown(arn))),
                        Part.of(
                                "warnings",
                                "Warnings",
                                results.warnings().stream().map(Warning::text).toList(),
                                item -> text(shown(item))),
                        Part.of("remarks", "Remarks on the evidence", results.remarks(), item -> text(shown(item))))
                .filter(part -> part.count() > 0)
                .toList();
        return HtmlPage.of(
                "Whittle: an account",
                STYLE + PrincipalList.STYLE,
                header(verdict(), totals(), new AccountSteps(results).content()),
                nav(ul(each(parts, Part::entry))).attr("aria-label", "Parts of this page"),
                main(each(parts, Part::body)),
                footer(OriginTable.of(
                        by.inputs(),
                        results.catalog(),
                        by.tool(),
                        by.solver(),
                        RunOrigin.of(results.findings(), by.day()))));
    }

    private DomContent verdict() {
        String policies = Numbers.count(results.outcomes().size(), "policy", "policies");
        String account = results.account().numbers().isEmpty()
                ? ""
                : " of account " + String.join(", ", results.account().numbers());
        return results.unproved().isEmpty()
                ? h1(span("Proved").withClass("proved"), text(" " + policies + account))
                : h1(span("Not all proved").withClass("over"), text(" of " + policies + account));
    }

    /** How much goes and stays, and how much is not proved, if anything. */
    private DomContent totals() {
        return p(Numbers.count(results.removed(), "action") + " removed, " + Numbers.grouped(results.remaining())
                + " remain"
                + Severities.among(
                        results.gravestRemaining().stream().map(Pattern::text).toList())
                + ". Verdicts: "
                + (results.outcomes().isEmpty() ? "none" : results.verdicts()) + ".");
    }

    /** Where to begin: the removals that matter most. */
    private Part removals(List<OwnedPolicies> owned) {
        List<RankedOutcome> gravest = results.outcomes().stream()
                .filter(outcome ->
                        !outcome.removed().isEmpty() && outcome.unfit().isEmpty())
                .map(outcome -> new RankedOutcome(outcome, Ranked.of(outcome.removed(), results.catalog())))
                .sorted(Comparator.comparing(RankedOutcome::removed, Ranked.GRAVEST_FIRST))
                .limit(MOST_POLICIES)
                .toList();
        return new Part(
                "removals",
                "Removals that matter most",
                gravest.size(),
                ol(each(
                        gravest,
                        each -> li(title(each.outcome(), owned), text(": " + Severities.of(each.removed()))))));
    }

    /** A policy and what goes of it. */
    private record RankedOutcome(Outcome outcome, Ranked removed) {}

    /** What is still granted, gravest first. */
    private Part remaining(List<OwnedPolicies> owned) {
        List<Outcome> gravest = results.outcomes().stream()
                .filter(outcome -> !outcome.remaining().gravest().isEmpty())
                .sorted(Comparator.comparing(Outcome::remaining, Granted.GRAVEST_FIRST))
                .limit(MOST_POLICIES)
                .toList();
        return new Part(
                "remaining",
                "What remains and matters most",
                gravest.size(),
                ol(each(
                        gravest,
                        outcome -> li(title(outcome, owned), text(": " + Severities.of(outcome.remaining()))))));
    }

    /** Without the account's number where it stands at the top. */
    private String named(String arn) {
        return results.account().numbers().size() == 1 ? arn.replaceFirst("^arn:[^:]*:iam::[0-9]+:", "") : arn;
    }

    /** Of a time in words the day. */
    private static String day(String words) {
        return words.replaceFirst("T[0-9:.]+Z$", "");
    }

    private DomContent title(Outcome outcome, List<OwnedPolicies> owned) {
        Principal owner = outcome.task().owners().get(0);
        String id = owned.stream()
                .filter(each -> each.owner().equals(owner))
                .map(OwnedPolicies::id)
                .findFirst()
                .orElse("principals");
        return a(LongName.of(named(outcome.task().title()))).withHref("#" + id);
    }

    private Part shared() {
        List<Outcome> kept = results.outcomes().stream()
                .filter(outcome -> !outcome.keptAlive().isEmpty())
                .toList();
        return Part.of(
                "shared",
                "Shared policies, and because of whom actions stay",
                kept,
                outcome -> each(
                        code(shown(named(outcome.task().arn().orElse("")))),
                        ul(each(
                                outcome.keptAlive().entrySet(),
                                entry -> li(
                                        code(shown(named(entry.getKey().arn()))),
                                        text(" (" + shown(results.because(entry.getKey())) + "): "
                                                + Numbers.count(entry.getValue().size(), "action") + " kept: "
                                                + Numbers.some(entry.getValue(), MOST_ACTIONS)))))));
    }

    private static String shown(String text) {
        return Printable.of(text);
    }
}
