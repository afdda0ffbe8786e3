package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one {@code UnusedPermissionDetails}: {@code serviceNamespace} and the unused {@code actions}, each a string or
 * an object with {@code action}, with or without the service's prefix. Without {@code actions} the whole service is
 * unused.
 *
 * <p>Source: IAM Access Analyzer API Reference, "UnusedPermissionDetails" and "UnusedAction".
 */
final class UnusedService {
    private UnusedService() {}

    static Evidence read(Json json, String pointer, Problems problems) {
        if (!(json instanceof Json.Obj detail)) {
            problems.add(json, pointer, "this is " + json.kind() + "; write an object with serviceNamespace");
            return Evidence.NONE;
        }
        Optional<Json> namespace = detail.get("serviceNamespace");
        if (!(namespace.orElse(null) instanceof Json.Str service)) {
            problems.add(detail, pointer, "serviceNamespace is missing; write the service's prefix, such as `s3`");
            return Evidence.NONE;
        }
        Optional<Pattern> whole = Pattern.parse(service.value() + ":*").filter(Pattern::namesOneService);
        if (whole.isEmpty()) {
            problems.add(
                    service,
                    pointer + "/serviceNamespace",
                    "`" + service.value() + "` is no service prefix; write letters, digits, `-` and `_`, such as `s3`");
            return Evidence.NONE;
        }
        Optional<Json> actions = detail.get("actions");
        if (actions.isEmpty()) {
            return new Evidence(List.of(), List.of(whole.get()), List.of(), List.of(), List.of());
        }
        String at = pointer + "/actions";
        if (!(actions.get() instanceof Json.Arr array)) {
            problems.add(actions.get(), at, "this is " + actions.get().kind() + "; write a list of actions");
            return Evidence.NONE;
        }
        List<Pattern> unused = new ArrayList<>();
        for (int i = 0; i < array.elements().size(); i++) {
            action(array.elements().get(i), service.value(), at + "/" + i, problems)
                    .ifPresent(unused::add);
        }
        return Evidence.ofUnused(unused);
    }

    private static Optional<Pattern> action(Json element, String service, String pointer, Problems problems) {
        Json value = element instanceof Json.Obj object ? object.get("action").orElse(object) : element;
        if (!(value instanceof Json.Str name)) {
            problems.add(
                    value, pointer, "this is " + value.kind() + "; write an action's name, or an object with `action`");
            return Optional.empty();
        }
        String text = name.value().contains(":") ? name.value() : service + ":" + name.value();
        Optional<Pattern> action = Pattern.parse(text).filter(Pattern::namesOneService);
        if (action.isEmpty()) {
            problems.add(name, pointer, "`" + name.value() + "` is no action; write a name such as `GetObject`");
        } else if (!action.get().service().equals(Pattern.fold(service))) {
            problems.add(
                    name, pointer, "`" + name.value() + "` is no action of `" + service + "`; name that service's own");
            return Optional.empty();
        }
        return action;
    }
}
