package dev.whittle.evidence;

import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Pattern;
import dev.whittle.text.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What files report, principal by principal.
 *
 * @param source what messages call the files
 * @param byPrincipal reports that name a principal, under its ARN
 * @param unaddressed reports that name none, and are about whomever the user means
 * @param byAnybody calls whose callers no report tells: use by everybody
 * @param excerpts what messages call the origin of records that only protect, since what they lack may have been called
 * @param observed how long each report had looked
 * @param idle roles and credentials that nobody uses, which is no evidence about policies
 * @param remarks what else was passed over in reading, for people
 */
public record Reports(
        String source,
        SortedMap<String, Evidence> byPrincipal,
        Optional<Evidence> unaddressed,
        Evidence byAnybody,
        List<String> excerpts,
        List<Observed> observed,
        List<Idle> idle,
        List<String> remarks) {
    private static final int MOST_NAMES = 12;

    public Reports {
        byPrincipal = Collections.unmodifiableSortedMap(new TreeMap<>(byPrincipal));
        excerpts = List.copyOf(excerpts);
        observed = List.copyOf(observed);
        idle = List.copyOf(idle);
        remarks = List.copyOf(remarks);
    }

    /** Of files that tell whom all that they report is about. */
    public Reports(
            String source,
            SortedMap<String, Evidence> byPrincipal,
            Optional<Evidence> unaddressed,
            List<Observed> observed,
            List<String> remarks) {
        this(source, byPrincipal, unaddressed, Evidence.NONE, List.of(), observed, List.of(), remarks);
    }

    /** Of files that name nobody. */
    static Reports unaddressed(String source, Evidence evidence, Observed observed) {
        return new Reports(source, new TreeMap<>(), Optional.of(evidence), List.of(observed), List.of());
    }

    /** Of nothing but remarks for people. */
    static Reports ofRemarks(List<String> remarks) {
        return new Reports("", new TreeMap<>(), Optional.empty(), List.of(), remarks);
    }

    /**
     * The same, with what names nobody taken to be about a principal.
     *
     * @throws InvalidInputException where something names somebody else
     */
    Reports addressedTo(String principal) {
        TreeMap<String, Evidence> all = new TreeMap<>(byPrincipal);
        unaddressed.ifPresent(evidence -> all.merge(principal, evidence, Evidence::plus));
        if (!all.isEmpty() && !all.keySet().equals(Set.of(principal))) {
            throw refused("this is said to report of `" + principal + "`, and it reports of " + principals());
        }
        return new Reports(source, all, Optional.empty(), byAnybody, excerpts, observed, idle, remarks);
    }

    /** The same, and what nobody uses. */
    Reports with(List<Idle> more) {
        return new Reports(source, byPrincipal, unaddressed, byAnybody, excerpts, observed, more, remarks);
    }

    /** The same, and further remarks for people. */
    public Reports remarked(List<String> more) {
        List<String> all = new ArrayList<>(more);
        all.addAll(remarks);
        return new Reports(source, byPrincipal, unaddressed, byAnybody, excerpts, observed, idle, all);
    }

    /** What was passed over where policies alone are asked about. */
    private List<String> skipped() {
        return Stream.concat(remarks.stream(), idle.stream().map(Idle::remark)).toList();
    }

    /** All together. */
    public static Reports sum(List<Reports> all) {
        TreeMap<String, List<Evidence>> byPrincipal = new TreeMap<>();
        List<Evidence> unaddressed = new ArrayList<>();
        for (Reports reports : all) {
            reports.byPrincipal.forEach((principal, evidence) -> byPrincipal
                    .computeIfAbsent(principal, arn -> new ArrayList<>())
                    .add(evidence));
            reports.unaddressed.ifPresent(unaddressed::add);
        }
        TreeMap<String, Evidence> sums = new TreeMap<>();
        byPrincipal.forEach((principal, evidence) -> sums.put(principal, Evidence.sum(evidence)));
        shareUse(sums);
        return new Reports(
                source(all.stream()
                        .map(Reports::source)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList()),
                sums,
                unaddressed.isEmpty() ? Optional.empty() : Optional.of(Evidence.sum(unaddressed)),
                Evidence.sum(all.stream().map(Reports::byAnybody).toList()),
                all.stream()
                        .flatMap(reports -> reports.excerpts.stream())
                        .distinct()
                        .toList(),
                all.stream().flatMap(reports -> reports.observed.stream()).toList(),
                all.stream()
                        .flatMap(reports -> reports.idle.stream())
                        .distinct()
                        .toList(),
                all.stream().flatMap(reports -> reports.remarks.stream()).toList());
    }

    /**
     * What one principal did counts for all of its name: an account has one role or user of a name, and a session's
     * record may lack the path. What one did not use counts for that one alone.
     */
    private static void shareUse(TreeMap<String, Evidence> sums) {
        TreeMap<String, List<String>> named = new TreeMap<>();
        sums.keySet()
                .forEach(arn -> named.computeIfAbsent(TrailIdentity.pathless(arn), name -> new ArrayList<>())
                        .add(arn));
        for (List<String> arns : named.values()) {
            if (arns.size() > 1) {
                List<Evidence> use = arns.stream()
                        .map(arn -> Objects.requireNonNull(sums.get(arn)).ofUseAlone())
                        .toList();
                arns.forEach(arn -> sums.merge(arn, Evidence.sum(use), Evidence::plus));
            }
        }
    }

    /** The findings that all of it was taken from, each once, sorted. */
    public List<ReportedFinding> findings() {
        return Stream.concat(byPrincipal.values().stream(), unaddressed.stream())
                .flatMap(evidence -> evidence.findings().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What messages call several files. */
    static String source(List<String> sources) {
        return sources.size() < 4
                ? String.join(", ", sources)
                : sources.get(0) + " and " + (sources.size() - 1) + " more";
    }

    /** The same with event sources that the user explains. */
    public Reports explained(EventSources sources) {
        TreeMap<String, Evidence> explained = new TreeMap<>(byPrincipal);
        explained.replaceAll((principal, evidence) -> sources.explain(evidence));
        return new Reports(
                source,
                explained,
                unaddressed.map(sources::explain),
                sources.explain(byAnybody),
                excerpts,
                observed,
                idle,
                remarks);
    }

    /**
     * The same, but who is left alone counts as using everything, and a remark says why.
     *
     * @param reasons in words, by ARN; nothing for who is not left alone
     * @param role whom reports that name nobody are about, where that is known
     */
    public Reports leavingAlone(Function<String, Optional<String>> reasons, Optional<String> role) {
        TreeMap<String, Evidence> all = new TreeMap<>(byPrincipal);
        all.replaceAll((principal, evidence) -> reasons.apply(principal)
                .map(why -> using(evidence, principal, why))
                .orElse(evidence));
        Optional<Evidence> ofNobody = unaddressed.map(evidence -> role.flatMap(
                        principal -> reasons.apply(principal).map(why -> using(evidence, principal, why)))
                .orElse(evidence));
        return new Reports(source, all, ofNobody, byAnybody, excerpts, observed, idle, remarks);
    }

    /** What tells of calls alone calls nothing unused. */
    private static Evidence using(Evidence evidence, String principal, String why) {
        return evidence.isOfCallsAlone()
                ? evidence
                : evidence.plus(Evidence.ofReportedUsed(List.of(Pattern.of("*"))))
                        .plus(Evidence.ofRemarks(
                                List.of(principal + " is " + why + "; all that it is granted counts as used")));
    }

    /** The same, but only what is reported used counts. */
    public Reports usedOnly() {
        TreeMap<String, Evidence> used = new TreeMap<>();
        byPrincipal.forEach((principal, evidence) -> used.put(principal, used(evidence)));
        return new Reports(
                source,
                used,
                unaddressed.map(Reports::used),
                used(byAnybody),
                List.of(),
                observed,
                List.of(),
                skipped());
    }

    private static Evidence used(Evidence evidence) {
        return evidence.ofUseAlone().plus(Evidence.ofRemarks(evidence.remarks()));
    }

    /**
     * The evidence about one principal: what names it, what names nobody, and what anybody may have done.
     *
     * @param role its ARN, needed where the reports are about several
     * @throws InvalidInputException where nothing is reported of it, or several could be meant, or all that is reported is an
     *     excerpt of a trail
     */
    public Evidence about(Optional<String> role) {
        Evidence evidence = byPrincipal.isEmpty() ? aboutNobody() : aboutOne(role);
        if (!excerpts.isEmpty() && evidence.isOfCallsAlone()) {
            throw refused(onlyProtects());
        }
        return evidence;
    }

    private Evidence aboutNobody() {
        if (unaddressed.isEmpty() && byAnybody.claims().isEmpty()) {
            throw refused("no report counts" + (skipped().isEmpty() ? "" : ": " + String.join("; ", skipped())));
        }
        return unaddressed.orElse(Evidence.NONE).plus(byAnybody).plus(Evidence.ofRemarks(skipped()));
    }

    private Evidence aboutOne(Optional<String> role) {
        if (role.isEmpty() && byPrincipal.size() > 1) {
            throw refused("the reports are about " + byPrincipal.size() + " principals; choose one with --role: "
                    + principals());
        }
        String principal = role.orElse(byPrincipal.firstKey());
        Evidence named = ofPrincipal(principal)
                .orElseThrow(() ->
                        refused("nothing is reported of `" + principal + "`; the reports are about " + principals()));
        List<String> aside = new ArrayList<>(skipped());
        if (byPrincipal.size() > 1) {
            int others = byPrincipal.size() - 1;
            aside.add("skipped what is reported of " + Numbers.count(others, "other principal"));
        }
        return unaddressed.map(named::plus).orElse(named).plus(Evidence.ofRemarks(aside));
    }

    /** What is reported of a principal, and what anybody may have done; nothing where no report names it. */
    public Optional<Evidence> ofPrincipal(String arn) {
        return Optional.ofNullable(byPrincipal.get(arn)).map(named -> named.plus(byAnybody.ofUseAlone()));
    }

    /**
     * Returns if there are no excerpts of a trail, or if something else is reported of some principal.
     *
     * @throws InvalidInputException with the reason why an excerpt alone is not enough
     */
    public void refuseExcerptsAlone() {
        boolean isAlone = byPrincipal.values().stream().allMatch(Evidence::isOfCallsAlone)
                && unaddressed.filter(evidence -> !evidence.isOfCallsAlone()).isEmpty();
        if (!excerpts.isEmpty() && isAlone) {
            throw refused(onlyProtects());
        }
    }

    private String onlyProtects() {
        return "records of " + String.join(" and ", excerpts)
                + " are an excerpt of a trail, perhaps of one Region, filtered,"
                + " or without reads: they only show what was used, and nothing else says what was not; name a report,"
                + " a list or the trail with --unused as well, or add --whole-trail if they are all management events of"
                + " all Regions";
    }

    /** The principal that {@link #about} speaks of, if it is known. */
    public Optional<String> principal(Optional<String> role) {
        return role.isPresent() || byPrincipal.isEmpty() ? role : Optional.of(byPrincipal.firstKey());
    }

    private String principals() {
        return byPrincipal.isEmpty() ? "nobody" : Numbers.some(List.copyOf(byPrincipal.keySet()), MOST_NAMES);
    }

    private InvalidInputException refused(String message) {
        return new InvalidInputException(source, message);
    }
}
