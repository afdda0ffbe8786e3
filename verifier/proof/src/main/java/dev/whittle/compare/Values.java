package dev.whittle.compare;

import dev.whittle.compare.Demand.Way;
import dev.whittle.compare.Letters.Mode;
import dev.whittle.compare.Letters.Side;
import dev.whittle.request.Glob;
import dev.whittle.request.Intervals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for one value of a dimension that meets some demands, or for the claims by which there is none. Proposes; what it says is
 * replayed, or proved by the {@link LemmaProver}.
 */
final class Values {
    /** Ways to meet several demands together that are looked at. */
    private static final int MOST_WAYS = 64;

    private static final GlobSet ANYTHING = GlobSet.of(List.of(Glob.ANYTHING));

    private final LemmaProver prover;
    private final TextSearch search;
    private final Map<Asked, Optional<Absence>> known = new HashMap<>();

    Values(LemmaProver prover, TextSearch search) {
        this.prover = prover;
        this.search = search;
    }

    /** Why no value meets the demands: each way to meet them together is impossible by one of these. */
    record Absence(List<Claim> texts, List<PointClaim> points) {}

    private record Asked(Set<Literal> literals, List<Content> domain) {}

    /**
     * Why no value meets the demands; nothing where one does.
     *
     * @param domain what every value lies in
     */
    Optional<Absence> absence(Dimension dimension, List<Demand> demands, List<Content> domain) {
        Set<Literal> literals = Set.copyOf(demands.stream().map(Demand::literal).toList());
        Asked asked = new Asked(literals, domain);
        Optional<Absence> earlier = known.get(asked);
        if (earlier == null) {
            earlier = look(dimension, demands, domain);
            known.put(asked, earlier);
        }
        return earlier;
    }

    private Optional<Absence> look(Dimension dimension, List<Demand> demands, List<Content> domain) {
        List<Claim> texts = new ArrayList<>();
        List<PointClaim> points = new ArrayList<>();
        for (Way way : together(demands, domain)) {
            if (dimension.isOrdered()) {
                PointClaim claim = points(way);
                if (Points.in(claim, dimension).isPresent()) {
                    return Optional.empty();
                }
                points.add(claim);
            } else {
                Optional<Claim> claim = emptiness(way);
                if (claim.isEmpty()) {
                    return Optional.empty();
                }
                texts.add(claim.get());
            }
        }
        return Optional.of(new Absence(texts, points));
    }

    /** All ways to meet all demands. */
    private static List<Way> together(List<Demand> demands, List<Content> domain) {
        List<Way> ways = new ArrayList<>(List.of(new Way(domain, List.of())));
        for (Demand demand : demands) {
            List<Way> more = new ArrayList<>();
            for (Way earlier : ways) {
                for (Way way : demand.ways()) {
                    more.add(new Way(joined(earlier.among(), way.among()), joined(earlier.outside(), way.outside())));
                }
            }
            if (more.size() > MOST_WAYS) {
                throw new TextSearch.LimitException(
                        "there are more than " + MOST_WAYS + " ways to meet what is asked of one value");
            }
            ways = more;
        }
        return ways;
    }

    private static List<Content> joined(List<Content> one, List<Content> other) {
        List<Content> all = new ArrayList<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    private static PointClaim points(Way way) {
        return new PointClaim(
                way.among().stream().map(Values::intervals).toList(),
                way.outside().stream().map(Values::intervals).toList());
    }

    private static Intervals intervals(Content content) {
        return ((Content.Points) content).intervals();
    }

    private static List<GlobSet> sets(List<Content> contents) {
        return contents.stream().map(each -> ((Content.Texts) each).globs()).toList();
    }

    /** The claim by which no text meets the demands in this way; nothing where one does. */
    private Optional<Claim> emptiness(Way way) {
        List<GlobSet> left = sets(way.among());
        List<GlobSet> right = sets(way.outside());
        List<GlobSet> some = left.isEmpty() ? List.of(ANYTHING) : left;
        Claim bounded = new Claim(some, right, Mode.BOUNDED);
        if (find(bounded).isEmpty()) {
            return Optional.of(bounded);
        }
        if (right.stream().noneMatch(GlobSet::hasVariables)) {
            return Optional.empty();
        }
        return some.stream()
                .filter(GlobSet::hasVariables)
                .map(one -> new Claim(List.of(one), right, Mode.SYMBOLIC))
                .filter(claim -> find(claim).isEmpty())
                .findFirst();
    }

    private Optional<int[]> find(Claim claim) {
        return find(claim, Side.LEFT, Optional.empty());
    }

    /** @param side how variables on the left are read */
    private Optional<int[]> find(Claim claim, Side side, Optional<Glob> wish) {
        List<List<int[]>> left = claim.left().stream()
                .map(set -> prover.codes(set, claim.mode(), side))
                .toList();
        return left.stream().anyMatch(List::isEmpty)
                ? Optional.empty()
                : search.find(
                        left,
                        wish.map(glob -> prover.codes(GlobSet.of(List.of(glob)), claim.mode(), Side.WISH))
                                .orElse(List.of()),
                        prover.codes(claim.right(), claim.mode()));
    }

    /** A text that meets the demands, as codes, in which variables may stand; one without where there is none with them. */
    Optional<int[]> text(List<Demand> demands, List<Content> domain) {
        return text(demands, domain, Optional.empty());
    }

    /**
     * The same, of a text that also matches a pattern.
     *
     * @param wish the pattern
     */
    Optional<int[]> text(List<Demand> demands, List<Content> domain, Optional<Glob> wish) {
        for (Mode mode : List.of(Mode.SYMBOLIC, Mode.BOUNDED)) {
            for (Way way : together(demands, domain)) {
                Optional<int[]> found = text(way, mode, wish);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** One that is outside the defaults of variables too, if there is one: their keys may be absent. */
    private Optional<int[]> text(Way way, Mode mode, Optional<Glob> wish) {
        List<GlobSet> left = sets(way.among());
        List<GlobSet> right = sets(way.outside());
        List<GlobSet> more = right.stream().map(GlobSet::withDefaults).toList();
        return Stream.of(more, right)
                .distinct()
                .map(outside -> new Claim(left.isEmpty() ? List.of(ANYTHING) : left, outside, mode))
                .flatMap(claim -> find(claim, Side.WISH, wish).or(() -> find(claim, Side.LEFT, wish)).stream())
                .findFirst();
    }

    /** The text of a point that meets the demands. */
    Optional<String> point(Dimension dimension, List<Demand> demands, List<Content> domain) {
        return together(demands, domain).stream()
                .flatMap(way -> Points.in(points(way), dimension).stream())
                .findFirst();
    }
}
