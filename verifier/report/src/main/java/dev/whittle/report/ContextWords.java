package dev.whittle.report;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Context;
import dev.whittle.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What must hold of the contexts of statements for a request to be a counterexample, in words. */
final class ContextWords {
    private ContextWords() {}

    /** Words for each context that counts; none where every request will do. */
    static List<String> of(Map<Context, Boolean> contexts) {
        List<String> sentences = new ArrayList<>();
        contexts.forEach((context, holds) -> {
            List<String> parts = parts(context);
            String all = String.join(", and ", parts);
            String lead = holds ? "" : parts.size() > 1 ? "not all of this is so: " : "it is not so that ";
            sentences.add(Printable.of(lead + all));
        });
        return sentences;
    }

    /** What a context asks of a request, element by element; what is only known later as it is written. */
    private static List<String> parts(Context context) {
        SourceText source = new SourceText("context", context.canonical());
        Optional<Json.Obj> object = JsonReader.readOne(
                        source, new Problems(source.name(), source.text(), Limits.DEFAULT))
                .flatMap(Json::asObject);
        if (object.isEmpty()) {
            return List.of("`" + context.canonical() + "` holds");
        }
        List<String> parts = new ArrayList<>();
        object.get().members().forEach(member -> part(member, source, parts));
        return parts;
    }

    private static void part(Json.Member member, SourceText source, List<String> parts) {
        Json value = member.value();
        switch (member.name()) {
            case "Resource" -> parts.add("the resource is " + one(value, source));
            case "NotResource" -> parts.add("the resource is none of " + values(value, source));
            case "Principal" -> parts.add("the principal is among " + principals(value, source));
            case "NotPrincipal" -> parts.add("the principal is none of " + principals(value, source));
            case "Condition" -> conditions(value, source, parts);
            case "Version" -> parts.add("variables are read as in Version " + values(value, source));
            default -> parts.add("`" + member.name() + "` is " + values(value, source));
        }
    }

    private static void conditions(Json value, SourceText source, List<String> parts) {
        value.asObject()
                .ifPresent(operators -> operators
                        .members()
                        .forEach(operator -> operator.value()
                                .asObject()
                                .ifPresent(keys -> keys.members()
                                        .forEach(key -> parts.add("`" + operator.name() + "` holds of `" + key.name()
                                                + "` and " + values(key.value(), source))))));
    }

    private static String principals(Json value, SourceText source) {
        return value.asObject()
                .map(kinds -> kinds.members().stream()
                        .map(kind -> kind.name() + " " + values(kind.value(), source))
                        .collect(Collectors.joining(", ")))
                .orElseGet(() -> values(value, source));
    }

    private static String one(Json value, SourceText source) {
        boolean isSeveral =
                value.asArray().filter(array -> array.elements().size() > 1).isPresent();
        return (isSeveral ? "one of " : "") + values(value, source);
    }

    private static String values(Json value, SourceText source) {
        List<Json> all = value.asArray().map(Json.Arr::elements).orElse(List.of(value));
        return all.stream()
                .map(each -> "`" + each.asText().orElseGet(() -> each.span().of(source.text())) + "`")
                .collect(Collectors.joining(", "));
    }
}
