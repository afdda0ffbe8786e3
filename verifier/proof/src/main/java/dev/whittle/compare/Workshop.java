package dev.whittle.compare;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.request.Documents;
import dev.whittle.smt.BooleanVariable;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Solver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the questions of one comparison share: one Context of the solver, made when it is first needed, the letters of variables, what was
 * searched and proved before, and the lemmas.
 */
final class Workshop implements AutoCloseable {
    private final Documents documents;
    private final Letters letters = new Letters();
    private final LemmaProver prover;
    private final Values values;
    private final Consistency consistency;
    private final Pairs pairs;
    private final Map<Atom, BooleanVariable> variables = new HashMap<>();
    private final Map<List<Literal>, Boolean> settled = new HashMap<>();
    private final List<Lemma> lemmas = new ArrayList<>();
    private @Nullable Solver solver;

    Workshop(Documents documents, Catalog catalog) {
        this.documents = documents;
        TextSearch search = new TextSearch(letters);
        this.prover = new LemmaProver(this::solver, letters, search);
        this.values = new Values(prover, search);
        this.consistency = new Consistency(documents, values);
        this.pairs = new Pairs(catalog, Vocabularies.of(catalog), values, prover);
    }

    Documents documents() {
        return documents;
    }

    Letters letters() {
        return letters;
    }

    LemmaProver prover() {
        return prover;
    }

    Values values() {
        return values;
    }

    Consistency consistency() {
        return consistency;
    }

    Pairs pairs() {
        return pairs;
    }

    /** The lemmas that were found so far, to which others are added. */
    List<Lemma> lemmas() {
        return lemmas;
    }

    /** Whether some literals of one dimension were proved to be in conflict, as far as that was asked. */
    Map<List<Literal>, Boolean> settled() {
        return settled;
    }

    Solver solver() {
        if (solver == null) {
            solver = new Solver();
        }
        return solver;
    }

    /** The variable of an atom. */
    BooleanVariable variable(Atom atom) {
        return variables.computeIfAbsent(atom, each -> new BooleanVariable("a" + variables.size()));
    }

    /** The formula over the variables of its atoms. */
    Formula formula(Skeleton skeleton) {
        return skeleton.accept(new Formulas());
    }

    /** That the literals of a lemma are not all true. */
    Formula clause(Lemma lemma) {
        return Formula.or(lemma.conflict().stream()
                .map(literal -> formula(literal.negated()))
                .toList());
    }

    private Formula formula(Literal literal) {
        Formula atom = Formula.holds(variable(literal.atom()));
        return literal.isPositive() ? atom : Formula.not(atom);
    }

    private final class Formulas implements Skeleton.Visitor<Formula> {
        @Override
        public Formula constant(boolean value) {
            return value ? Formula.TRUE : Formula.FALSE;
        }

        @Override
        public Formula literal(Literal literal) {
            return formula(literal);
        }

        @Override
        public Formula all(List<Skeleton> parts) {
            return Formula.and(parts.stream().map(part -> part.accept(this)).toList());
        }

        @Override
        public Formula any(List<Skeleton> parts) {
            return Formula.or(parts.stream().map(part -> part.accept(this)).toList());
        }
    }

    @Override
    public void close() {
        if (solver != null) {
            solver.close();
        }
    }
}
