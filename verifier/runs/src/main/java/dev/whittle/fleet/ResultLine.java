package dev.whittle.fleet;

import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.Comparison;
import dev.whittle.files.TextLine;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.Removals;
import dev.whittle.request.Simulation;
import dev.whittle.run.ComparisonJson;
import dev.whittle.run.SimulationJson;
import dev.whittle.run.Status;
import dev.whittle.verify.Fitting;
import dev.whittle.verify.Proof;
import java.util.List;
import java.util.Optional;

/**
 * One line of results. Holds no times, so that the same task gives the same bytes.
 *
 * @param id as JSON writes it, quotes included, or {@code null}
 * @param status the verdict
 * @param removed how many distinct actions of U the original granted
 * @param text the line, without line end
 */
public record ResultLine(String id, Status status, long removed, String text) {
    /** A refined policy may be longer than a task. */
    static final Limits LIMITS = new Limits(1 << 30, 65, 0, 0, 0, 1_000, 1);

    private static final String ACTION = "recommendedAction";

    /** Says why nothing stands for a policy that is too long. Behind the action, where no text of a policy can look like it. */
    private static final String UNFIT = "doesNotFit";

    /**
     * Of a task that was judged. The policy is written as it was proved, character by character.
     *
     * @param fitting what stands for it, where it is over the quota and that was asked
     */
    static ResultLine of(String id, Proof proof, Optional<Fitting> fitting, LineDetail detail) {
        Status status = Status.of(proof.judgement().verdict());
        List<String> removed =
                Removals.of(proof.candidate().original(), proof.candidate().known());
        return new ResultLine(id, status, removed.size(), JsonWriter.line(out -> {
            start(out, id, status.word(), ResultForm.REFINEMENT);
            proof.refinement().ifPresent(refinement -> {
                out.member(ACTION, refinement.recommendedAction().word());
                fitting.ifPresentOrElse(
                        found -> fitting(out, found),
                        () -> refinement.text().ifPresent(policy -> out.raw("policy", policy)));
            });
            out.member("removed", removed.size());
            detail.write(out, proof, removed);
        }));
    }

    private static void fitting(JsonWriter out, Fitting fitting) {
        fitting.fit()
                .ifPresentOrElse(
                        fit -> {
                            List<String> texts = fit.proved().texts();
                            out.member("fit", fit.shape());
                            fit.excluded().ifPresent(excluded -> out.strings("admitsNewActionsBut", excluded));
                            if (texts.size() == 1) {
                                out.raw("policy", texts.get(0));
                            } else {
                                out.raws("policies", texts);
                            }
                        },
                        () -> out.member(UNFIT, fitting.reason()));
    }

    /** Whether the refined policy is over the quota, and nothing stands for it. */
    boolean isUnfit() {
        String proved = start(id, Status.PROVED.word(), ResultForm.REFINEMENT);
        String create =
                "," + JsonWriter.quoted(ACTION) + ":" + JsonWriter.quoted(RecommendedAction.CREATE_POLICY.word());
        return text.startsWith(proved + create + "," + JsonWriter.quoted(UNFIT));
    }

    /** Whether it is proved that the policy is to change. */
    boolean isChange() {
        String proved = start(id, Status.PROVED.word(), ResultForm.REFINEMENT);
        String none = "," + JsonWriter.quoted(ACTION) + ":" + JsonWriter.quoted(RecommendedAction.NONE.word());
        return text.startsWith(proved + "," + JsonWriter.quoted(ACTION)) && !text.startsWith(proved + none);
    }

    /** Of a line without a verdict. */
    static ResultLine of(String id, TaskError error) {
        return of(id, error, ResultForm.REFINEMENT);
    }

    /** The same in any form. */
    static ResultLine of(String id, TaskError error, ResultForm form) {
        return of(id, error.status(), error, form);
    }

    /** Of a line whose verdict has an error for its reason. */
    private static ResultLine of(String id, Status status, TaskError error, ResultForm form) {
        return new ResultLine(
                id,
                status,
                0,
                JsonWriter.line(out -> start(out, id, status.word(), form).member("error", error::json)));
    }

    /** Of two policies that were compared. */
    static ResultLine of(String id, Comparison comparison, List<String> assumes, Vocabulary vocabulary) {
        return new ResultLine(id, Status.of(comparison), 0, JsonWriter.line(out -> {
            out.raw("id", id);
            ComparisonJson.write(out, comparison, assumes, vocabulary);
        }));
    }

    /** Of two policies of which one can't be compared as a whole. */
    static ResultLine ofIncomparable(String id, TaskError error) {
        String unknown = Status.UNKNOWN.word();
        return new ResultLine(
                id,
                Status.UNKNOWN,
                0,
                JsonWriter.line(out -> start(out, id, unknown, ResultForm.COMPARISON)
                        .member("aInsideB", unknown)
                        .member("bInsideA", unknown)
                        .member("error", error::json)));
    }

    /** Of a line without results of checks. */
    static ResultLine ofUnchecked(String id, TaskError error) {
        return new ResultLine(
                id, error.status(), 0, JsonWriter.line(out -> out.raw("id", id).member("error", error::json)));
    }

    /** Of a policy that was checked. */
    static ResultLine ofChecks(String id, List<CheckedLine> checks, Vocabulary vocabulary) {
        return new ResultLine(
                id,
                CheckedLine.worst(checks.stream().map(CheckedLine::status).toList()),
                0,
                JsonWriter.line(out ->
                        out.raw("id", id).objects("results", checks, (each, check) -> check.write(each, vocabulary))));
    }

    /** Of a request that was simulated. */
    static ResultLine of(String id, Simulation simulation) {
        return new ResultLine(id, Status.of(simulation.outcome()), 0, JsonWriter.line(out -> {
            SimulationJson.write(out.raw("id", id), simulation);
            if (!simulation.assumes().isEmpty()) {
                out.strings("assumes", simulation.assumes());
            }
        }));
    }

    /** Of a request and a policy that can't be asked as a whole. */
    static ResultLine ofUnasked(String id, TaskError error) {
        return of(id, Status.UNKNOWN, error, ResultForm.SIMULATION);
    }

    private static JsonWriter start(JsonWriter out, String id, String verdict, ResultForm form) {
        return out.raw("id", id).member(form.member(), verdict);
    }

    /** Such a line up to the verdict. */
    static String start(String id, String verdict, ResultForm form) {
        String whole = JsonWriter.line(out -> start(out, id, verdict, form));
        return whole.substring(0, whole.length() - 1);
    }

    /** Reads what an earlier run wrote; nothing where it is no such line. */
    static Optional<ResultLine> read(String text, ResultForm form) {
        SourceText source = new SourceText("results", text);
        return JsonReader.readOne(source, new Problems(source.name(), text, LIMITS))
                .filter(Json.Obj.class::isInstance)
                .flatMap(line -> read(text, line, form));
    }

    private static Optional<ResultLine> read(String text, Json line, ResultForm form) {
        String id = line.get("id").map(value -> value.span().of(text)).orElse("");
        return form.status(line)
                .filter(any -> text.startsWith(form.start(id, line)))
                .map(status -> new ResultLine(id, status, removed(line), text));
    }

    /** Whether a task is the one that this line names. An error of the program may have come before its id was read. */
    boolean isOf(TextLine task) {
        return id.equals(TaskLine.idOf(task)) || (status == Status.INTERNAL_ERROR && id.equals(TaskLine.NO_ID));
    }

    private static long removed(Json line) {
        return line.get("removed").orElse(null) instanceof Json.Scalar number
                        && number.lexeme().matches("[0-9]{1,18}")
                ? Long.parseLong(number.lexeme())
                : 0;
    }
}
