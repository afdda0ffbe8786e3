package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.files.Input;
import dev.whittle.files.TextLine;
import dev.whittle.fleet.TaskOutcome;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.refine.Ranked;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.Removals;
import dev.whittle.run.Remaining;
import dev.whittle.run.Status;
import dev.whittle.verify.Fitting;
import dev.whittle.verify.ProvedRefinement;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Collects what is to change in a fleet, line by line; by many threads at once. */
public final class FleetChanges {
    private final SortedMap<Long, PolicyChange> changes = new ConcurrentSkipListMap<>();
    private final SortedMap<Long, String> unproved = new ConcurrentSkipListMap<>();
    private final SortedMap<Long, List<String>> warnings = new ConcurrentSkipListMap<>();
    private final Catalog catalog;

    /** @param catalog by which the policies are judged */
    public FleetChanges(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Adds what came of a line. Time: that of counting what its policy grants, where it is to change. */
    public void add(TextLine line, TaskOutcome outcome) {
        String id = id(outcome);
        if (outcome.result().status() != Status.PROVED) {
            unproved.put(
                    line.number(),
                    "line " + line.number() + ": " + outcome.result().text());
        }
        if (!outcome.warnings().isEmpty()) {
            warnings.put(
                    line.number(),
                    outcome.warnings().stream()
                            .map(text -> "task " + id + ": " + text)
                            .toList());
        }
        outcome.proof()
                .flatMap(proof -> proof.refinement())
                .filter(refinement -> refinement.recommendedAction() != RecommendedAction.NONE)
                .ifPresent(refinement -> changes.put(line.number(), change(id, line, refinement, outcome.fitting())));
    }

    private PolicyChange change(String id, TextLine line, ProvedRefinement refinement, Optional<Fitting> fitting) {
        List<String> removed = Removals.of(
                refinement.candidate().original(), refinement.candidate().known());
        return new PolicyChange(
                id,
                refinement.recommendedAction(),
                Ranked.of(removed, catalog),
                Remaining.of(refinement),
                fitting.filter(found -> found.fit().isEmpty()).map(Fitting::reason),
                List.of(id),
                region(line));
    }

    /** The id as people read it: what its JSON string means. */
    private static String id(TaskOutcome outcome) {
        String json = outcome.result().id();
        SourceText source = new SourceText("id", json);
        return JsonReader.readOne(source, new Problems("id", json, Limits.DEFAULT))
                .flatMap(Json::asText)
                .orElse(json);
    }

    private static PolicyChange.Region region(TextLine line) {
        int number = Math.toIntExact(line.number());
        try {
            String text = line.text(Limits.DEFAULT).text();
            return new PolicyChange.Region(number, 1, number, text.codePointCount(0, text.length()) + 1);
        } catch (InvalidInputException e) {
            return new PolicyChange.Region(number, 1, number, 2); // It was refused, and is no change.
        }
    }

    /**
     * All of it.
     *
     * @param tasks the file of tasks, by its path in the repository
     * @param all how many tasks there are
     * @param tool the program's version
     */
    public ChangeRun run(Input tasks, long all, String tool) {
        return new ChangeRun(
                tasks,
                all,
                List.copyOf(changes.values()),
                List.of(),
                List.copyOf(unproved.values()),
                warnings.values().stream().flatMap(List::stream).toList(),
                catalog,
                tool);
    }
}
