package dev.whittle.compare;

import dev.whittle.catalog.Catalog;
import dev.whittle.request.Documents;
import dev.whittle.request.Reading;
import dev.whittle.request.Readings;
import dev.whittle.request.RequestPolicy;
import dev.whittle.request.RequestStatement;
import dev.whittle.smt.Deadline;
import dev.whittle.smt.DeepStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Two sides compared over whole requests.
 *
 * @param aInsideB whether the first allows nothing that the second does not
 * @param bInsideA the converse
 * @param assumes keys that are taken as single-valued, since the documents use them so and no catalog knows them
 */
public record Comparison(Inclusion aInsideB, Inclusion bInsideA, Set<String> assumes) {
    /** Ways to read that are looked at. */
    private static final int MOST_READINGS = 64;

    public Comparison {
        assumes = Collections.unmodifiableSortedSet(new TreeSet<>(assumes));
    }

    /** What a comparison comes to. */
    public enum Relation {
        EQUAL("equal"),
        NARROWER("narrower"),
        WIDER("wider"),
        INCOMPARABLE("incomparable"),
        UNKNOWN("unknown");

        private final String word;

        Relation(String word) {
            this.word = word;
        }

        /** The word for people. */
        public String word() {
            return word;
        }

        /** The word in results, such as {@code EQUAL}. */
        public String verdict() {
            return word.toUpperCase(Locale.ROOT);
        }
    }

    /** How the first side relates to the second. */
    public Relation relation() {
        if (aInsideB.isProved() && bInsideA.isProved()) {
            return Relation.EQUAL;
        }
        if (aInsideB.isRefuted() && bInsideA.isRefuted()) {
            return Relation.INCOMPARABLE;
        }
        if (aInsideB.isProved() && bInsideA.isRefuted()) {
            return Relation.NARROWER;
        }
        return aInsideB.isRefuted() && bInsideA.isProved() ? Relation.WIDER : Relation.UNKNOWN;
    }

    /**
     * Compares two sides.
     *
     * @param documents all documents of both
     * @param timeout for each direction
     */
    public static Comparison of(Side a, Side b, Documents documents, Catalog catalog, Duration timeout) {
        return of(a, b, documents, catalog, timeout, Optional.empty());
    }

    /**
     * The same, telling of each question that a proof rests on, as it goes.
     *
     * @param listener is told, perhaps on another thread: see {@link DeepStack}
     */
    public static Comparison of(
            Side a,
            Side b,
            Documents documents,
            Catalog catalog,
            Duration timeout,
            Optional<Consumer<Certificate>> listener) {
        return DeepStack.call(() -> {
            try (Workshop workshop = new Workshop(documents, catalog)) {
                Inclusion inside = inclusion(workshop, a, b, Deadline.in(timeout), listener);
                Inclusion converse = inclusion(workshop, b, a, Deadline.in(timeout), listener);
                return new Comparison(inside, converse, documents.assumedSingle());
            }
        });
    }

    /** The same in one direction: whether the first side allows nothing that the second does not. */
    public static Inclusion inclusion(Side a, Side b, Documents documents, Catalog catalog, Duration timeout) {
        return DeepStack.call(() -> {
            try (Workshop workshop = new Workshop(documents, catalog)) {
                return inclusion(workshop, a, b, Deadline.in(timeout), Optional.empty());
            }
        });
    }

    /** Proved under every way to read both; refuted by a request that replays under every one. */
    private static Inclusion inclusion(
            Workshop workshop, Side a, Side b, Deadline deadline, Optional<Consumer<Certificate>> listener) {
        Set<Reading> occurring = occurring(a, b);
        if (1 << occurring.size() > MOST_READINGS) {
            return new Inclusion.Unknown("more than " + MOST_READINGS + " ways to read the documents");
        }
        Set<List<Skeleton>> seen = new HashSet<>();
        Optional<Inclusion> unknown = Optional.empty();
        for (Readings readings : Readings.of(occurring)) {
            StatementBoxes boxes = new StatementBoxes(readings);
            Effective one = Effective.of(a, boxes, workshop.letters());
            Effective other = Effective.of(b, boxes, workshop.letters());
            List<Skeleton> formulas = new ArrayList<>(one.formulas());
            formulas.addAll(other.formulas());
            if (!seen.add(formulas)) {
                continue;
            }
            Inclusion answer = new Question(
                            workshop,
                            one,
                            other,
                            Effective.certain(List.of(a, b), boxes),
                            new Replay(workshop.documents(), a, b),
                            a.united().get(0).kind(),
                            deadline,
                            listener)
                    .answer();
            if (answer.isRefuted()) {
                return answer;
            }
            if (!answer.isProved()) {
                unknown = Optional.of(unknown.orElse(answer));
            }
        }
        return unknown.orElseGet(Inclusion.Proved::new);
    }

    private static Set<Reading> occurring(Side a, Side b) {
        Set<Reading> occurring = new TreeSet<>();
        Stream.of(a, b)
                .flatMap(side -> side.documents().stream())
                .map(RequestPolicy::statements)
                .flatMap(List::stream)
                .flatMap((RequestStatement statement) -> statement.elements().stream())
                .forEach(elements -> occurring.addAll(elements.readings()));
        return occurring;
    }
}
