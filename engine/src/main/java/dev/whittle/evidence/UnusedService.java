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
 * @param service what the service's prefix is called
 * @param actions what the list of actions is called
 * @param action what an action's name is called
 * @param lastAccessed what the time of the last use is called, which is not asked for
 *
 * <p>Source: IAM Access Analyzer API Reference, "UnusedPermissionDetails" and "UnusedAction".
 */
record UnusedService(String service, String actions, String action, String lastAccessed) {
    /** As Access Analyzer writes it. */
    static final UnusedService CAMEL = new UnusedService("serviceNamespace", "actions", "action", "lastAccessed");

    /** As Security Hub writes it. */
    static final UnusedService PASCAL = new UnusedService("ServiceNamespace", "Actions", "Action", "LastAccessed");

    Evidence read(Json json, String pointer, Problems problems) {
        if (!(json instanceof Json.Obj detail)) {
            problems.add(json, pointer, "this is " + json.kind() + "; write an object with " + service);
            return Evidence.NONE;
        }
        for (Json.Member member : detail.members()) {
            if (!List.of(service, actions, lastAccessed).contains(member.name())) {
                // A misspelt list of actions must not turn them into the whole service.
                problems.add(
                        member.value(),
                        pointer,
                        "`" + member.name() + "` is not known here; write `" + service + "` and `" + actions + "`");
            }
        }
        Optional<Json> namespace = detail.get(service);
        if (!(namespace.orElse(null) instanceof Json.Str prefix)) {
            problems.add(detail, pointer, service + " is missing; write the service's prefix, such as `s3`");
            return Evidence.NONE;
        }
        Optional<Pattern> whole = Pattern.parse(prefix.value() + ":*").filter(Pattern::namesOneService);
        if (whole.isEmpty()) {
            problems.add(
                    prefix,
                    pointer + "/" + service,
                    "`" + prefix.value() + "` is no service prefix; write letters, digits, `-` and `_`, such as `s3`");
            return Evidence.NONE;
        }
        Optional<Json> list = detail.get(actions);
        if (list.isEmpty()) {
            return Evidence.ofUnseen(List.of(Unseen.ofService(whole.get())));
        }
        String at = pointer + "/" + actions;
        if (!(list.get() instanceof Json.Arr array)) {
            problems.add(list.get(), at, "this is " + list.get().kind() + "; write a list of actions");
            return Evidence.NONE;
        }
        List<Pattern> unused = new ArrayList<>();
        array.forEach(
                at,
                (element, where) ->
                        pattern(element, prefix.value(), where, problems).ifPresent(unused::add));
        return Evidence.ofReportedUnused(unused);
    }

    private Optional<Pattern> pattern(Json element, String prefix, String pointer, Problems problems) {
        Json value = element.get(action).orElse(element);
        if (!(value instanceof Json.Str name)) {
            problems.add(
                    value,
                    pointer,
                    "this is " + value.kind() + "; write an action's name, or an object with `" + action + "`");
            return Optional.empty();
        }
        String text = name.value().contains(":") ? name.value() : prefix + ":" + name.value();
        Optional<Pattern> pattern = Pattern.parse(text).filter(Pattern::namesOneService);
        if (pattern.isEmpty()) {
            problems.add(name, pointer, "`" + name.value() + "` is no action; write a name such as `GetObject`");
        } else if (!pattern.get().service().equals(Pattern.fold(prefix))) {
            problems.add(
                    name, pointer, "`" + name.value() + "` is no action of `" + prefix + "`; name that service's own");
            return Optional.empty();
        }
        return pattern;
    }
}
