package dev.whittle.refine;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.trie.Covers;
import dev.whittle.trie.Generalizer;
import dev.whittle.trie.Grantable;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the unused actions out of a policy.
 *
 * <p>Deny statements are never touched, and neither are protected ones. In an Allow statement each pattern that grants something unused gives way to
 * the shortest safe prefixes inside it, or to exact names ({@link AdmitNew}), and vanishes where nothing used is left. A NotAction list grows instead, since
 * it grants what it does not name. What empties out goes. What a Deny covers wherever the statement's context holds is not
 * granted there ({@link Grantable}), so it is neither kept nor removed.
 */
public final class Refiner {
    private final Policy policy;
    private final KnownActions known;
    private final AdmitNew admitNew;

    /** Statements of one context share what they can grant. */
    private final Map<Context, Grantable> grantable = new HashMap<>();

    private Refiner(Policy policy, KnownActions known, AdmitNew admitNew) {
        this.policy = policy;
        this.known = known;
        this.admitNew = admitNew;
    }

    /** The candidate for a policy, with the shortest safe prefixes. */
    public static Candidate refine(Policy policy, KnownActions known) {
        return refine(policy, known, AdmitNew.PREFIX);
    }

    /**
     * The candidate for a policy. Time: the actions that its patterns match in the services that U touches, and all
     * actions of the services that its Denies touch.
     */
    public static Candidate refine(Policy policy, KnownActions known, AdmitNew admitNew) {
        Refiner refiner = new Refiner(policy, known, admitNew);
        List<StatementChange> changes =
                policy.statements().stream().map(refiner::change).toList();
        Optional<String> text =
                policy.edited(changes.stream().map(StatementChange::edit).toList());
        return new Candidate(policy, known, changes, text);
    }

    private StatementChange change(Statement statement) {
        if (statement.effect() == Effect.DENY || known.isProtected(statement)) {
            return new StatementChange.Untouched(statement);
        }
        Grantable here =
                grantable.computeIfAbsent(statement.context(), context -> Grantable.in(context, policy, known));
        return statement.actions().element() == ActionElement.ACTION
                ? narrow(statement, here)
                : extend(statement, here);
    }

    private StatementChange narrow(Statement statement, Grantable here) {
        List<Optional<List<Pattern>>> entries = new ArrayList<>();
        for (Pattern pattern : statement.actions().patterns()) {
            Tally tally = Tally.of(pattern, here);
            if (tally.used() == 0 && (tally.unused() > 0 || here.isRemembered(pattern))) {
                entries.add(Optional.of(List.of()));
            } else if (tally.unused() == 0) {
                entries.add(Optional.empty());
            } else {
                entries.add(Optional.of(admitNew.narrow(pattern, here)));
            }
        }
        if (entries.stream().allMatch(Optional::isEmpty)) {
            return new StatementChange.Untouched(statement);
        }
        List<Optional<List<Pattern>>> finished = withoutCovered(statement, entries);
        boolean isEmpty =
                finished.stream().allMatch(entry -> entry.filter(List::isEmpty).isPresent());
        boolean isAnythingLeft = !isEmpty || statement.actions().open().isNeverEmpty();
        return isAnythingLeft
                ? new StatementChange.Narrowed(statement, finished)
                : new StatementChange.Emptied(statement);
    }

    /**
     * Drops each new pattern that another one of the finished statement covers; of equal ones the first stays. What was
     * there before always stays, and a replaced original covers nothing.
     */
    private static List<Optional<List<Pattern>>> withoutCovered(
            Statement statement, List<Optional<List<Pattern>>> entries) {
        List<Pattern> all = new ArrayList<>();
        List<Boolean> isNew = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Pattern original = statement.actions().entries().get(i).pattern();
            entries.get(i).orElse(List.of(original)).forEach(all::add);
            while (isNew.size() < all.size()) {
                isNew.add(entries.get(i).isPresent());
            }
        }
        Covers covers = new Covers(all);
        List<Optional<List<Pattern>>> finished = new ArrayList<>();
        int place = 0;
        for (Optional<List<Pattern>> entry : entries) {
            List<Pattern> staying = new ArrayList<>();
            int end = place + entry.map(List::size).orElse(1);
            for (; place < end; place++) {
                int at = place;
                if (!isNew.get(at) || !covers.isCovered(at, other -> !isNew.get(other) || other < at)) {
                    staying.add(all.get(at));
                }
            }
            finished.add(entry.map(replaced -> staying));
        }
        return finished;
    }

    private static StatementChange extend(Statement statement, Grantable here) {
        List<Pattern> excluded = statement.actions().patterns();
        List<Pattern> added = Generalizer.exclude(excluded, here);
        if (added.isEmpty()) {
            return new StatementChange.Untouched(statement);
        }
        return Generalizer.grantsUsed(excluded, here)
                ? new StatementChange.Extended(statement, added)
                : new StatementChange.Emptied(statement);
    }
}
