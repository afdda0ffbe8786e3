package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.refine.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The search finds what there is to find. */
class LawSearchTest {
    @Test
    void broken_ofTheRefiner_isNothing() {
        assertEquals(Set.of(), found(LawSearch::refine));
    }

    @Test
    void broken_ofARefinerThatChangesNothing_isTheLoss() {
        assertEquals(
                Set.of("proved by Z3", "original minus unused by the plain evaluator", "refined twice is refined once"),
                found(pair -> edited(pair, text -> pair.original())));
    }

    @Test
    void broken_ofARefinerThatWidens_isTheNewAccess() {
        assertEquals(
                Set.of(
                        "proved by Z3",
                        "original minus unused by the plain evaluator",
                        "no new access by automata",
                        "refined twice is refined once"),
                found(pair -> edited(pair, text -> text.replace("A\"", "*\""))));
    }

    private static Candidate edited(Pair pair, UnaryOperator<String> edit) {
        Candidate candidate = LawSearch.refine(pair);
        Optional<String> text = candidate.text().map(edit);
        return new Candidate(candidate.original(), candidate.known(), candidate.changes(), text);
    }

    private static Set<String> found(Function<Pair, Candidate> refiner) {
        Set<String> broken = new TreeSet<>();
        for (int seed = 0; seed < 150; seed++) {
            List<String> laws = LawSearch.broken(Pair.random(new Random(seed)), refiner);
            broken.addAll(laws);
        }
        return broken;
    }
}
