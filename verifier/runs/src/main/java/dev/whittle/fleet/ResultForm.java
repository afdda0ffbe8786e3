package dev.whittle.fleet;

import dev.whittle.compare.Comparison.Relation;
import dev.whittle.json.Json;
import dev.whittle.request.Simulation.Outcome;
import dev.whittle.run.SimulationJson;
import dev.whittle.run.Status;
import java.util.Optional;
import java.util.stream.Stream;

/** What results say: which words are verdicts in them. */
public enum ResultForm {
    /** Of refining: PROVED, REFUTED or UNKNOWN. */
    REFINEMENT {
        @Override
        Optional<Status> judged(String verdict, Json line) {
            return Stream.of(Status.PROVED, Status.REFUTED, Status.UNKNOWN)
                    .filter(status -> status.word().equals(verdict))
                    .findFirst();
        }
    },
    /** Of comparing: EQUAL and other relations. */
    COMPARISON {
        @Override
        Optional<Status> judged(String verdict, Json line) {
            boolean isRefuted = isRefuted(line, "aInsideB") || isRefuted(line, "bInsideA");
            return Stream.of(Relation.values())
                    .filter(relation -> relation.name().equals(verdict))
                    .findFirst()
                    .map(relation -> isRefuted ? Status.REFUTED : Status.of(relation));
        }

        private static boolean isRefuted(Json line, String direction) {
            return line.text(direction).filter(Status.REFUTED.word()::equals).isPresent();
        }
    },
    /** Of simulating: ALLOWED, DENIED or UNKNOWN, as {@code decision}. */
    SIMULATION {
        @Override
        String member() {
            return "decision";
        }

        @Override
        Optional<Status> judged(String verdict, Json line) {
            return Stream.of(Outcome.values())
                    .filter(outcome -> SimulationJson.decision(outcome).equals(verdict))
                    .findFirst()
                    .map(Status::of);
        }
    };

    /** The member that holds the verdict. */
    String member() {
        return "verdict";
    }

    /**
     * The status of a result with a verdict.
     *
     * @return nothing where it is no such verdict
     */
    abstract Optional<Status> judged(String verdict, Json line);

    /** The status of a result. */
    Optional<Status> status(Json line) {
        String verdict = line.text(member()).orElse("");
        boolean isInternal = line.get("error")
                .flatMap(error -> error.text("message"))
                .filter(message -> message.startsWith(TaskError.INTERNAL))
                .isPresent();
        if (verdict.equals(Status.BAD_INPUT.word())) {
            return Optional.of(isInternal ? Status.INTERNAL_ERROR : Status.BAD_INPUT);
        }
        return isInternal ? Optional.empty() : judged(verdict, line);
    }
}
