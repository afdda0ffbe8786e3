package dev.whittle.refine;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import dev.whittle.trie.Generalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Other shapes of a candidate that is too long for one policy. Like the candidate, they are not to be written out
 * before they are proved. A statement that granted everything can say what it leaves out instead of what it grants, in
 * the same context; and a principal's policies are judged together, so the statements may be spread over several.
 */
public final class Shapes {
    private final Candidate candidate;

    private Shapes(Candidate candidate) {
        this.candidate = candidate;
    }

    /**
     * One policy that leaves out what the candidate does not grant, wherever a statement granted {@code *}; nothing where
     * none did.
     */
    public static Optional<String> excluding(Candidate candidate) {
        List<StatementEdit> edits = new Shapes(candidate).excludingEdits();
        return edits.stream().anyMatch(StatementEdit::isExclusion)
                ? candidate.original().edited(edits)
                : Optional.empty();
    }

    private List<StatementEdit> excludingEdits() {
        return candidate.changes().stream()
                .map(change -> {
                    List<Pattern> excluded = excluded(change);
                    return excluded.isEmpty() ? change.edit() : new StatementEdit.Exclude(excluded);
                })
                .toList();
    }

    /** What a statement that granted everything leaves out; nothing of others, and where it still grants everything. */
    private List<Pattern> excluded(StatementChange change) {
        Statement statement = change.statement();
        boolean grantedEverything =
                change.isNarrowed() && statement.actions().patterns().stream().anyMatch(Pattern::isEverything);
        return grantedEverything ? Generalizer.exclude(List.of(), candidate.grantable(statement)) : List.of();
    }

    /** What {@link #excluding} leaves out of every such statement; sorted by folded text. */
    public static List<Pattern> excluded(Candidate candidate) {
        Shapes shapes = new Shapes(candidate);
        return candidate.changes().stream()
                .map(shapes::excluded)
                .filter(excluded -> !excluded.isEmpty())
                .reduce(Shapes::common)
                .orElse(List.of());
    }

    private static List<Pattern> common(List<Pattern> some, List<Pattern> others) {
        Set<Pattern> known = new HashSet<>(others);
        return some.stream().filter(known::contains).toList();
    }

    /**
     * The candidate spread over policies of at most so many characters, statement by statement and pattern by pattern in
     * their order; nothing where a single pattern or an unlisted statement is longer. Time: for each policy some texts, as
     * many as the logarithm of the patterns.
     *
     * @param most characters of one policy, white space left out
     */
    public static Optional<List<String>> split(Candidate candidate, int most) {
        Shapes shapes = new Shapes(candidate);
        List<Item> items = shapes.items();
        List<String> parts = new ArrayList<>();
        int done = 0;
        while (done < items.size()) {
            int end = shapes.longest(items, done, most);
            if (end == done) {
                return Optional.empty();
            }
            parts.add(shapes.part(items.subList(done, end)));
            done = end;
        }
        return Optional.of(parts);
    }

    /**
     * What goes into one policy as a whole.
     *
     * @param statement its place
     * @param entry the place of a pattern in its list, or -1 for a statement that is not taken apart
     * @param pattern which of the patterns that stand there now
     */
    private record Item(int statement, int entry, int pattern) {}

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < candidate.changes().size(); i++) {
            StatementChange change = candidate.changes().get(i);
            int at = i;
            if (isListed(change)) {
                for (int j = 0; j < change.statement().actions().entries().size(); j++) {
                    int entry = j;
                    int patterns = change.now(j).map(List::size).orElse(1);
                    IntStream.range(0, patterns).forEach(k -> items.add(new Item(at, entry, k)));
                }
            } else if (!change.isGone()) {
                items.add(new Item(i, -1, 0));
            }
        }
        return items;
    }

    private static boolean isListed(StatementChange change) {
        return !change.isGone()
                && change.statement().effect() == Effect.ALLOW
                && change.statement().actions().element() == ActionElement.ACTION;
    }

    /** One past the last item that fits beside the ones from the first on. */
    private int longest(List<Item> items, int first, int most) {
        int low = first;
        int high = items.size();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Policy.quotaCharacters(part(items.subList(first, middle))) <= most) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private String part(List<Item> items) {
        Map<Integer, Map<Integer, List<Item>>> placed =
                items.stream().collect(Collectors.groupingBy(Item::statement, Collectors.groupingBy(Item::entry)));
        List<StatementEdit> edits = new ArrayList<>();
        for (int i = 0; i < candidate.changes().size(); i++) {
            edits.add(edit(candidate.changes().get(i), placed.getOrDefault(i, Map.of())));
        }
        return candidate.original().edited(edits).orElseThrow();
    }

    private static StatementEdit edit(StatementChange change, Map<Integer, List<Item>> items) {
        if (items.isEmpty()) {
            return new StatementEdit.Drop();
        }
        if (!isListed(change)) {
            return change.edit();
        }
        List<Optional<List<Pattern>>> entries = new ArrayList<>();
        for (int entry = 0; entry < change.statement().actions().entries().size(); entry++) {
            List<Item> here = items.getOrDefault(entry, List.of());
            Optional<List<Pattern>> now = change.now(entry);
            boolean isKept = now.isEmpty() && !here.isEmpty();
            entries.add(
                    isKept
                            ? Optional.empty()
                            : Optional.of(here.stream()
                                    .map(item -> now.orElseThrow().get(item.pattern()))
                                    .toList()));
        }
        return new StatementEdit.Change(entries, List.of());
    }
}
