package dev.whittle.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An account as {@code aws iam get-account-authorization-details} shows it. */
public final class Account {
    private static final Pattern NUMBER = Pattern.compile("^arn:[^:]*:iam::([0-9]{12}):");

    private final List<Principal> principals;
    private final SortedMap<String, ManagedPolicy> policies;
    private final Map<String, List<Principal>> attached = new HashMap<>();
    private final Map<String, List<Principal>> bounded = new HashMap<>();
    private final Set<String> leftAlone;

    /**
     * @param principals roles, users and groups
     * @param policies managed policies, by ARN
     */
    Account(SortedMap<String, Principal> principals, SortedMap<String, ManagedPolicy> policies) {
        this(principals.values(), policies, Set.of());
    }

    private Account(
            Collection<Principal> principals, SortedMap<String, ManagedPolicy> policies, Set<String> leftAlone) {
        this.principals = List.copyOf(principals);
        this.leftAlone = Set.copyOf(leftAlone);
        this.policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
        for (Principal principal : this.principals) {
            principal.attached().stream()
                    .distinct()
                    .forEach(arn -> listed(attached, arn).add(principal));
            principal.boundary().ifPresent(arn -> listed(bounded, arn).add(principal));
        }
    }

    private static List<Principal> listed(Map<String, List<Principal>> lists, String arn) {
        return lists.computeIfAbsent(arn, each -> new ArrayList<>());
    }

    /** The same, where the user leaves some principals alone; nothing at all is recommended about these. */
    public Account leavingAlone(Function<Principal, Optional<String>> reasons) {
        Set<String> left = new HashSet<>();
        List<Principal> all = new ArrayList<>();
        for (Principal principal : principals) {
            Optional<String> reason = reasons.apply(principal);
            reason.ifPresent(why -> left.add(principal.arn()));
            all.add(reason.map(principal::leftAlone).orElse(principal));
        }
        return new Account(all, policies, left);
    }

    /** Whether the user leaves a principal alone. */
    boolean isLeftAlone(String arn) {
        return leftAlone.contains(arn);
    }

    /** Roles, users and groups, sorted by ARN. */
    public List<Principal> principals() {
        return principals;
    }

    /** The managed policies whose documents the details have, sorted by ARN. */
    public List<ManagedPolicy> policies() {
        return List.copyOf(policies.values());
    }

    /** A managed policy, if the details have its document. */
    public Optional<ManagedPolicy> policy(String arn) {
        return Optional.ofNullable(policies.get(arn));
    }

    /** Everybody to whom a managed policy is attached, sorted by ARN. */
    public List<Principal> attachedTo(ManagedPolicy policy) {
        return attached.getOrDefault(policy.arn(), List.of());
    }

    /** Whether a managed policy bounds somebody. */
    public boolean isBoundary(ManagedPolicy policy) {
        return policy.boundaries() > 0 || bounded.containsKey(policy.arn());
    }

    /** The accounts' numbers in the ARNs of its principals: one, as a rule. */
    public List<String> numbers() {
        return principals.stream()
                .map(principal -> NUMBER.matcher(principal.arn()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .distinct()
                .sorted()
                .toList();
    }
}
