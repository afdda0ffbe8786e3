package dev.whittle.code;

import dev.whittle.evidence.Applicability;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceForm;
import dev.whittle.evidence.Reports;
import dev.whittle.json.InvalidInputException;
import dev.whittle.source.Site;
import dev.whittle.source.SiteKind;
import dev.whittle.source.holders.Holder;
import dev.whittle.source.holders.Users;
import dev.whittle.text.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which evidence is about which policy of the code: what no role uses that may hold it. A role on which nothing is reported uses
 * everything. Names are compared as they are; nobody is found by likeness.
 */
public final class SiteEvidence {
    private static final int MOST_NAMES = 8;

    private final Map<String, Evidence> byPrincipal;
    private final Optional<Evidence> ofNobody;
    private final Set<EvidenceForm> forms;

    private SiteEvidence(Map<String, Evidence> byPrincipal, Optional<Evidence> ofNobody, Set<EvidenceForm> forms) {
        this.byPrincipal = byPrincipal;
        this.ofNobody = ofNobody;
        this.forms = Set.copyOf(forms);
    }

    /**
     * What was read.
     *
     * @param role the only principal that is wanted
     * @param kept what is never removed
     * @param forms of what says that something is unused
     * @throws InvalidInputException where all is excerpts of a trail, nothing counts, or some of it names nobody and some does
     */
    public static SiteEvidence of(Reports reports, Optional<String> role, Evidence kept, Set<EvidenceForm> forms) {
        if (reports.byPrincipal().isEmpty()) {
            return new SiteEvidence(Map.of(), Optional.of(reports.about(role).plus(kept)), forms);
        }
        if (reports.unaddressed().isPresent()) {
            throw new InvalidInputException(
                    reports.source(),
                    "some of this evidence names principals and some names nobody; which policies the latter is about is not"
                            + " told, so run it alone, with --policy");
        }
        reports.refuseExcerptsAlone();
        TreeMap<String, Evidence> byPrincipal = new TreeMap<>();
        for (String arn : role.map(Set::of).orElse(reports.byPrincipal().keySet())) {
            Evidence evidence = reports.ofPrincipal(arn)
                    .orElseThrow(() -> new InvalidInputException(
                            reports.source(),
                            "nothing is reported of `" + arn + "`; the reports are about "
                                    + Numbers.some(
                                            List.copyOf(reports.byPrincipal().keySet()), MOST_NAMES)));
            byPrincipal.put(arn, evidence.plus(kept));
        }
        return new SiteEvidence(byPrincipal, Optional.empty(), forms);
    }

    /** Whether it names nobody, and so is the user's word for one policy. */
    public boolean namesNobody() {
        return ofNobody.isPresent();
    }

    /** By what a policy that the user chose is refined, or why the evidence can't be about it. */
    SiteDecision chosen(Site site, Users users) {
        Optional<String> refusal = Applicability.refusal(site.knownType(), forms);
        if (refusal.isPresent()) {
            return SiteDecision.leave(refusal.get());
        }
        if (ofNobody.isPresent()) {
            return SiteDecision.refine(new SiteTask(
                    users.names(),
                    Map.of("everybody who holds it", ofNobody.get()),
                    Optional.of("the evidence names nobody, and is taken for what none of its holders uses")));
        }
        if (!users.areKnown()) {
            Map<String, Evidence> all = new LinkedHashMap<>(byPrincipal);
            if (users.holders().stream().anyMatch(each -> !each.names().isEmpty())) {
                held(users).users().forEach(all::putIfAbsent);
            }
            return SiteDecision.refine(new SiteTask(
                    users.names(),
                    all,
                    Optional.of(Numbers.some(List.copyOf(byPrincipal.keySet()), MOST_NAMES)
                            + (byPrincipal.size() == 1 ? " is" : " are") + " taken to be all its holders")));
        }
        return byHolders(users);
    }

    /** By what a policy is refined that nobody chose, or why it is left alone. */
    SiteDecision unasked(Site site, Users users) {
        if (site.takenAs() == SiteKind.UNKNOWN) {
            String why = users.unknown().map(reason -> " (" + reason + ")").orElse("");
            return SiteDecision.leave("it isn't known what takes it" + why + "; choose it with --policy");
        }
        if (!site.isOfIdentity()) {
            return SiteDecision.leave("it is no identity's; choose it with --policy, and give a plain list");
        }
        if (users.unknown().isPresent()) {
            return SiteDecision.leave(
                    "who holds it isn't known: " + users.unknown().get());
        }
        return byHolders(users);
    }

    private SiteDecision byHolders(Users users) {
        SiteTask task = held(users);
        return isAboutAny(task)
                ? SiteDecision.refine(task)
                : SiteDecision.leave("nothing is reported of those who hold it: " + String.join(", ", users.names()));
    }

    private SiteTask held(Users users) {
        Map<String, Evidence> all = new LinkedHashMap<>();
        for (Holder holder : users.holders()) {
            if (holder.names().isEmpty()) {
                all.put(holder.address(), Evidence.NONE);
            }
            for (String name : holder.names()) {
                List<String> arns = byPrincipal.keySet().stream()
                        .filter(arn -> holder.kind().isMeant(name, arn))
                        .toList();
                arns.forEach(arn -> all.put(arn, byPrincipal.get(arn)));
                if (arns.isEmpty()) {
                    all.put(name.startsWith("arn:") ? name : holder.kind().word() + " " + name, Evidence.NONE);
                }
            }
        }
        return new SiteTask(users.names(), all, Optional.empty());
    }

    private boolean isAboutAny(SiteTask task) {
        return task.users().keySet().stream().anyMatch(byPrincipal::containsKey);
    }

    /** The principals on whom something is reported that holds none of these policies. */
    List<String> without(Set<String> met) {
        return byPrincipal.keySet().stream().filter(arn -> !met.contains(arn)).toList();
    }
}
