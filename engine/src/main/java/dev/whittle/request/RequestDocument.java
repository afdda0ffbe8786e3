package dev.whittle.request;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.request.Documents.KeyUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request as it is written: an object with {@code action}, {@code resource}, {@code principal} and {@code context}. What else it
 * holds does not count, so that a counterexample is a request too.
 */
public final class RequestDocument {
    private static final List<String> MEMBERS = List.of("action", "resource", "principal", "context");
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9_-]+:[A-Za-z0-9_-]+");
    private static final String OPTION = "--context";

    private final SourceText source;
    private final Json root;
    private final Request request;
    private final Map<String, Key> keys;

    private RequestDocument(SourceText source, Json root, Request request, Map<String, Key> keys) {
        this.source = source;
        this.root = root;
        this.request = request;
        this.keys = keys;
    }

    /** A key of the context where it is written; nowhere in the text where it was added. */
    private record Key(String written, Optional<Json> place) {}

    /**
     * Reads a request.
     *
     * @throws InvalidInputException with every problem
     */
    public static RequestDocument read(SourceText source) {
        Problems problems = new Problems(source.name(), source.text(), Limits.DEFAULT);
        Optional<Json> root = JsonReader.readOne(source, problems);
        Optional<RequestDocument> read = root.map(json -> read(source, json, "", problems));
        problems.refuseIfAny();
        return read.orElseThrow();
    }

    /**
     * Reads a request that is part of a larger text.
     *
     * @param pointer JSON pointer to it
     * @return the request, to be used only where no problem was added
     */
    public static RequestDocument read(SourceText source, Json root, String pointer, Problems problems) {
        Reader reader = new Reader(problems);
        Request request = root.asObject().isPresent()
                ? reader.request(root, pointer)
                : reader.refused(root, pointer, "the request is " + root.kind() + "; write an object with an action");
        return new RequestDocument(source, root, request, reader.keys);
    }

    /** What is read of one text, with its problems. */
    private static final class Reader {
        private final Problems problems;
        private final Map<String, Key> keys = new LinkedHashMap<>();

        Reader(Problems problems) {
            this.problems = problems;
        }

        Request refused(Json value, String pointer, String message) {
            problems.add(value, pointer, message);
            return new Request("", "", Optional.empty(), new TreeMap<>());
        }

        Request request(Json root, String pointer) {
            for (Json.Member member : root.asObject().orElseThrow().members()) {
                String folded = Documents.folded(member.name());
                if (MEMBERS.contains(folded) && !MEMBERS.contains(member.name())) {
                    problems.add(
                            member.start(),
                            member.pointer(pointer),
                            "the member `" + member.name() + "` is unknown; write `" + folded + "`");
                }
            }
            String action = text(root, pointer, "action", "`s3:GetObject`");
            if (!action.isEmpty() && !ACTION.matcher(action).matches()) {
                problems.add(
                        root.get("action").orElseThrow(),
                        pointer + "/action",
                        "`" + action + "` is no action; write one alone, such as `s3:GetObject`");
            }
            String resource = text(root, pointer, "resource", "an ARN, or `*` where the action has none");
            if (!resource.isEmpty() && !resource.equals("*") && !Arn.isWellFormed(resource)) {
                problems.add(
                        root.get("resource").orElseThrow(),
                        pointer + "/resource",
                        "`" + resource + "` is no ARN of six parts; write one, or `*` where the action has none");
            }
            return new Request(action, resource, principal(root, pointer), context(root, pointer));
        }

        private String text(Json root, String pointer, String name, String right) {
            Optional<Json> value = root.get(name);
            if (value.isEmpty()) {
                problems.add(root, pointer, "the request has no " + name + "; write " + right);
                return "";
            }
            Optional<String> text = value.get().asText();
            if (text.isEmpty() || text.get().isEmpty()) {
                String what = text.isEmpty() ? value.get().kind() : "empty";
                problems.add(value.get(), pointer + "/" + name, "this is " + what + "; write " + right);
            }
            return text.orElse("");
        }

        private Optional<Caller> principal(Json root, String pointer) {
            Optional<Json> value = root.get("principal").filter(each -> !each.is("null"));
            Optional<Caller> caller = value.flatMap(Json::asText).flatMap(Caller::of);
            if (value.isPresent() && caller.isEmpty()) {
                String what = value.get().asText().map(text -> "`" + text + "`").orElse("this");
                problems.add(
                        value.get(),
                        pointer + "/principal",
                        what + " is no principal; write the ARN of a user, a role, a session, a root or a provider, a"
                                + " service's name, `anonymous`, `federated:PROVIDER`, `canonical:ID`, or null");
            }
            return caller;
        }

        private SortedMap<String, List<String>> context(Json root, String pointer) {
            TreeMap<String, List<String>> context = new TreeMap<>();
            Optional<Json> value = root.get("context").filter(each -> !each.is("null"));
            if (value.isEmpty()) {
                return context;
            }
            String at = pointer + "/context";
            if (value.get().asObject().isEmpty()) {
                problems.add(value.get(), at, "this is " + value.get().kind() + "; write an object of condition keys");
                return context;
            }
            for (Json.Member key : value.get().asObject().orElseThrow().members()) {
                Key other =
                        keys.putIfAbsent(Documents.folded(key.name()), new Key(key.name(), Optional.of(key.value())));
                if (other != null) {
                    problems.add(
                            key.start(),
                            key.pointer(at),
                            "the key `" + key.name() + "` is `" + other.written()
                                    + "` but for letter case; write it once with all its values");
                }
                context.put(key.name(), values(key.value(), key.pointer(at)));
            }
            return context;
        }

        private List<String> values(Json value, String pointer) {
            LinkedHashSet<String> values = new LinkedHashSet<>();
            if (value instanceof Json.Arr array) {
                array.forEach(pointer, (each, where) -> add(each, where, values));
            } else {
                add(value, pointer, values);
            }
            return List.copyOf(values);
        }

        private void add(Json value, String pointer, Set<String> values) {
            if (value instanceof Json.Scalar scalar && !scalar.is("null")) {
                values.add(scalar.lexeme());
            } else if (value.asText().isPresent()) {
                values.add(value.asText().get());
            } else {
                problems.add(value, pointer, "this is " + value.kind() + "; write a string, a number or a boolean");
            }
        }
    }

    /**
     * The same with further values, which take the place of those that it has of their keys.
     *
     * @param additions each {@code key=value}; several of one key, in any letter case, are its values
     * @throws InvalidInputException where one has no key
     */
    public RequestDocument with(List<String> additions) {
        Map<String, LinkedHashSet<String>> added = new LinkedHashMap<>();
        Map<String, Key> places = new LinkedHashMap<>(keys);
        for (String addition : additions) {
            int at = addition.indexOf('=');
            if (at <= 0) {
                throw new InvalidInputException(OPTION, "`" + addition + "` has no key; write `aws:username=bob`");
            }
            String key = addition.substring(0, at);
            added.computeIfAbsent(Documents.folded(key), name -> new LinkedHashSet<>())
                    .add(addition.substring(at + 1));
            places.put(Documents.folded(key), new Key(key, Optional.empty()));
        }
        TreeMap<String, List<String>> context = new TreeMap<>(request.context());
        added.forEach((key, values) -> context.put(key, new ArrayList<>(values)));
        Request more = new Request(request.action(), request.resource(), request.principal(), context);
        return new RequestDocument(source, root, more, places);
    }

    /**
     * The request, as one that these documents can be asked.
     *
     * @param isOfResource whether a document is a resource's, so that somebody must be named
     * @throws InvalidInputException where nobody is, or where a key of one value has several
     */
    public Request request(Documents documents, boolean isOfResource) {
        Problems problems = new Problems(source.name(), source.text(), Limits.DEFAULT);
        check(documents, isOfResource, "", problems);
        problems.refuseIfAny();
        return request;
    }

    /** The same for one that is part of a larger text, whose problems it adds; to be used only where there is none. */
    public Request request(Documents documents, boolean isOfResource, String pointer, Problems problems) {
        check(documents, isOfResource, pointer, problems);
        return request;
    }

    private void check(Documents documents, boolean isOfResource, String pointer, Problems problems) {
        if (isOfResource && request.principal().isEmpty()) {
            problems.add(
                    root,
                    pointer,
                    "the request names no principal, and the policy is a resource's; write who asks, or `anonymous`");
        }
        request.context().forEach((key, values) -> {
            Key place = keys.getOrDefault(key, new Key(key, Optional.empty()));
            if (values.size() > 1 && documents.use(key) == KeyUse.SINGLE) {
                String message = "`" + place.written() + "` has " + values.size() + " values, but a request has one at"
                        + " most; write one";
                place.place()
                        .ifPresentOrElse(
                                value -> problems.add(
                                        value, Json.Member.pointer(pointer + "/context", place.written()), message),
                                () -> problems.add(OPTION + ": " + message));
            }
        });
    }
}
