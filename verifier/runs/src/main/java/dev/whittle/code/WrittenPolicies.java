package dev.whittle.code;

import dev.whittle.json.InvalidInputException;
import dev.whittle.source.CodeFile;
import dev.whittle.source.Deviations;
import dev.whittle.source.Site;
import dev.whittle.source.holders.MadePolicy;
import dev.whittle.text.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The policies that the code gives to roles, users and groups, and which of them a policy of an account came from: by its name, or where
 * nothing tells that, since those who hold it have no other one. Nothing is found by likeness.
 */
public final class WrittenPolicies {
    private static final int MOST_NAMES = 8;

    /** A policy of the code, and what one in an account that comes of it is. */
    private record Written(Site site, MadePolicy made) {
        Optional<MadePolicy.Inline> inline() {
            return made instanceof MadePolicy.Inline inline ? Optional.of(inline) : Optional.empty();
        }

        Optional<MadePolicy.Managed> managed() {
            return made instanceof MadePolicy.Managed managed ? Optional.of(managed) : Optional.empty();
        }

        @Override
        public String toString() {
            return site.file() + ":" + site.line() + " " + site.address();
        }
    }

    private final List<Written> all = new ArrayList<>();
    private final Optional<String> unread;

    private WrittenPolicies(Optional<String> unread) {
        this.unread = unread;
    }

    /**
     * Those of some files.
     *
     * @param made what the policy of a file becomes
     * @param refused files that can't be read, and may have others
     */
    public static WrittenPolicies of(
            Map<Path, CodeFile> files,
            BiFunction<Path, Site, List<MadePolicy>> made,
            List<InvalidInputException> refused) {
        WrittenPolicies policies = new WrittenPolicies(
                refused.stream().map(InvalidInputException::source).findFirst());
        files.forEach((path, code) -> {
            for (Site site : code.sites()) {
                made.apply(path, site).stream()
                        // Where it stands in a block, only that block's attribute tells that it is taken as it is.
                        .filter(each -> each.isByReference() || site.isOfIdentity())
                        .forEach(each -> policies.all.add(new Written(site, each)));
            }
        });
        return policies;
    }

    /**
     * Where a policy comes from that is written into a role or a user.
     *
     * @param arn the role's or the user's
     * @param name the policy's
     * @param isOnly whether no other policy is written into it
     * @param deviations compares the policy with one of the code
     */
    public CodeOrigin inline(String arn, String name, boolean isOnly, Function<Site, Deviations> deviations) {
        List<Written> called = those(Written::inline, each -> each.isCalled(arn, name) && each.isHeldBy(arn));
        if (!called.isEmpty()) {
            return one(called, deviations);
        }
        List<Written> held = those(Written::inline, each -> each.names().isEmpty() && each.isHeldBy(arn));
        if (held.isEmpty()) {
            return CodeOrigin.untold("no policy of this name is one that the code is known to write into " + arn);
        }
        List<Written> others = those(Written::inline, each -> !each.names().isEmpty() && each.isHeldBy(arn));
        if (!isOnly || !others.isEmpty() || sites(held).size() > 1) {
            others.addAll(held);
            return CodeOrigin.untold(
                    "the code does not name each of the policies that it writes into " + arn + ": " + named(others));
        }
        List<Written> doubtful = those(
                Written::inline, each -> each.mayBeHeldBy(arn) && (each.names().isEmpty() || each.isCalled(arn, name)));
        doubtful.removeIf(each -> each.toString().equals(held.get(0).toString()));
        if (!doubtful.isEmpty()) {
            return CodeOrigin.untold("who holds others that it may come from isn't known: " + named(doubtful));
        }
        return unread.map(file -> CodeOrigin.untold("it may come from what can't be read: " + file))
                .orElseGet(() -> one(held, deviations));
    }

    /**
     * Where a managed policy comes from.
     *
     * @param deviations compares the policy with one of the code
     */
    public CodeOrigin managed(String arn, Function<Site, Deviations> deviations) {
        List<Written> called = those(Written::managed, each -> each.isCalled(arn));
        Optional<String> doubt = called.stream()
                .flatMap(each -> each.managed().flatMap(MadePolicy.Managed::doubt).stream())
                .findFirst();
        if (called.isEmpty()) {
            return CodeOrigin.untold("no managed policy of the code is known to have this ARN or this name");
        }
        return doubt.map(CodeOrigin::untold).orElseGet(() -> one(called, deviations));
    }

    private <T> List<Written> those(Function<Written, Optional<T>> kind, Predicate<T> are) {
        List<Written> found = new ArrayList<>();
        all.stream().filter(each -> kind.apply(each).filter(are).isPresent()).forEach(found::add);
        return found;
    }

    private static CodeOrigin one(List<Written> written, Function<Site, Deviations> deviations) {
        List<Site> sites = sites(written);
        return sites.size() == 1
                ? CodeOrigin.at(sites.get(0), deviations.apply(sites.get(0)))
                : CodeOrigin.untold("several policies of the code may be this one: " + named(written));
    }

    private static List<Site> sites(List<Written> written) {
        Map<String, Site> sites = new LinkedHashMap<>();
        written.forEach(each -> sites.putIfAbsent(each.toString(), each.site()));
        return List.copyOf(sites.values());
    }

    private static String named(List<Written> written) {
        return Numbers.some(written.stream().map(Written::toString).distinct().toList(), MOST_NAMES);
    }
}
