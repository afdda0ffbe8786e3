package dev.whittle.source.yaml;

import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Problem;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Trees as short text for tests: a string in quotes, an Opaque as its kind and parts. */
final class YamlShown {
    private YamlShown() {}

    static Optional<List<Json>> read(String text, Problems problems) {
        return YamlReader.readAll(new SourceText("t.yaml", text), problems);
    }

    static List<Json> read(String text) {
        Problems problems = new Problems("t.yaml", text, Limits.DEFAULT);
        return read(text, problems).orElseThrow(() -> new AssertionError(problems.all() + "\n" + text));
    }

    static Json one(String text) {
        List<Json> documents = read(text);
        if (documents.size() != 1) {
            throw new AssertionError(documents.size() + " documents: " + text);
        }
        return documents.get(0);
    }

    /** The problems of a text that is refused, one a line. */
    static String refused(String text) {
        Problems problems = new Problems("t.yaml", text, Limits.DEFAULT);
        return read(text, problems).isPresent()
                ? "read"
                : problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    static String shown(Json value) {
        if (value instanceof Json.Obj object) {
            return object.members().stream()
                    .map(member -> member.name() + ": " + shown(member.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Json.Arr array) {
            return shown(array.elements(), "[", "]");
        }
        if (value instanceof Json.Opaque opaque) {
            return "<" + opaque.kind() + ">" + shown(opaque.parts(), "(", ")");
        }
        return value instanceof Json.Scalar scalar
                ? scalar.lexeme()
                : '"' + value.asText().orElseThrow() + '"';
    }

    private static String shown(List<Json> values, String open, String close) {
        return values.stream().map(YamlShown::shown).collect(Collectors.joining(", ", open, close));
    }
}
