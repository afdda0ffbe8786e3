package dev.whittle.config;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * A mapping of a configuration where it stands. What is asked of it and is something else becomes a problem at its place.
 *
 * @param pointer JSON pointer to it
 */
record ConfigurationObject(Json.Obj object, String pointer, Problems problems) {
    /** The mapping that a value is, if it is one; keys that are none of these are problems. */
    static Optional<ConfigurationObject> of(Json value, String pointer, List<String> keys, Problems problems) {
        if (value.asObject().isEmpty()) {
            problems.add(value, pointer, "this is " + kind(value) + "; write a mapping with keys among " + among(keys));
            return Optional.empty();
        }
        Json.Obj object = value.asObject().get();
        object.members().stream()
                .filter(member -> !keys.contains(member.name()))
                .forEach(member -> problems.add(
                        member.start(),
                        member.pointer(pointer),
                        "there is no key `" + member.name() + "`; write one of " + among(keys)));
        return Optional.of(new ConfigurationObject(object, pointer, problems));
    }

    private static String among(List<String> keys) {
        return keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
    }

    /** In YAML's words; what is written in ways that only templates need is named as it is. */
    private static String kind(Json value) {
        return value.asArray().isPresent() ? "a list" : value.asObject().isPresent() ? "a mapping" : value.kind();
    }

    /** A text on one line. */
    static Optional<Json.Str> text(Json value, String pointer, Problems problems) {
        if (value instanceof Json.Str text
                && !text.value().isEmpty()
                && text.value().lines().count() == 1) {
            return Optional.of(text);
        }
        problems.add(
                value,
                pointer,
                value.asText().isPresent()
                        ? "this is no text of one line; write one"
                        : "this is " + kind(value)
                                + "; write a text on one line, in quotes where YAML takes it otherwise");
        return Optional.empty();
    }

    boolean has(String key) {
        return object.get(key).isPresent();
    }

    /** Something is wrong with it as a whole. */
    void problem(String message) {
        problems.add(object, pointer, message);
    }

    /** Something is wrong with what stands under a key. */
    void problem(String key, String message) {
        object.get(key).ifPresent(value -> problems.add(value, at(key), message));
    }

    private String at(String key) {
        return Json.Member.pointer(pointer, key);
    }

    /** The text under a key, which may be missing. */
    Optional<Json.Str> text(String key) {
        return object.get(key).flatMap(value -> text(value, at(key), problems));
    }

    /** The text under a key. */
    Optional<Json.Str> required(String key) {
        if (!has(key)) {
            problem("`" + key + "` is missing here");
        }
        return text(key);
    }

    /** The boolean under a key, which may be missing. */
    Optional<Boolean> flag(String key) {
        Optional<Json> value = object.get(key);
        Optional<Boolean> flag =
                value.filter(each -> each.is("true") || each.is("false")).map(each -> each.is("true"));
        if (flag.isEmpty()) {
            value.ifPresent(each -> problem(key, "this is " + kind(each) + "; write `true` or `false`"));
        }
        return flag;
    }

    /** The mapping under a key. */
    Optional<ConfigurationObject> object(String key, List<String> keys) {
        return object.get(key).flatMap(value -> of(value, at(key), keys, problems));
    }

    /** Hands on each element of the list under a key, which may be missing, with its pointer. */
    void elements(String key, BiConsumer<Json, String> receiver) {
        object.get(key)
                .ifPresent(value -> value.asArray()
                        .ifPresentOrElse(
                                list -> list.forEach(at(key), receiver),
                                () -> problem(key, "this is " + kind(value) + "; write a list")));
    }
}
