package dev.whittle.trie;

import dev.whittle.policy.Context;
import dev.whittle.policy.Denials;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntPredicate;

/**
 * What Allow statements of one context can grant of the known actions: all that no Deny covers wherever that context
 * holds. The set M of the theory is cut out of it, by a pattern or by a NotAction list: {@code M = {a in K and L(p), not
 * denied}}. What is denied is neither kept nor removed.
 *
 * <p>Which actions of a service are denied is found once, when it is first asked for. Time: its actions times the
 * patterns of the Denies that match its prefix.
 */
public final class Grantable {
    private static final BitSet NOTHING = new BitSet(0);

    private final KnownActions known;
    private final Denials denials;
    private final ConcurrentMap<String, BitSet> denied = new ConcurrentHashMap<>();

    private Grantable(KnownActions known, Denials denials) {
        this.known = known;
        this.denials = denials;
    }

    /** Where nothing is denied. */
    public static Grantable everything(KnownActions known) {
        return new Grantable(known, Denials.NONE);
    }

    /** What a policy's Allow statements of a context can grant. */
    public static Grantable in(Context context, Policy policy, KnownActions known) {
        return new Grantable(known, policy.denials(context));
    }

    /** K and U. */
    public KnownActions known() {
        return known;
    }

    /** What is taken back, and by which statements. */
    public Denials denials() {
        return denials;
    }

    /** What a pattern grants of one service; the unused must be avoided. */
    Members members(Pattern pattern, KnownService service) {
        return Members.of(pattern, service, denied(service));
    }

    /** What a NotAction list grants of one service. */
    Members outside(List<Pattern> excluded, KnownService service, IntPredicate isAvoided) {
        ServiceTrie trie = service.trie();
        IntPredicate isGranted = isGrantedOutside(excluded, service);
        return Scattered.of(0, trie.size(), isGranted, isAvoided);
    }

    /** Which actions of one service a NotAction list grants; patterns of other services are set aside once. */
    IntPredicate isGrantedOutside(List<Pattern> excluded, KnownService service) {
        ServiceTrie trie = service.trie();
        BitSet denied = denied(service);
        List<Pattern> near = excluded.stream()
                .filter(pattern -> pattern.matchesService(trie.service()))
                .toList();
        return i -> !denied.get(i) && near.stream().noneMatch(pattern -> pattern.matches(trie.folded(i)));
    }

    private BitSet denied(KnownService service) {
        return denials.isEmpty()
                ? NOTHING
                : denied.computeIfAbsent(service.trie().service(), prefix -> denied(service.trie()));
    }

    private BitSet denied(ServiceTrie trie) {
        Denials near = denials.about(trie.service());
        BitSet found = new BitSet();
        for (int i = 0; !near.isEmpty() && i < trie.size(); i++) {
            found.set(i, near.cover(trie.folded(i)));
        }
        return found;
    }

    /**
     * Whether evidence remembers a pattern as wholly unused, so that it vanishes even where nothing is known of it
     * ({@link KnownActions#isRemembered}), and it could grant anything: a pattern that is wholly denied grants nothing
     * that could be unused.
     */
    public boolean isRemembered(Pattern pattern) {
        return known.isRemembered(pattern) && !denials.coverAll(pattern);
    }

    /** The actions of U that a pattern grants, as spelled, in order. */
    public List<String> unused(Pattern pattern) {
        List<String> unused = new ArrayList<>();
        for (KnownService service : known.services(pattern)) {
            Members members = members(pattern, service);
            for (int i = members.first(); i < members.last(); i++) {
                if (members.avoided(i, i + 1) == 1) {
                    unused.add(service.trie().spelled(i));
                }
            }
        }
        return unused;
    }

    /** The known actions that are denied, sorted by service. */
    public List<Pattern> denied() {
        return denied(Pattern.of("*"));
    }

    /** Those of them that a pattern matches. */
    public List<Pattern> denied(Pattern pattern) {
        List<Pattern> taken = new ArrayList<>();
        if (!denials.isEmpty()) {
            for (KnownService service : known.services(pattern)) {
                BitSet denied = denied(service);
                for (int i = denied.nextSetBit(0); i >= 0; i = denied.nextSetBit(i + 1)) {
                    if (pattern.matches(service.trie().folded(i))) {
                        taken.add(service.trie().action(i));
                    }
                }
            }
        }
        return taken;
    }
}
