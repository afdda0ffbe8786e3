package dev.whittle.evidence;

import dev.whittle.policy.Pattern;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was seen of a principal's use, before any catalog is asked. U is everything {@code unused}, with the known
 * actions of the {@code unseen} groups but those that no report tracks, minus everything {@code used} and {@code kept}.
 *
 * <p>Each list is sorted, without repetition; of several spellings the first in code-point order stays, so that the
 * order in which evidence comes in means nothing.
 *
 * @param unused actions and patterns reported unused
 * @param unseen groups of actions reported unused as a whole, such as services
 * @param used actions and patterns reported used
 * @param usedServices services, each as {@code service:*}, of which something was used that need not be named: a report that
 *     one of them was not used as a whole does not stand beside it
 * @param doubted services, each as {@code service:*}, of which something was used that can't be named: no group of theirs
 *     stands, not even of one action
 * @param kept what {@code --keep} protects
 * @param partial reports that speak of some actions only, as messages call them: what they report neither used nor
 *     unused stays, since nothing could have seen its use
 * @param remarks what was left aside in reading, for people
 */
public record Evidence(
        List<Pattern> unused,
        List<Unseen> unseen,
        List<Pattern> used,
        List<Pattern> usedServices,
        List<Pattern> doubted,
        List<Pattern> kept,
        List<String> partial,
        List<String> remarks) {
    /** Nothing was seen. */
    public static final Evidence NONE =
            new Evidence(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Evidence {
        unused = sorted(unused);
        used = sorted(used);
        usedServices = sorted(usedServices);
        doubted = sorted(doubted);
        unseen = standing(
                usedServices, doubted, isSorted(unseen) ? List.copyOf(unseen) : List.copyOf(new TreeSet<>(unseen)));
        kept = sorted(kept);
        partial = List.copyOf(new TreeSet<>(partial));
        remarks = List.copyOf(remarks);
    }

    /** These actions and patterns, reported unused. */
    public static Evidence ofUnused(Collection<Pattern> unused) {
        return new Evidence(
                List.copyOf(unused), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** These groups, reported unused as a whole. */
    public static Evidence ofUnseen(Collection<Unseen> unseen) {
        return new Evidence(
                List.of(), List.copyOf(unseen), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** These actions and patterns, reported used. */
    public static Evidence ofUsed(Collection<Pattern> used) {
        return new Evidence(
                List.of(), List.of(), List.copyOf(used), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Something of these services, each {@code service:*}, was used. */
    public static Evidence ofUsedServices(Collection<Pattern> services) {
        return new Evidence(
                List.of(), List.of(), List.of(), List.copyOf(services), List.of(), List.of(), List.of(), List.of());
    }

    /** Something of these services, each {@code service:*}, was used that can't be named. */
    public static Evidence ofDoubted(Collection<Pattern> services) {
        return new Evidence(
                List.of(), List.of(), List.of(), List.of(), List.copyOf(services), List.of(), List.of(), List.of());
    }

    /** What it says of use, and nothing of what was not used. */
    public Evidence ofUseAlone() {
        return new Evidence(List.of(), List.of(), used, usedServices, doubted, List.of(), List.of(), List.of());
    }

    /** These actions and patterns, protected by the user's word. */
    public static Evidence ofKept(Collection<Pattern> kept) {
        return new Evidence(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.copyOf(kept), List.of(), List.of());
    }

    /** No evidence, but a remark for people. */
    public static Evidence ofRemarks(List<String> remarks) {
        return new Evidence(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), remarks);
    }

    /** The same of a report that speaks of some actions only. */
    public Evidence partOf(String report) {
        return new Evidence(unused, unseen, used, usedServices, doubted, kept, List.of(report), remarks);
    }

    /** Both together. */
    public Evidence plus(Evidence other) {
        return sum(List.of(this, other));
    }

    /** All together. Time: that of sorting them once. */
    public static Evidence sum(Collection<Evidence> all) {
        return new Evidence(
                joined(all, Evidence::unused),
                joined(all, Evidence::unseen),
                joined(all, Evidence::used),
                joined(all, Evidence::usedServices),
                joined(all, Evidence::doubted),
                joined(all, Evidence::kept),
                joined(all, Evidence::partial),
                joined(all, Evidence::remarks));
    }

    private static <T> List<T> joined(Collection<Evidence> all, Function<Evidence, List<T>> part) {
        List<List<T>> parts =
                all.stream().map(part).filter(list -> !list.isEmpty()).toList();
        return parts.size() == 1
                ? parts.get(0)
                : parts.stream().flatMap(List::stream).toList();
    }

    /** Those that no other report speaks against. */
    private static List<Unseen> standing(List<Pattern> usedServices, List<Pattern> doubted, List<Unseen> unseen) {
        if (usedServices.isEmpty() && doubted.isEmpty()) {
            return unseen;
        }
        Set<String> prefixes = doubted.stream().map(Pattern::service).collect(Collectors.toSet());
        return unseen.stream()
                .filter(each -> !usedServices.contains(each.group())
                        && !prefixes.contains(each.group().service()))
                .toList();
    }

    /** Lists that many share, such as thousands of management events, are neither sorted again nor copied. */
    private static boolean isSorted(List<Unseen> unseen) {
        return IntStream.range(1, unseen.size()).allMatch(i -> unseen.get(i - 1).compareTo(unseen.get(i)) < 0);
    }

    /** What is never removed: used or kept. */
    public List<Pattern> guarded() {
        return Stream.concat(used.stream(), kept.stream()).toList();
    }

    /** Every action that the evidence names: known, whatever the catalog says. */
    public List<Pattern> named() {
        return Stream.concat(unused.stream(), guarded().stream())
                .filter(Pattern::isLiteral)
                .toList();
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
