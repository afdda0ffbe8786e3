package dev.whittle.compare;

import dev.whittle.request.RequestReader.Role;
import dev.whittle.source.PolicySource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The documents of a {@link Side} before they are read as what they say of requests.
 *
 * @param united the policies, at least one
 * @param limits what limits them
 */
public record SideSources(List<PolicySource> united, List<Limit> limits) {
    public SideSources {
        united = List.copyOf(united);
        limits = List.copyOf(limits);
    }

    /**
     * Documents that limit: a request passes them where one of them allows it and none denies it.
     *
     * @param title what messages call it, such as the option that names it
     * @param files its documents, at least one
     * @param role service control policies are a level of an organization, which allows nothing without an Allow of its own
     */
    public record Limit(String title, List<PolicySource> files, Role role) {
        public Limit {
            files = List.copyOf(files);
        }
    }

    /** One policy that nothing limits. */
    public static SideSources of(PolicySource policy) {
        return new SideSources(List.of(policy), List.of());
    }

    /** All its documents, the policies first. */
    public List<PolicySource> all() {
        return Stream.concat(united.stream(), limits.stream().flatMap(limit -> limit.files().stream()))
                .toList();
    }
}
