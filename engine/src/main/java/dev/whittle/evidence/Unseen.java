package dev.whittle.evidence;

import dev.whittle.policy.Pattern;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A report that no use of a whole group of actions was seen. The known actions of the group are unused, but none of it is
 * named: what no catalog knows stays unknown.
 *
 * @param group the actions, usually {@code service:*}
 * @param untracked what stays, since the report never tracks its use
 */
public record Unseen(Pattern group, List<Pattern> untracked) implements Comparable<Unseen> {
    private static final Comparator<Unseen> ORDER = Comparator.comparing((Unseen unseen) -> unseen.group.folded())
            .thenComparing(
                    unseen -> unseen.untracked.stream().map(Pattern::folded).collect(Collectors.joining(" ")));

    public Unseen {
        untracked = untracked.stream().sorted().toList();
    }

    /** A group whose use is tracked throughout. */
    public static Unseen of(Pattern group) {
        return new Unseen(group, List.of());
    }

    /**
     * A service that a report on services calls unused.
     *
     * @param service {@code service:*}
     */
    public static Unseen ofService(Pattern service) {
        return ofService(service, Untracked.BY_SERVICE_REPORTS);
    }

    /** A service that is reported unused, except for those of the patterns that belong to it. */
    static Unseen ofService(Pattern service, List<Pattern> untracked) {
        return new Unseen(service, untracked.stream().filter(service::meets).toList());
    }

    /** Whether a folded action of the group stays. */
    public boolean isUntracked(String action) {
        return untracked.stream().anyMatch(pattern -> pattern.matches(action));
    }

    /** Whether all of L(pattern) is in the group, and nothing of it stays. */
    public boolean holds(Pattern pattern) {
        boolean isInside = group.isLiteral() ? group.equals(pattern) : pattern.within(group);
        return isInside && untracked.stream().noneMatch(pattern::meets);
    }

    @Override
    public int compareTo(Unseen other) {
        return ORDER.compare(this, other);
    }
}
