package dev.whittle.fleet;

import dev.whittle.compare.Comparison.Relation;
import dev.whittle.json.Json;
import dev.whittle.request.Simulation.Outcome;
import dev.whittle.run.SimulationJson;
import dev.whittle.run.Status;
import dev.whittle.text.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What results say: which words are verdicts in them, and how they are counted for people. */
public enum ResultForm {
    /** Of refining: PROVED, REFUTED or UNKNOWN. */
    REFINEMENT("tasks", "proved", "refuted") {
        @Override
        List<String> details(Totals totals) {
            return List.of(FleetSummary.item("removed", Numbers.count(totals.removed(), "action")));
        }

        @Override
        Optional<Status> judged(String verdict, Json line) {
            return Stream.of(Status.PROVED, Status.REFUTED, Status.UNKNOWN)
                    .filter(status -> status.word().equals(verdict))
                    .findFirst();
        }
    },
    /** Of comparing: EQUAL and other relations. */
    COMPARISON("pairs", "equal", "not equal") {
        @Override
        Optional<Status> judged(String verdict, Json line) {
            boolean isRefuted = isRefuted(line, "aInsideB") || isRefuted(line, "bInsideA");
            return Stream.of(Relation.values())
                    .filter(relation -> relation.verdict().equals(verdict))
                    .findFirst()
                    .map(relation -> isRefuted ? Status.REFUTED : Status.of(relation));
        }

        private static boolean isRefuted(Json line, String direction) {
            return line.text(direction).filter(Status.REFUTED.word()::equals).isPresent();
        }
    },
    /** Of checking: one or more results, and no verdict of the line. */
    CHECKS("policies", "pass", "fail") {
        @Override
        Optional<Status> judged(String verdict, Json line) {
            return Stream.of(Status.PROVED, Status.REFUTED, Status.UNKNOWN)
                    .filter(status -> CheckedLine.word(status).equals(verdict))
                    .findFirst();
        }

        @Override
        Optional<Status> status(Json line) {
            if (line.get("error").isPresent()) {
                return Optional.of(isInternal(line) ? Status.INTERNAL_ERROR : Status.BAD_INPUT);
            }
            List<Optional<Status>> each = line.get("results").flatMap(Json::asArray).stream()
                    .flatMap(results -> results.elements().stream())
                    .map(result -> verdict(result))
                    .toList();
            return each.isEmpty() || each.contains(Optional.<Status>empty())
                    ? Optional.empty()
                    : Optional.of(CheckedLine.worst(
                            each.stream().flatMap(Optional::stream).toList()));
        }

        private Optional<Status> verdict(Json result) {
            String word = result.text("verdict").orElse("");
            return word.equals(Status.BAD_INPUT.word()) ? Optional.of(Status.BAD_INPUT) : judged(word, result);
        }

        @Override
        String start(String id, Json line) {
            return "{\"id\":" + id + (line.get("error").isPresent() ? ",\"error\":" : ",\"results\":");
        }
    },
    /** Of simulating: ALLOWED, DENIED or UNKNOWN, as {@code decision}. */
    SIMULATION("requests", "allowed", "denied") {
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

    private final String lines;
    private final String proved;
    private final String refuted;

    ResultForm(String lines, String proved, String refuted) {
        this.lines = lines;
        this.proved = proved;
        this.refuted = refuted;
    }

    /** What the lines are that have such results. */
    String lines() {
        return lines;
    }

    /** The word for {@link Status#PROVED}. */
    String proved() {
        return proved;
    }

    /** The word for {@link Status#REFUTED}. */
    String refuted() {
        return refuted;
    }

    /** What else there is to count. */
    List<String> details(Totals totals) {
        return List.of();
    }

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

    /** How a result begins. */
    String start(String id, Json line) {
        return ResultLine.start(id, line.text(member()).orElse(""), this);
    }

    /** The status of a result. */
    Optional<Status> status(Json line) {
        String verdict = line.text(member()).orElse("");
        boolean isInternal = isInternal(line);
        if (verdict.equals(Status.BAD_INPUT.word())) {
            return Optional.of(isInternal ? Status.INTERNAL_ERROR : Status.BAD_INPUT);
        }
        return isInternal ? Optional.empty() : judged(verdict, line);
    }

    private static boolean isInternal(Json line) {
        return line.get("error")
                .flatMap(error -> error.text("message"))
                .filter(message -> message.startsWith(TaskError.INTERNAL))
                .isPresent();
    }
}
