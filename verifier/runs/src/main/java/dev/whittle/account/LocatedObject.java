package dev.whittle.account;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object of the details where it stands. What is asked of it and is not there, or is not what it should be, becomes a
 * problem at its place.
 *
 * @param pointer JSON pointer to it
 */
record LocatedObject(Json.Obj object, String pointer, SourceText source, Problems problems) {
    /** IAM's own rule for names, but for those that lead out of a folder. */
    private static final String NAME = "(?!\\.\\.?$)[A-Za-z0-9_+=,.@-]{1,128}";

    /** Something is wrong with it as a whole. */
    void problem(String message) {
        problems.add(object, pointer, message);
    }

    /** Something is wrong with what stands under a key. */
    void problem(String key, String message) {
        problems.add(object, at(key), message);
    }

    private String at(String key) {
        return pointer + "/" + key;
    }

    /** What stands under a key; the SDKs' copies of an answer write null for what is missing. */
    Optional<Json> value(String key) {
        return object.get(key).filter(value -> !value.is("null"));
    }

    /** The objects in a list, which may be missing. */
    List<LocatedObject> entries(String list) {
        List<LocatedObject> entries = new ArrayList<>();
        value(list)
                .ifPresent(value -> value.asArray()
                        .ifPresentOrElse(
                                array -> array.forEach(
                                        at(list),
                                        (element, where) -> element.asObject()
                                                .ifPresentOrElse(
                                                        each -> entries.add(
                                                                new LocatedObject(each, where, source, problems)),
                                                        () -> problems.add(element, where, "this is no object"))),
                                () -> problems.add(value, at(list), "this is " + value.kind() + "; write a list")));
        return entries;
    }

    /** The string under a key. */
    Optional<String> text(String key) {
        Optional<String> text = object.text(key);
        if (text.isEmpty()) {
            problem("this has no " + key);
        }
        return text;
    }

    /** The name under a key. */
    Optional<String> name(String key) {
        Optional<String> name = text(key);
        if (name.isPresent() && !name.get().matches(NAME)) {
            problem(
                    key,
                    "`" + name.get() + "` is no name; IAM's have letters, digits and `_+=,.@-`, and not dots alone");
            return Optional.empty();
        }
        return name;
    }

    /** The number under a key; 0 where there is none. */
    long count(String key) {
        Optional<Json> value = value(key);
        if (value.orElse(null) instanceof Json.Scalar number && number.lexeme().matches("[0-9]{1,9}")) {
            return Long.parseLong(number.lexeme());
        }
        value.ifPresent(other -> problems.add(other, at(key), "this is no count; write a number"));
        return 0;
    }

    /** The policy document under a key. */
    Optional<Document> document(String key, String name) {
        Optional<Json> json = value(key);
        if (json.isEmpty()) {
            problem("`" + name + "` has no " + key);
        }
        return json.map(value -> new Document(name, source, value, at(key)));
    }

    /** The path in its ARN, such as {@code /} or {@code /team/}, if nothing else of it speaks against it. */
    Optional<String> path(String kind, String arn, String name) {
        int resource = arn.indexOf(":" + kind + "/");
        if (resource < 0 || !arn.endsWith("/" + name)) {
            problem("Arn", "`" + arn + "` is not the ARN of a " + kind + " called `" + name + "`");
            return Optional.empty();
        }
        String path = arn.substring(resource + 1 + kind.length(), arn.length() - name.length());
        Optional<String> written = object.text("Path");
        if (written.isPresent() && !written.get().equals(path)) {
            problem("Path", "the path is `" + written.get() + "` here and `" + path + "` in `" + arn + "`");
            return Optional.empty();
        }
        return Optional.of(path);
    }

    /** The ARN of its permissions boundary, which may be missing. */
    Optional<String> boundary() {
        Optional<Json> value = value("PermissionsBoundary");
        String at = at("PermissionsBoundary");
        value.filter(other -> other.asObject().isEmpty())
                .ifPresent(other -> problems.add(other, at, "this is " + other.kind() + "; write an object"));
        return value.flatMap(Json::asObject)
                .flatMap(bound -> new LocatedObject(bound, at, source, problems).text("PermissionsBoundaryArn"));
    }
}
