package dev.whittle.compare;

import java.util.List;

/**
 * That some literals of one dimension can't all be true. Found by a search; true once the solver has proved its claims.
 *
 * @param conflict the literals
 * @param texts claims of which it follows: all of them
 * @param points the same
 */
record Lemma(List<Literal> conflict, List<Claim> texts, List<PointClaim> points) {
    Lemma {
        conflict = List.copyOf(conflict);
        texts = List.copyOf(texts);
        points = List.copyOf(points);
    }

    /** The dimension that it is about; every literal of it is, but for the presence of its key. */
    Dimension about() {
        return conflict.stream()
                .flatMap(literal -> literal.atom().about().stream())
                .findFirst()
                .orElseThrow();
    }
}
