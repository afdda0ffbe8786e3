package dev.whittle.evidence;

import dev.whittle.evidence.Claim.Author;
import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * What was seen of a principal's use, before any catalog is asked: claims, which a {@link Translation} turns into known actions.
 *
 * <p>The claims are sorted, without repetition; of several spellings the first in code-point order stays, so that the order in
 * which evidence comes in means nothing.
 *
 * @param claims in the order of their kinds
 * @param remarks what was passed over in reading, for people
 */
public record Evidence(List<Claim> claims, List<String> remarks) {
    /** Nothing was seen. */
    public static final Evidence NONE = new Evidence(List.of(), List.of());

    public Evidence {
        claims = Ordered.of(claims);
        remarks = List.copyOf(remarks);
    }

    private static Evidence of(Collection<? extends Claim> claims) {
        return new Evidence(List.copyOf(claims), List.of());
    }

    /** These actions and patterns, unused by the user's own word. */
    public static Evidence ofUnused(Collection<Pattern> unused) {
        return of(unused.stream()
                .map(pattern -> new Claim.Unused(pattern, Author.USER))
                .toList());
    }

    /** These actions and patterns, which AWS reports unused. */
    public static Evidence ofReportedUnused(Collection<Pattern> unused) {
        return of(unused.stream()
                .map(pattern -> new Claim.Unused(pattern, Author.AWS))
                .toList());
    }

    /** These groups, reported unused as a whole. */
    public static Evidence ofUnseen(Collection<Unseen> unseen) {
        return of(unseen.stream().map(Claim.UnusedGroup::new).toList());
    }

    /** These actions and patterns, used by the user's own word. */
    public static Evidence ofUsed(Collection<Pattern> used) {
        return of(used.stream()
                .map(pattern -> new Claim.Used(pattern, Author.USER))
                .toList());
    }

    /** These actions and patterns, which AWS reports used. */
    public static Evidence ofReportedUsed(Collection<Pattern> used) {
        return of(used.stream()
                .map(pattern -> new Claim.Used(pattern, Author.AWS))
                .toList());
    }

    /** Something of these services, each {@code service:*}, was used. */
    public static Evidence ofUsedServices(Collection<Pattern> services) {
        return of(services.stream().map(Claim.UsedService::new).toList());
    }

    /** These actions and patterns, protected by the user's word. */
    public static Evidence ofKept(Collection<Pattern> kept) {
        return of(kept.stream().map(Claim.Kept::new).toList());
    }

    /** These operations were called, and perhaps others. */
    public static Evidence ofCalls(Collection<Recorded> calls) {
        return of(calls.stream().map(Claim.Call::new).toList());
    }

    /** These operations were called, and no others that leave a management event. */
    static Evidence ofAllCalls(Collection<Recorded> calls) {
        return ofCalls(calls)
                .plus(of(List.of(new Claim.Silence(), new Claim.Partial("CloudTrail's management events"))));
    }

    /** No evidence, but a remark for people. */
    public static Evidence ofRemarks(List<String> remarks) {
        return new Evidence(List.of(), remarks);
    }

    /** The same of a report that speaks of some actions only. */
    public Evidence partOf(String report) {
        return plus(of(List.of(new Claim.Partial(report))));
    }

    /** The same of a report that speaks of all services of a principal. */
    Evidence ofAllServicesOf(String principal) {
        return plus(of(List.of(new Claim.Complete(principal))));
    }

    /** The same, told by a finding. */
    Evidence from(ReportedFinding finding) {
        return plus(of(List.of(new Claim.From(finding))));
    }

    /** The findings that it was taken from, sorted. */
    public List<ReportedFinding> findings() {
        return Claim.of(Claim.From.class, claims).stream()
                .map(Claim.From::finding)
                .toList();
    }

    /** What it says of use, and nothing of what was not used. */
    public Evidence ofUseAlone() {
        List<Claim> use = new ArrayList<>();
        use.addAll(Claim.of(Claim.Used.class, claims));
        use.addAll(Claim.of(Claim.UsedService.class, claims));
        use.addAll(Claim.of(Claim.Call.class, claims));
        return of(use);
    }

    /** The same without what a user's list says under that very name. */
    public Evidence withoutName(Pattern name) {
        return new Evidence(
                claims.stream().filter(claim -> !claim.isUsersWordOn(name)).toList(), remarks);
    }

    /** Whether it tells of calls and of nothing else, as an excerpt of a trail does. */
    boolean isOfCallsAlone() {
        return Claim.of(Claim.Call.class, claims).size() == claims.size();
    }

    /** Both together. */
    public Evidence plus(Evidence other) {
        return sum(List.of(this, other));
    }

    /** All together. Time: sorting them once. */
    public static Evidence sum(Collection<Evidence> all) {
        return new Evidence(
                all.stream().flatMap(each -> each.claims.stream()).toList(),
                all.stream().flatMap(each -> each.remarks.stream()).toList());
    }

    /** What it reports both unused and used, so that it stays: actions, and {@code service:*} for a whole service. Sorted. */
    public List<Pattern> contested() {
        List<Pattern> services = usedServices();
        List<Pattern> actions = used();
        return Stream.concat(
                        unused().stream().filter(actions::contains),
                        unseen().stream().map(Unseen::group).filter(services::contains))
                .toList();
    }

    /** The actions and patterns reported unused. */
    public List<Pattern> unused() {
        return Claim.of(Claim.Unused.class, claims).stream()
                .map(Claim.Unused::pattern)
                .toList();
    }

    /** The groups reported unused as a whole. */
    public List<Unseen> unseen() {
        return Claim.of(Claim.UnusedGroup.class, claims).stream()
                .map(Claim.UnusedGroup::group)
                .toList();
    }

    /** The actions and patterns reported used. */
    public List<Pattern> used() {
        return Claim.of(Claim.Used.class, claims).stream()
                .map(Claim.Used::pattern)
                .toList();
    }

    /** The services reported used, each {@code service:*}. */
    public List<Pattern> usedServices() {
        return Claim.of(Claim.UsedService.class, claims).stream()
                .map(Claim.UsedService::service)
                .toList();
    }

    /** What the user protects. */
    public List<Pattern> kept() {
        return Claim.of(Claim.Kept.class, claims).stream()
                .map(Claim.Kept::pattern)
                .toList();
    }

    /** The operations that were called. */
    public List<Recorded> calls() {
        return Claim.of(Claim.Call.class, claims).stream().map(Claim.Call::call).toList();
    }

    /** Reports that speak of some actions only, as messages call them. */
    public List<String> partial() {
        return Claim.of(Claim.Partial.class, claims).stream()
                .map(Claim.Partial::report)
                .toList();
    }

    /** Claims in order, each once. */
    private static final class Ordered implements Claim.Receiver {
        private final TreeMap<String, Claim.Unused> unused = new TreeMap<>();
        private final TreeSet<Unseen> groups = new TreeSet<>();
        private final TreeMap<String, Claim.Used> used = new TreeMap<>();
        private final TreeMap<String, Pattern> usedServices = new TreeMap<>();
        private final TreeMap<String, Pattern> kept = new TreeMap<>();
        private final TreeMap<String, Recorded> calls = new TreeMap<>();
        private final TreeSet<String> partial = new TreeSet<>();
        private final TreeSet<String> complete = new TreeSet<>();
        private final TreeSet<ReportedFinding> findings = new TreeSet<>();
        private boolean isSilent;

        static List<Claim> of(List<Claim> claims) {
            Ordered ordered = new Ordered();
            claims.forEach(claim -> claim.tell(ordered));
            return ordered.claims();
        }

        private List<Claim> claims() {
            List<Claim> claims = new ArrayList<>(unused.values());
            groups.forEach(group -> claims.add(new Claim.UnusedGroup(group)));
            claims.addAll(used.values());
            usedServices.values().forEach(service -> claims.add(new Claim.UsedService(service)));
            kept.values().forEach(pattern -> claims.add(new Claim.Kept(pattern)));
            calls.values().forEach(call -> claims.add(new Claim.Call(call)));
            if (isSilent) {
                claims.add(new Claim.Silence());
            }
            partial.forEach(report -> claims.add(new Claim.Partial(report)));
            complete.forEach(principal -> claims.add(new Claim.Complete(principal)));
            findings.forEach(finding -> claims.add(new Claim.From(finding)));
            return List.copyOf(claims);
        }

        /** What AWS reports unused too is no slip of the user's. */
        @Override
        public void unused(Claim.Unused claim) {
            unused.merge(
                    claim.pattern().folded(),
                    claim,
                    (a, b) -> new Claim.Unused(
                            spelling(a.pattern(), b.pattern()), later(a.author(), b.author(), Author.AWS)));
        }

        @Override
        public void unusedGroup(Unseen group) {
            groups.add(group);
        }

        /** A user's name may stand for more than AWS's; both protect. */
        @Override
        public void used(Claim.Used claim) {
            used.merge(
                    claim.pattern().folded(),
                    claim,
                    (a, b) -> new Claim.Used(
                            spelling(a.pattern(), b.pattern()), later(a.author(), b.author(), Author.USER)));
        }

        @Override
        public void usedService(Pattern service) {
            usedServices.merge(service.folded(), service, Ordered::spelling);
        }

        @Override
        public void kept(Pattern pattern) {
            kept.merge(pattern.folded(), pattern, Ordered::spelling);
        }

        @Override
        public void call(Recorded call) {
            calls.merge(call.source() + '\0' + call.operation(), call, Recorded::more);
        }

        @Override
        public void silence() {
            isSilent = true;
        }

        @Override
        public void partial(String report) {
            partial.add(report);
        }

        @Override
        public void complete(String principal) {
            complete.add(principal);
        }

        @Override
        public void from(ReportedFinding finding) {
            findings.add(finding);
        }

        private static Author later(Author a, Author b, Author preferred) {
            return a == preferred ? a : b;
        }

        private static Pattern spelling(Pattern a, Pattern b) {
            return BinaryOperator.<Pattern>minBy((x, y) -> x.text().compareTo(y.text()))
                    .apply(a, b);
        }
    }
}
