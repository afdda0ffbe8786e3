package dev.whittle.trie;

import dev.whittle.catalog.Catalog;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.Need;
import dev.whittle.evidence.Translation;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Protection;
import dev.whittle.policy.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * K and U of one task. K, the known actions: the catalog's, those that the evidence names, and the literals of every
 * statement. U, the unused set: the known actions that the evidence reports unused, minus what it reports used, what a recorded
 * call may have needed, services with records that can't be translated, and what is kept.
 *
 * <p>An overlay on the frozen trie: only services that U or an unknown name touches are built anew.
 */
public final class KnownActions {
    private static final BitSet NOTHING_DENIED = new BitSet(0);

    private final CatalogTrie base;
    private final Evidence raw;
    private final List<Pattern> literals;
    private final Translation evidence;
    private final List<Pattern> unusedWildcards;
    private final TreeMap<String, KnownService> own = new TreeMap<>();
    private volatile @Nullable List<KnownService> all;
    private final List<String> kept = new ArrayList<>();
    private final List<String> needed = new ArrayList<>();
    private final List<String> guarded = new ArrayList<>();
    private final List<String> untracked = new ArrayList<>();
    private final List<String> unknownNames = new ArrayList<>();
    private final List<ProtectedStatement> statements;

    private KnownActions(
            CatalogTrie base,
            Evidence raw,
            Translation evidence,
            Collection<Pattern> literals,
            Collection<ProtectedStatement> statements) {
        this.base = base;
        this.raw = raw;
        this.literals = List.copyOf(literals);
        this.statements = List.copyOf(statements);
        this.evidence = evidence;
        this.unusedWildcards = evidence.unused().stream()
                .filter(pattern -> !pattern.isLiteral())
                .toList();
    }

    /** K and U of these policies under this evidence. Time: the services that the evidence touches. */
    public static KnownActions of(CatalogTrie base, Evidence evidence, Collection<Policy> policies) {
        return of(
                base,
                evidence,
                policies.stream()
                        .flatMap(policy -> policy.patterns().stream())
                        .filter(Pattern::isLiteral)
                        .toList(),
                List.of());
    }

    private static KnownActions of(
            CatalogTrie base, Evidence evidence, List<Pattern> literals, List<ProtectedStatement> statements) {
        KnownActions known =
                new KnownActions(base, evidence, Translation.of(evidence, base.catalog()), literals, statements);
        List<Pattern> names = new ArrayList<>(known.evidence.literals());
        names.addAll(literals);
        known.learn(names);
        known.mark();
        return known;
    }

    /** K and U as if a name stood in no list of the user's and in no policy: what follows from it is the difference. */
    public KnownActions without(Pattern name) {
        return of(
                base,
                raw.withoutName(name),
                literals.stream().filter(literal -> !literal.equals(name)).toList(),
                statements);
    }

    /** The same K, and U without what protected statements of a policy grant. Time: the policy's statements times U. */
    public KnownActions protecting(Policy policy, Protection protection) {
        List<ProtectedStatement> found = ProtectedStatement.of(policy, protection, this);
        return found.isEmpty() ? this : of(base, raw, literals, found);
    }

    /** Adds the names that the catalog lacks; of several spellings the first in code-point order counts. */
    private void learn(List<Pattern> names) {
        Map<String, TreeMap<String, String>> unknown = new TreeMap<>();
        for (Pattern name : names) {
            Optional<KnownService> service = base.service(name.service());
            if (service.isEmpty() || service.get().trie().indexOf(name.folded()) < 0) {
                unknown.computeIfAbsent(name.service(), prefix -> new TreeMap<>())
                        .merge(name.folded(), name.text(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        }
        unknown.forEach((prefix, added) -> {
            List<String> actions = new ArrayList<>(added.values());
            unknownNames.addAll(actions);
            base.service(prefix)
                    .ifPresent(service -> actions.addAll(service.trie().actions()));
            own.put(prefix, KnownService.allUsed(ServiceTrie.of(prefix, actions)));
        });
    }

    private void mark() {
        Map<String, BitSet> unused = new HashMap<>();
        evidence.unused()
                .forEach(pattern -> forEachMatch(
                        pattern, (service, index) -> bits(unused, service).set(index)));
        TreeMap<String, String> leftOut = new TreeMap<>();
        evidence.unseen()
                .forEach(unseen -> forEachMatch(unseen.group(), (service, index) -> {
                    String action = service.trie().folded(index);
                    if (unseen.isUntracked(action)) {
                        leftOut.put(action, service.trie().spelled(index));
                    } else {
                        bits(unused, service).set(index);
                    }
                }));
        List<Pattern> guards = leftOut.isEmpty() ? List.of() : evidence.guarded();
        leftOut.forEach((action, spelled) -> {
            if (!isSet(unused, action) && guards.stream().noneMatch(guard -> guard.matches(action))) {
                untracked.add(spelled);
            }
        });
        evidence.used()
                .forEach(pattern -> forEachMatch(
                        pattern, (service, index) -> bits(unused, service).clear(index)));
        needed.addAll(saved(evidence.needs().stream().map(Need::action).toList(), unused));
        unused.forEach((prefix, bits) -> {
            if (evidence.guards().reason(prefix).isPresent()) {
                ServiceTrie trie = service(prefix).orElseThrow().trie();
                bits.stream().forEach(index -> guarded.add(trie.spelled(index)));
                bits.clear();
            }
        });
        Collections.sort(guarded);
        kept.addAll(saved(evidence.kept(), unused));
        statements.forEach(each -> saved(each.patterns(), unused));
        unused.forEach((prefix, bits) ->
                own.put(prefix, KnownService.of(service(prefix).orElseThrow().trie(), bits)));
        all = null; // It may have been asked for before.
    }

    /** Takes what these patterns match out of the unused; what was there, as spelled, sorted. */
    private Set<String> saved(List<Pattern> patterns, Map<String, BitSet> unused) {
        TreeSet<String> saved = new TreeSet<>();
        patterns.forEach(pattern -> forEachMatch(pattern, (service, index) -> {
            BitSet bits = bits(unused, service);
            if (bits.get(index)) {
                saved.add(service.trie().spelled(index));
                bits.clear(index);
            }
        }));
        return saved;
    }

    private boolean isSet(Map<String, BitSet> unused, String action) {
        String prefix = prefix(action);
        BitSet bits = unused.get(prefix);
        return bits != null && bits.get(service(prefix).orElseThrow().trie().indexOf(action));
    }

    private static BitSet bits(Map<String, BitSet> unused, KnownService service) {
        return unused.computeIfAbsent(service.trie().service(), prefix -> new BitSet());
    }

    private interface Visitor {
        void visit(KnownService service, int index);
    }

    private void forEachMatch(Pattern pattern, Visitor visitor) {
        if (pattern.isLiteral()) {
            service(pattern.service()).ifPresent(service -> {
                int index = service.trie().indexOf(pattern.folded());
                if (index >= 0) {
                    visitor.visit(service, index);
                }
            });
            return;
        }
        for (KnownService service : services(pattern)) {
            Members members = Members.of(pattern, service, NOTHING_DENIED);
            for (int i = members.first(); i < members.last(); i++) {
                if (members.count(i, i + 1) == 1) {
                    visitor.visit(service, i);
                }
            }
        }
    }

    /** The catalog beneath. */
    public Catalog catalog() {
        return base.catalog();
    }

    /** What U was made from. */
    public Translation evidence() {
        return evidence;
    }

    /** Actions that would be in U but for {@code --keep}, as spelled, sorted. */
    public List<String> keptActions() {
        return List.copyOf(kept);
    }

    /** The statements that stay byte for byte, in the policy's order. */
    public List<ProtectedStatement> protectedStatements() {
        return statements;
    }

    /** Whether a statement stays byte for byte by a rule. */
    public boolean isProtected(Statement statement) {
        return statements.stream().anyMatch(each -> each.statement().equals(statement));
    }

    /** Actions that would be in U if no recorded call might have needed them, as spelled, sorted. */
    public List<String> neededActions() {
        return List.copyOf(needed);
    }

    /** Actions that would be in U but for a record of their service that can't be translated, as spelled, sorted. */
    public List<String> guardedActions() {
        return List.copyOf(guarded);
    }

    /** Actions of groups reported unused that stay only because the report never tracks them, as spelled, sorted. */
    public List<String> untrackedActions() {
        return List.copyOf(untracked);
    }

    /** The known actions that the catalog lacks, sorted. */
    public List<String> unknownNames() {
        return List.copyOf(unknownNames);
    }

    /** A service by its folded prefix. */
    public Optional<KnownService> service(String prefix) {
        KnownService service = own.get(prefix);
        return service != null ? Optional.of(service) : base.service(prefix);
    }

    /** All services, sorted by prefix. */
    public List<KnownService> services() {
        List<KnownService> known = all;
        if (known == null) {
            TreeMap<String, KnownService> merged = new TreeMap<>(base.services());
            merged.putAll(own);
            known = List.copyOf(merged.values());
            all = known; // A race merges twice, no more.
        }
        return known;
    }

    /** The services that a pattern's service part matches, sorted by prefix. */
    public List<KnownService> services(Pattern pattern) {
        if (pattern.namesOneService()) {
            return service(pattern.service()).stream().toList();
        }
        if (pattern.isEverything()) {
            return services();
        }
        return services().stream()
                .filter(service -> pattern.matchesService(service.trie().service()))
                .toList();
    }

    /** The services that have an action in U, sorted by prefix. */
    public List<KnownService> servicesWithUnused() {
        return own.values().stream().filter(service -> service.unused() > 0).toList();
    }

    /** A folded action's service; empty for a text that is no action. */
    private static String prefix(String action) {
        return action.substring(0, Math.max(0, action.indexOf(':')));
    }

    /** Whether a folded action is in K. */
    public boolean isKnown(String action) {
        return service(prefix(action))
                .filter(service -> service.trie().indexOf(action) >= 0)
                .isPresent();
    }

    /** Whether a folded action is in U. */
    public boolean isUnused(String action) {
        KnownService service = own.get(prefix(action));
        if (service == null) {
            return false;
        }
        int index = service.trie().indexOf(action);
        return index >= 0 && service.isUnused(index);
    }

    /** The number of actions in U. */
    public int unusedCount() {
        return own.values().stream().mapToInt(KnownService::unused).sum();
    }

    /**
     * Whether evidence reports all of L(p) unused by a pattern or as part of a group, and guards nothing of it: an Allow pattern
     * like that vanishes even where nothing is known of it.
     */
    public boolean isRemembered(Pattern pattern) {
        boolean byPattern = unusedWildcards.stream().anyMatch(pattern::within);
        boolean byGroup = evidence.unseen().stream().anyMatch(unseen -> unseen.holds(pattern));
        return (byPattern || byGroup) && !evidence.guards(pattern);
    }
}
