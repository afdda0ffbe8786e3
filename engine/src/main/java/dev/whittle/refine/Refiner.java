package dev.whittle.refine;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyText;
import dev.whittle.policy.Statement;
import dev.whittle.trie.Covers;
import dev.whittle.trie.Generalizer;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the unused actions out of a policy.
 *
 * <p>Deny statements are never touched. In an Allow statement each pattern that grants something unused gives way to
 * the shortest safe prefixes inside it, or to exact names ({@link AdmitNew}), and vanishes where nothing used is left. A NotAction list grows instead, since
 * it grants what it does not name. What empties out goes.
 */
public final class Refiner {
    private Refiner() {}

    /** The candidate for a policy, with the shortest safe prefixes. */
    public static Candidate refine(Policy policy, KnownActions known) {
        return refine(policy, known, AdmitNew.PREFIX);
    }

    /** The candidate for a policy. Time: what its patterns match of the services that U touches. */
    public static Candidate refine(Policy policy, KnownActions known, AdmitNew admitNew) {
        List<StatementChange> changes = policy.statements().stream()
                .map(statement -> change(statement, known, admitNew))
                .toList();
        Optional<String> text = PolicyText.edit(
                policy, changes.stream().map(StatementChange::edit).toList());
        return new Candidate(policy, known, changes, text);
    }

    private static StatementChange change(Statement statement, KnownActions known, AdmitNew admitNew) {
        if (statement.effect() == Effect.DENY) {
            return new StatementChange.Untouched(statement);
        }
        return statement.actions().element() == ActionElement.ACTION
                ? narrow(statement, known, admitNew)
                : extend(statement, known);
    }

    private static StatementChange narrow(Statement statement, KnownActions known, AdmitNew admitNew) {
        List<Optional<List<Pattern>>> entries = new ArrayList<>();
        for (Pattern pattern : statement.actions().patterns()) {
            Tally tally = Tally.of(pattern, known);
            if (tally.used() == 0 && (tally.unused() > 0 || known.isRemembered(pattern))) {
                entries.add(Optional.of(List.of()));
            } else if (tally.unused() == 0) {
                entries.add(Optional.empty());
            } else {
                entries.add(Optional.of(admitNew.narrow(pattern, known)));
            }
        }
        if (entries.stream().allMatch(Optional::isEmpty)) {
            return new StatementChange.Untouched(statement);
        }
        List<Optional<List<Pattern>>> finished = withoutCovered(statement, entries);
        boolean isEmpty =
                finished.stream().allMatch(entry -> entry.filter(List::isEmpty).isPresent());
        return isEmpty ? new StatementChange.Emptied(statement) : new StatementChange.Narrowed(statement, finished);
    }

    /**
     * Drops new patterns that another one of the finished statement covers, of equal ones all but the first. What was
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

    private static StatementChange extend(Statement statement, KnownActions known) {
        List<Pattern> excluded = statement.actions().patterns();
        List<Pattern> added = Generalizer.exclude(excluded, known);
        if (added.isEmpty()) {
            return new StatementChange.Untouched(statement);
        }
        return Generalizer.grantsUsed(excluded, known)
                ? new StatementChange.Extended(statement, added)
                : new StatementChange.Emptied(statement);
    }
}
