package dev.whittle.evidence;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What was seen of a principal's use, before any catalog is asked. U is everything {@code unused}, with the known
 * actions of the {@code unusedServices} but those that no evidence tracks, minus everything {@code used} and
 * {@code kept}.
 *
 * <p>Each list is sorted, without repetition; of several spellings the first in code-point order stays, so that the
 * order in which evidence comes in means nothing.
 *
 * @param unused actions and patterns reported unused
 * @param unusedServices {@code service:*} for each service reported unused as a whole
 * @param used actions and patterns reported used
 * @param kept what {@code --keep} protects
 * @param remarks what was left aside in reading, for people
 */
public record Evidence(
        List<Pattern> unused,
        List<Pattern> unusedServices,
        List<Pattern> used,
        List<Pattern> kept,
        List<String> remarks) {
    /** Nothing was seen. */
    public static final Evidence NONE = new Evidence(List.of(), List.of(), List.of(), List.of(), List.of());

    /**
     * What a service reported unused as a whole never covers, since no report tracks its use: passing a role to a
     * service leaves no trace in service-last-accessed data. Source: IAM User Guide, "IAM action last accessed
     * information services and actions".
     */
    public static final List<Pattern> UNTRACKED = List.of(Pattern.of("iam:PassRole"));

    public Evidence {
        unused = sorted(unused);
        unusedServices = sorted(unusedServices);
        used = sorted(used);
        kept = sorted(kept);
        remarks = List.copyOf(remarks);
    }

    /** These actions and patterns, reported unused. */
    public static Evidence ofUnused(Collection<Pattern> unused) {
        return new Evidence(List.copyOf(unused), List.of(), List.of(), List.of(), List.of());
    }

    /** These actions and patterns, reported used. */
    public static Evidence ofUsed(Collection<Pattern> used) {
        return new Evidence(List.of(), List.of(), List.copyOf(used), List.of(), List.of());
    }

    /** These actions and patterns, protected by the user's word. */
    public static Evidence ofKept(Collection<Pattern> kept) {
        return new Evidence(List.of(), List.of(), List.of(), List.copyOf(kept), List.of());
    }

    /** Both together. */
    public Evidence plus(Evidence other) {
        return new Evidence(
                joined(unused, other.unused),
                joined(unusedServices, other.unusedServices),
                joined(used, other.used),
                joined(kept, other.kept),
                joined(remarks, other.remarks));
    }

    /** What is never removed: used or kept. */
    public List<Pattern> guarded() {
        return joined(used, kept);
    }

    /** Every action that the evidence names: known, whatever the catalog says. */
    public List<Pattern> named() {
        return joined(unused, guarded()).stream().filter(Pattern::isLiteral).toList();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private static List<Pattern> sorted(List<Pattern> patterns) {
        TreeMap<String, Pattern> byFolded = new TreeMap<>();
        for (Pattern pattern : patterns) {
            byFolded.merge(
                    pattern.folded(),
                    pattern,
                    (a, b) -> Comparator.comparing(Pattern::text).compare(a, b) <= 0 ? a : b);
        }
        return List.copyOf(byFolded.values());
    }
}
