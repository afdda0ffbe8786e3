package dev.whittle.aws;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An object of a file that fetching wrote. What is not as it was written is refused: somebody changed it.
 *
 * @param file what messages call it
 */
record Members(String file, Json json) {
    private static final Limits LIMITS = new Limits(256 << 20, 16, 0, 0, 0, 1_000, 50);

    /** The object in a file. */
    static Members of(String file, byte[] bytes) {
        SourceText source = SourceText.decode(file, bytes, LIMITS);
        Problems problems = new Problems(file, source.text(), LIMITS);
        Optional<Json> json = JsonReader.readOne(source, problems);
        problems.refuseIfAny();
        return new Members(file, json.orElseThrow());
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> refused(name));
    }

    Optional<String> optional(String name) {
        return json.text(name);
    }

    boolean isTrue(String name) {
        return json.get(name).filter(value -> value.is("true")).isPresent();
    }

    Instant time(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException e) {
            throw refused(name);
        }
    }

    Optional<Instant> optionalTime(String name) {
        return optional(name).map(text -> time(name));
    }

    Optional<Json> value(String name) {
        return json.get(name);
    }

    List<String> strings(String name) {
        return elements(name).stream()
                .map(element -> element.asText().orElseThrow(() -> refused(name)))
                .toList();
    }

    <T> List<T> objects(String name, Function<Members, T> object) {
        return elements(name).stream()
                .map(element -> object.apply(new Members(file, element)))
                .toList();
    }

    private List<Json> elements(String name) {
        if (json.get(name).flatMap(Json::asArray).isEmpty()) {
            throw refused(name);
        }
        return Json.elements(json.get(name));
    }

    InvalidInputException refused(String name) {
        return new InvalidInputException(
                file, "`" + name + "` is not as `whittle fetch` writes it; fetch again into a new folder");
    }
}
