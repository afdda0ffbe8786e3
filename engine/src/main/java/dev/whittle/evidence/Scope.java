package dev.whittle.evidence;

import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which services evidence speaks about, used or unused.
 *
 * @param isEverything whether it speaks about all services, as a finding on a principal does: what it does not list was used
 * @param services folded prefixes, wildcards among them
 */
public record Scope(boolean isEverything, Set<String> services) {
    /** Of no service. */
    public static final Scope NOTHING = new Scope(false, Set.of());

    public Scope {
        services = Set.copyOf(services);
    }

    /** What either of two speaks about. */
    public Scope plus(Scope other) {
        TreeSet<String> all = new TreeSet<>(services);
        all.addAll(other.services);
        return new Scope(isEverything || other.isEverything, all);
    }

    /**
     * The services that policies grant something of and the evidence speaks about; nothing where the policies may grant
     * something of any service.
     *
     * @param policies at least one
     */
    public Optional<Shared> with(Collection<Policy> policies) {
        TreeSet<String> granted = new TreeSet<>();
        for (Policy policy : policies) {
            Optional<Set<String>> services = policy.allowedServices();
            if (services.isEmpty()) {
                return Optional.empty();
            }
            granted.addAll(services.get());
        }
        TreeSet<String> shared = new TreeSet<>(granted);
        shared.removeIf(service -> !speaksAbout(service));
        return Optional.of(new Shared(shared, granted));
    }

    private boolean speaksAbout(String service) {
        return isEverything
                || services.contains(service)
                || services.stream().anyMatch(each -> Pattern.of(each + ":*").matchesService(service));
    }

    /** Whether the evidence speaks about nothing that the policies grant. */
    public boolean missesAll(Collection<Policy> policies) {
        return with(policies)
                .map(shared -> shared.spokenOf().isEmpty() && !shared.granted().isEmpty())
                .orElse(!isEverything && services.isEmpty());
    }

    /**
     * Services that policies grant something of.
     *
     * @param spokenOf those that evidence speaks about
     * @param granted all
     */
    public record Shared(SortedSet<String> spokenOf, SortedSet<String> granted) {}

    /** Collects services. */
    static final class Builder {
        private final List<String> services = new ArrayList<>();
        private boolean isEverything;

        void add(Pattern pattern) {
            isEverything |= pattern.isEverything() || pattern.service().equals("*");
            services.add(pattern.service());
        }

        void addAll() {
            isEverything = true;
        }

        Scope scope() {
            return new Scope(isEverything, Set.copyOf(services));
        }
    }
}
