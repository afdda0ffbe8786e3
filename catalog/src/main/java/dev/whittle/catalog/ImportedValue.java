package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A value of an imported file, which knows where it stands and refuses to be what it isn't.
 *
 * @param json the value
 * @param pointer its JSON pointer, for messages
 * @param problems of the file
 */
record ImportedValue(Json json, String pointer, Problems problems) {
    /** A value that is not understood. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ImportedValue value;
        private final String problem;

        private Refusal(ImportedValue value, String problem) {
            super(problem, null, false, false);
            this.value = value;
            this.problem = problem;
        }

        /** Adds it to the problems of its file. */
        void tell() {
            value.problems.add(value.json, value.pointer, problem);
        }
    }

    /** The value under a key that must be there. */
    ImportedValue field(String key) {
        return below(key, object().get(key).orElseThrow(() -> refusal("field " + quoted(key) + " is missing")));
    }

    boolean has(String key) {
        return object().get(key).isPresent();
    }

    /** The keys and values of this object, in the file's order. */
    List<Map.Entry<String, ImportedValue>> fields() {
        List<Map.Entry<String, ImportedValue>> fields = new ArrayList<>();
        for (Json.Member member : object().members()) {
            fields.add(Map.entry(member.name(), below(member.name(), member.value())));
        }
        return fields;
    }

    /** Refuses keys beyond these, since nobody knows what they change. */
    void mustHoldOnly(Set<String> known) {
        for (Json.Member member : object().members()) {
            if (!known.contains(member.name())) {
                throw refusal(
                        "field " + quoted(member.name()) + " is not known; known are " + String.join(", ", known));
            }
        }
    }

    List<ImportedValue> items() {
        if (!(json instanceof Json.Arr array)) {
            throw refusal("there must be an array here");
        }
        List<ImportedValue> items = new ArrayList<>();
        array.forEach(pointer, (item, at) -> items.add(new ImportedValue(item, at, problems)));
        return items;
    }

    boolean isTrue() {
        if (!(json instanceof Json.Scalar scalar) || !scalar.isBoolean()) {
            throw refusal("there must be `true` or `false` here");
        }
        return scalar.lexeme().equals("true");
    }

    boolean isArray() {
        return json instanceof Json.Arr;
    }

    String text() {
        if (!(json instanceof Json.Str string)) {
            throw refusal("there must be a string here");
        }
        return string.value();
    }

    /** Refuses this text here where the check does. */
    void mustPass(Consumer<String> check) {
        String text = text();
        checked(() -> {
            check.accept(text);
            return text;
        });
    }

    /** What is made of this value; what is wrong with that is wrong here. */
    <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (CatalogException e) {
            throw refusal(e.getMessage());
        }
    }

    /** The failure that says what is wrong here. */
    Refusal refusal(String problem) {
        return new Refusal(this, problem);
    }

    private Json.Obj object() {
        if (!(json instanceof Json.Obj object)) {
            throw refusal("there must be an object here");
        }
        return object;
    }

    private ImportedValue below(String key, Json value) {
        return new ImportedValue(value, Json.Member.pointer(pointer, key), problems);
    }
}
