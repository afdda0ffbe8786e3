package dev.whittle.refine;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A policy spread over several: the policies of one principal are judged together, so its statements may stand in any of them.
 * Lists of actions that are allowed are taken apart, too. Not to be written out before it is proved.
 */
public final class Split {
    private final Policy policy;
    private final Predicate<String> isShort;

    private Split(Policy policy, Predicate<String> isShort) {
        this.policy = policy;
        this.isShort = isShort;
    }

    /**
     * What goes into one policy as a whole.
     *
     * @param statement its place
     * @param entry the place of a pattern in its list, or -1 for a statement that is not taken apart
     */
    private record Item(int statement, int entry) {}

    /**
     * The policy's statements and patterns in their order, as many in each policy as it takes; nothing where a single pattern or
     * statement is too long. Time: for each policy some texts, as many as the logarithm of the patterns.
     *
     * @param isShort whether a text may be a policy
     */
    public static Optional<List<String>> of(Policy policy, Predicate<String> isShort) {
        Split split = new Split(policy, isShort);
        List<Item> items = split.items();
        List<String> parts = new ArrayList<>();
        int done = 0;
        while (done < items.size()) {
            int end = split.longest(items, done);
            if (end == done) {
                return Optional.empty();
            }
            parts.add(split.part(items.subList(done, end)));
            done = end;
        }
        return Optional.of(parts);
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < policy.statements().size(); i++) {
            Statement statement = policy.statements().get(i);
            if (isListed(statement)) {
                for (int entry = 0; entry < statement.actions().entries().size(); entry++) {
                    items.add(new Item(i, entry));
                }
            } else {
                items.add(new Item(i, -1));
            }
        }
        return items;
    }

    private static boolean isListed(Statement statement) {
        return statement.effect() == Effect.ALLOW && statement.actions().element() == ActionElement.ACTION;
    }

    /** One past the last item that fits beside the ones from the first on. */
    private int longest(List<Item> items, int first) {
        int low = first;
        int high = items.size();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (isShort.test(part(items.subList(first, middle)))) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private String part(List<Item> items) {
        Set<Item> placed = new HashSet<>(items);
        List<StatementEdit> edits = new ArrayList<>();
        for (int i = 0; i < policy.statements().size(); i++) {
            edits.add(edit(i, placed));
        }
        return policy.edited(edits).orElseThrow();
    }

    private StatementEdit edit(int at, Set<Item> placed) {
        Statement statement = policy.statements().get(at);
        if (!isListed(statement)) {
            return placed.contains(new Item(at, -1)) ? new StatementEdit.Keep() : new StatementEdit.Drop();
        }
        List<Optional<List<Pattern>>> entries = new ArrayList<>();
        for (int entry = 0; entry < statement.actions().entries().size(); entry++) {
            entries.add(placed.contains(new Item(at, entry)) ? Optional.empty() : Optional.of(List.of()));
        }
        if (entries.stream().allMatch(Optional::isEmpty)) {
            return new StatementEdit.Keep();
        }
        return entries.stream().allMatch(Optional::isPresent)
                ? new StatementEdit.Drop()
                : new StatementEdit.Change(entries, List.of());
    }
}
