package dev.whittle.run;

import dev.whittle.compare.Comparison;
import dev.whittle.compare.Inclusion;
import dev.whittle.compare.RequestCounterexample;
import dev.whittle.request.Simulation;
import dev.whittle.verify.Counterexample;
import dev.whittle.verify.Verdict;
import java.util.List;

/** What a result line says of its task. Input that is refused and errors of the program are both ERROR there. */
public enum Status {
    PROVED("PROVED", "proved"),
    REFUTED("REFUTED", "refuted"),
    UNKNOWN("UNKNOWN", "unknown"),
    /** The line is refused. */
    BAD_INPUT("ERROR", "bad input"),
    /** The program failed on it. */
    INTERNAL_ERROR("ERROR", "internal error");

    /** The order in which they decide how a run ends. */
    public static final List<Status> WORST_FIRST = List.of(INTERNAL_ERROR, REFUTED, UNKNOWN, BAD_INPUT, PROVED);

    private final String word;
    private final String words;

    Status(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /** Of a task that was judged. */
    public static Status of(Verdict verdict) {
        return verdict.accept(new Verdict.Visitor<>() {
            @Override
            public Status proved() {
                return PROVED;
            }

            @Override
            public Status refuted(Counterexample counterexample) {
                return REFUTED;
            }

            @Override
            public Status refutedByRequest(RequestCounterexample counterexample) {
                return REFUTED;
            }

            @Override
            public Status unknown(String reason) {
                return UNKNOWN;
            }
        });
    }

    /** Of a comparison: where a direction is refuted the two are not equal, whatever is known of the other one. */
    public static Status of(Comparison comparison) {
        boolean isRefuted =
                comparison.aInsideB().isRefuted() || comparison.bInsideA().isRefuted();
        return isRefuted ? REFUTED : of(comparison.relation());
    }

    /** Of a comparison's word alone: what is not equal is refuted. */
    public static Status of(Comparison.Relation relation) {
        return switch (relation) {
            case EQUAL -> PROVED;
            case NARROWER, WIDER, INCOMPARABLE -> REFUTED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Of what is known of a check. */
    public static Status of(Inclusion inclusion) {
        return inclusion.accept(new Inclusion.Visitor<>() {
            @Override
            public Status proved() {
                return PROVED;
            }

            @Override
            public Status refuted(RequestCounterexample counterexample) {
                return REFUTED;
            }

            @Override
            public Status unknown(String reason) {
                return UNKNOWN;
            }
        });
    }

    /** Of a request that was simulated: what is denied is refuted. */
    public static Status of(Simulation.Outcome outcome) {
        return switch (outcome) {
            case ALLOWED -> PROVED;
            case DENIED -> REFUTED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** The {@code verdict} of a result line. */
    public String word() {
        return word;
    }

    /** In words, for people: {@code bad input}. */
    public String words() {
        return words;
    }
}
