package dev.whittle.evidence;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.PatternReader;
import java.util.ArrayList;
import java.util.List;

/** A list as JSON: an array of {@code service:Action} strings and patterns, or several one after another. */
final class JsonList {
    private JsonList() {}

    /** Whether the documents are arrays, and hold a string: no other form has strings there. */
    static boolean fits(List<Json> documents) {
        return documents.stream().allMatch(document -> document.asArray().isPresent())
                && JsonForm.pages(documents).stream()
                        .anyMatch(element -> element.asText().isPresent());
    }

    /**
     * The patterns of a list.
     *
     * @throws InvalidInputException with every element that is none
     */
    static List<Pattern> read(SourceText source, Limits limits) {
        Problems problems = new Problems(source.name(), source.text(), limits);
        List<Json> documents = JsonReader.readAll(source, problems);
        problems.refuseIfAny();
        List<Pattern> patterns = read(documents, problems);
        problems.refuseIfAny();
        return patterns;
    }

    /** The patterns of documents that {@link #fits} takes, and a problem for every element that is none. */
    static List<Pattern> read(List<Json> documents, Problems problems) {
        List<Pattern> patterns = new ArrayList<>();
        List<Json> elements = JsonForm.pages(documents);
        for (int i = 0; i < elements.size(); i++) {
            String at = JsonForm.pointer(documents, i);
            if (elements.get(i) instanceof Json.Str text) {
                PatternReader.read(text, at, problems).ifPresent(patterns::add);
            } else {
                problems.add(
                        elements.get(i),
                        at,
                        "this is " + elements.get(i).kind() + "; write a string such as `s3:GetObject`");
            }
        }
        return patterns;
    }
}
