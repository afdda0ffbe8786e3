package dev.whittle.fleet;

import dev.whittle.evidence.Warning;
import dev.whittle.files.TextLine;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Place;
import dev.whittle.json.Problem;
import dev.whittle.run.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a line has no verdict.
 *
 * @param line from 1, in the file of tasks
 * @param pointer JSON pointer inside the line, empty for the whole of it
 * @param column from 1, in code points, inside the line; 1 for the whole of it
 * @param message all problems of the line, the first one first
 */
record TaskError(long line, String pointer, int column, String message) {
    /** How messages about errors of the program begin, and no others. */
    static final String INTERNAL = "internal error, please report it: ";

    private static final int LONGEST = 2_000;

    /** The problems of a refused line. */
    static TaskError ofInput(TextLine line, InvalidInputException e) {
        List<Problem> problems = new ArrayList<>(e.problems());
        for (Throwable other : e.getSuppressed()) {
            if (other instanceof InvalidInputException refused) {
                problems.addAll(refused.problems());
            }
        }
        Problem first = problems.get(0);
        String others = problems.stream()
                .skip(1)
                .map(problem -> "; column " + column(problem) + ": "
                        + (problem.pointer().isEmpty() ? "" : problem.pointer() + ": ") + problem.message())
                .collect(Collectors.joining());
        return new TaskError(line.number(), first.pointer(), column(first), abridged(first.message() + others));
    }

    private static int column(Problem problem) {
        return problem.place().map(Place::column).orElse(1);
    }

    /** The refined policy can't be read again: it is over a limit that the original is not. */
    static TaskError ofRefined(TextLine line, InvalidInputException e) {
        return new TaskError(
                line.number(),
                "",
                1,
                abridged("the refined policy is refused: " + e.problems().get(0).message()));
    }

    /** The policy would be taken away as a whole, and can't be. */
    static TaskError ofNecessity(TextLine line, InvalidInputException e) {
        return new TaskError(
                line.number(), "/policy", 1, abridged(e.problems().get(0).message()));
    }

    /** There is something to be minded, and there must not be. */
    static TaskError ofWarnings(TextLine line, List<Warning> warnings) {
        return new TaskError(
                line.number(),
                "",
                1,
                abridged(warnings.stream().map(Warning::text).collect(Collectors.joining("; ")) + " (--strict)"));
    }

    /** An error of the program. */
    static TaskError ofInternal(TextLine line, Throwable e) {
        String what = e instanceof VirtualMachineError ? "the task is too large for this machine: " + e : message(e);
        return new TaskError(line.number(), "", 1, abridged(INTERNAL + what));
    }

    private static String message(Throwable e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static String abridged(String message) {
        return message.codePointCount(0, message.length()) <= LONGEST
                ? message
                : message.substring(0, message.offsetByCodePoints(0, LONGEST)) + "...";
    }

    Status status() {
        return message.startsWith(INTERNAL) ? Status.INTERNAL_ERROR : Status.BAD_INPUT;
    }

    void json(JsonWriter out) {
        out.member("line", line)
                .member("pointer", pointer)
                .member("column", column)
                .member("message", message);
    }
}
