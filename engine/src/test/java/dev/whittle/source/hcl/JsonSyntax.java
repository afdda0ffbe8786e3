package dev.whittle.source.hcl;

import dev.whittle.json.Json;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Files in native syntax as what the same is in JSON syntax, by Terraform's page on that alone: blocks of a type are items of an array. */
public final class JsonSyntax {
    /** Arguments that name blocks, which are no expressions in JSON. */
    private static final Set<String> NAMES = Set.of("depends_on", "replace_triggered_by", "from", "to");

    private final String text;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /** A file. */
    public static String of(String nativeText) {
        HclBody body = HclReader.read(
                        new SourceText("main.tf", nativeText), new Problems("main.tf", nativeText, Limits.CODE))
                .orElseThrow();
        return new JsonSyntax(nativeText).body(body, "\n") + "\n";
    }

    /** @param margin a line end and the blanks behind it */
    private String body(HclBody body, String margin) {
        String inner = margin + "  ";
        List<String> members = new ArrayList<>();
        body.attributes().forEach(each -> members.add(JsonWriter.quoted(each.name()) + ": " + argument(each)));
        Map<String, List<HclBlock>> byType = new LinkedHashMap<>();
        body.blocks()
                .forEach(each -> byType.computeIfAbsent(each.type(), type -> new ArrayList<>())
                        .add(each));
        byType.forEach((type, blocks) -> members.add(JsonWriter.quoted(type) + ": "
                + blocks.stream().map(each -> block(each, inner)).collect(Collectors.joining(", ", "[", "]"))));
        return members.isEmpty()
                ? "{}"
                : members.stream().collect(Collectors.joining("," + inner, "{" + inner, margin + "}"));
    }

    private String block(HclBlock block, String margin) {
        return block.labels().stream()
                        .map(each -> "{" + JsonWriter.quoted(each) + ": ")
                        .collect(Collectors.joining())
                + body(block.body(), margin)
                + "}".repeat(block.labels().size());
    }

    private String argument(HclAttribute attribute) {
        if (!NAMES.contains(attribute.name())) {
            return value(attribute.value());
        }
        List<Json> items = attribute.value().asArray().map(Json.Arr::elements).orElse(List.of(attribute.value()));
        List<String> names = items.stream()
                .map(each -> JsonWriter.quoted(each.span().of(text)))
                .toList();
        return attribute.value().asArray().isPresent() ? names.toString() : names.get(0);
    }

    private String value(Json value) {
        if (value instanceof Json.Arr array) {
            return array.elements().stream().map(this::value).toList().toString();
        }
        if (value instanceof Json.Obj object) {
            return object.members().stream()
                    .map(each -> literal(each.name()) + ": " + value(each.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Json.Str string) {
            return literal(string.value());
        }
        // The tag of a heredoc stands on a line of its own.
        String written = value.span().of(text) + (HclTemplate.isHeredoc(value) ? "\n" : "");
        boolean isTemplate = HclTemplate.isText(value) && !HclTemplate.isHeredoc(value) && written.indexOf('\\') < 0;
        return value instanceof Json.Scalar scalar
                ? scalar.lexeme()
                : JsonWriter.quoted(isTemplate ? written.substring(1, written.length() - 1) : "${" + written + "}");
    }

    private static String literal(String value) {
        return JsonWriter.quoted(value.replace("${", "$${").replace("%{", "%%{"));
    }
}
