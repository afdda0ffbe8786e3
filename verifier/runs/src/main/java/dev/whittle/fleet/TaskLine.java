package dev.whittle.fleet;

import dev.whittle.files.TextLine;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A line of tasks as JSON, read strictly. All problems of a line are told at once, with pointers and columns of the line. */
final class TaskLine {
    /** Stands in a result for the id of a line that has none. */
    static final String NO_ID = "null";

    private static final String ID = "id";

    private final SourceText source;
    private final Problems problems;

    private TaskLine(SourceText source) {
        this.source = source;
        this.problems = new Problems(source.name(), source.text(), Limits.DEFAULT);
    }

    /**
     * Reads a line.
     *
     * @param content reads what it holds beside its id, and throws with every problem
     */
    static <T> Task<T> read(TextLine line, Function<TaskLine, T> content) {
        SourceText source;
        try {
            source = line.text(Limits.DEFAULT);
        } catch (InvalidInputException e) {
            return new Task.Refused<>(NO_ID, e);
        }
        TaskLine read = new TaskLine(source);
        try {
            return new Task.Understood<>(read.id(), content.apply(read));
        } catch (InvalidInputException e) {
            return new Task.Refused<>(read.id(), e);
        }
    }

    /** The id that the result of a line has, whether the line is understood or refused. */
    static String idOf(TextLine line) {
        try {
            return new TaskLine(line.text(Limits.DEFAULT)).id();
        } catch (InvalidInputException e) {
            return NO_ID;
        }
    }

    /** The line's text. */
    SourceText source() {
        return source;
    }

    /** Where its problems are added. */
    Problems problems() {
        return problems;
    }

    /**
     * The line's object, with an id.
     *
     * @param keys those that it may have, the id's first
     * @param required those that it must have beside its id, in words
     */
    Json.Obj object(List<String> keys, String required) {
        refuseReturn();
        Optional<Json> json = JsonReader.readOne(source, problems);
        problems.refuseIfAny();
        if (!(json.orElseThrow() instanceof Json.Obj task)) {
            throw new InvalidInputException(
                    source.name(),
                    "the task is " + json.orElseThrow().kind() + "; write an object with id, " + required);
        }
        refuseUnknown(task, keys);
        required(task, ID, "a string that names the task")
                .filter(value -> !(value instanceof Json.Str))
                .ifPresent(value -> problems.add(value, "/id", "this is " + value.kind() + "; write a string"));
        return task;
    }

    /** Other programs would take it for a line's end, in the tasks and in the results. */
    private void refuseReturn() {
        int at = source.text().indexOf('\r');
        if (at >= 0) {
            problems.add(at, "", "a carriage return stands inside the line; end lines with a line feed, or with both");
            problems.refuseIfAny();
        }
    }

    private void refuseUnknown(Json.Obj task, List<String> keys) {
        for (Json.Member member : task.members()) {
            if (!keys.contains(member.name())) {
                problems.add(
                        member.start(),
                        member.pointer(""),
                        "the key `" + member.name() + "` is unknown; a task has " + String.join(", ", keys));
            }
        }
    }

    /** A member that must be there; where it is not, that is a problem. */
    Optional<Json> required(Json.Obj task, String key, String meaning) {
        Optional<Json> value = task.get(key);
        if (value.isEmpty()) {
            problems.add(task, "", "the task has no `" + key + "`; write " + meaning);
        }
        return value;
    }

    /** The id of the line's only document, if that has just one. */
    private String id() {
        List<Json> documents =
                JsonReader.readAll(source, new Problems(source.name(), source.text(), problems.limits()));
        if (documents.size() != 1 || !(documents.get(0) instanceof Json.Obj task)) {
            return NO_ID;
        }
        List<Json> ids = task.members().stream()
                .filter(member -> member.name().equals(ID))
                .map(Json.Member::value)
                .toList();
        boolean isAlone = source.text().substring(task.span().end()).isBlank();
        return isAlone && ids.size() == 1 && ids.get(0) instanceof Json.Str id
                ? id.span().of(source.text())
                : NO_ID;
    }
}
