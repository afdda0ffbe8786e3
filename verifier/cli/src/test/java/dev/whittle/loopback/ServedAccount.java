package dev.whittle.loopback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One account, which may be changed while it is served. Whoever reads or writes holds its lock. Policy documents are percent-encoded, as
 * IAM sends them.
 */
public final class ServedAccount {
    private final String id;
    private final Map<String, ServedPrincipal> principals = new LinkedHashMap<>();
    private final Map<String, ServedPolicy> policies = new LinkedHashMap<>();
    private final Map<String, ServedAnalyzer> analyzers = new LinkedHashMap<>();
    private final Map<String, List<ServedUse>> used = new LinkedHashMap<>();

    ServedAccount(String id) {
        this.id = id;
    }

    /** Its 12 digits. */
    public String id() {
        return id;
    }

    /** Users, groups and roles by ARN. */
    public Map<String, ServedPrincipal> principals() {
        return principals;
    }

    /** Managed policies by ARN, those of AWS among them. */
    public Map<String, ServedPolicy> policies() {
        return policies;
    }

    /** Analyzers by ARN. */
    public Map<String, ServedAnalyzer> analyzers() {
        return analyzers;
    }

    /** What last accessed reports show, by the ARN of a principal. */
    public Map<String, List<ServedUse>> used() {
        return used;
    }

    /** Adds a user, a group or a role. */
    public ServedPrincipal add(String kind, String path, String name) {
        ServedPrincipal principal = new ServedPrincipal(id, kind, path, name);
        principals.put(principal.arn(), principal);
        return principal;
    }

    /** Adds a managed policy of the account's own, with one version. */
    public ServedPolicy addPolicy(String path, String name, String encoded) {
        return addPolicy("arn:aws:iam::" + id + ":policy" + path + name, encoded);
    }

    /** Adds a managed policy, perhaps AWS's. */
    public ServedPolicy addPolicy(String arn, String encoded) {
        ServedPolicy policy = new ServedPolicy(arn);
        policy.add(encoded, true);
        policies.put(arn, policy);
        return policy;
    }

    /** Adds an analyzer of unused access. */
    public ServedAnalyzer addAnalyzer(String region, String name, String type, Optional<Integer> days) {
        String arn = "arn:aws:access-analyzer:" + region + ":" + id + ":analyzer/" + name;
        ServedAnalyzer analyzer = new ServedAnalyzer(arn, name, type, days, new ArrayList<>());
        analyzers.put(arn, analyzer);
        return analyzer;
    }

    /** All that principals and managed policies are, as text that is equal only where they are: see {@link AccountState}. */
    public synchronized String state() {
        return AccountState.of(this);
    }

    /** Its principals and policies, apart from these. */
    ServedAccount copy() {
        ServedAccount copy = new ServedAccount(id);
        principals.forEach((arn, principal) -> copy.principals.put(arn, principal.copy()));
        policies.forEach((arn, policy) -> copy.policies.put(arn, policy.copy()));
        return copy;
    }

    /** The managed policy of an ARN. */
    ServedPolicy policy(String arn) {
        return Optional.ofNullable(policies.get(arn))
                .orElseThrow(
                        () -> Refused.of("NoSuchEntity", "Policy " + arn + " does not exist or is not attachable."));
    }

    /** Those to whom a policy is attached. */
    Stream<ServedPrincipal> attachedTo(String policy) {
        return principals.values().stream().filter(each -> each.attached().contains(policy));
    }

    /** Those whom a policy bounds. */
    Stream<ServedPrincipal> boundedBy(String policy) {
        return principals.values().stream().filter(each -> each.boundary().equals(Optional.of(policy)));
    }

    /** When everything here was made; long ago, so that no test hangs on it. */
    static Instant made() {
        return Instant.parse("2024-01-02T03:04:05Z");
    }
}
