package dev.whittle.compare;

import static dev.whittle.text.Printable.quoted;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogAction;
import dev.whittle.catalog.CatalogService;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.evidence.UnknownName;
import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.PatternReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Access that a policy is not to grant: any of these actions on any of these resources.
 *
 * <p>Source: IAM Access Analyzer API Reference, "CheckAccessNotGranted" and "Access".
 *
 * @param actions actions and patterns, each of which is or matches a known one; none for any action
 * @param resources {@code *} and ARNs of six parts with wildcards; none for any resource
 */
public record Access(List<Pattern> actions, List<String> resources) {
    private static final int PARTS = 6;

    /** With more resources nobody is told whether actions take them: that costs their number times that of all ARN formats. */
    private static final int MOST_RESOURCES = 1_000;

    private static final List<String> KEYS = List.of("actions", "resources");

    public Access {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
    }

    /**
     * Reads {@code {"actions":[..],"resources":[..]}}, of which one may be missing or empty.
     *
     * @param pointer JSON pointer to the value
     * @param problems where each reason is added for which it is refused: a name that matches no known action, a resource that is
     *     neither {@code *} nor an ARN, nothing at all
     * @return nothing where it is refused
     */
    public static Optional<Access> read(Json value, String pointer, Problems problems, Catalog catalog) {
        Optional<Json.Obj> object = value.asObject();
        if (object.isEmpty()) {
            problems.add(
                    value,
                    pointer,
                    "this is " + value.kind() + "; write {\"actions\":[..],\"resources\":[..]}, of which one may be"
                            + " missing");
            return Optional.empty();
        }
        int before = problems.all().size();
        for (Json.Member member : object.get().members()) {
            if (!KEYS.contains(member.name())) {
                problems.add(
                        member.start(),
                        member.pointer(pointer),
                        "the key " + quoted(member.name()) + " is unknown; access has actions and resources");
            }
        }
        List<Pattern> actions = new ArrayList<>();
        List<String> resources = new ArrayList<>();
        each(
                object.get(),
                "actions",
                pointer,
                problems,
                (text, where) -> PatternReader.read(text, where, problems).ifPresent(action -> {
                    actions.add(action);
                    UnknownName.refusal(action, catalog).ifPresent(message -> problems.add(text, where, message));
                }));
        each(object.get(), "resources", pointer, problems, (text, where) -> {
            resources.add(text.value());
            refusalOfResource(text.value()).ifPresent(message -> problems.add(text, where, message));
        });
        boolean isUnderstood = problems.all().size() == before;
        if (isUnderstood && actions.isEmpty() && resources.isEmpty()) {
            problems.add(
                    value, pointer, "there is neither an action nor a resource, so nothing to look for; write one");
            return Optional.empty();
        }
        return isUnderstood ? Optional.of(new Access(actions, resources)) : Optional.empty();
    }

    private interface Receiver {
        void take(Json.Str text, String pointer);
    }

    private static void each(Json.Obj object, String key, String pointer, Problems problems, Receiver receiver) {
        Optional<Json> value = object.get(key);
        String at = Json.Member.pointer(pointer, key);
        if (value.isPresent() && value.get().asArray().isEmpty()) {
            problems.add(value.get(), at, "this is " + value.get().kind() + "; write a list of strings");
        }
        value.flatMap(Json::asArray).ifPresent(array -> {
            int most = problems.limits().patterns();
            if (array.elements().size() > most) {
                problems.add(array, at, array.elements().size() + " entries, more than the " + most + " that are read");
                return;
            }
            array.forEach(at, (element, where) -> {
                if (element instanceof Json.Str text) {
                    receiver.take(text, where);
                } else {
                    problems.add(element, where, "this is " + element.kind() + "; write a string");
                }
            });
        });
    }

    /** Why a resource is refused; nothing where it is not. */
    public static Optional<String> refusalOfResource(String resource) {
        if (resource.equals("*")) {
            return Optional.empty();
        }
        String[] parts = resource.split(":", PARTS);
        boolean isArn = parts.length == PARTS
                && parts[0].equals("arn")
                && !parts[1].isEmpty()
                && !parts[2].isEmpty()
                && !parts[PARTS - 1].isEmpty();
        if (!isArn) {
            return Optional.of("the resource " + quoted(resource)
                    + " is neither `*` nor an ARN of six parts; write one such as `arn:aws:s3:::bucket/*`");
        }
        return resource.contains("${")
                ? Optional.of(
                        "the resource " + quoted(resource) + " holds a variable; write what it stands for, or `*`")
                : Optional.empty();
    }

    /** In words: the first of each, and how many more. */
    public String title() {
        String what = actions.isEmpty()
                ? "any action"
                : first(actions.stream().map(Pattern::text).toList());
        return resources.isEmpty() ? what : what + " on " + first(resources);
    }

    private static String first(List<String> all) {
        return all.get(0) + (all.size() == 1 ? "" : " or " + (all.size() - 1) + " more");
    }

    /**
     * Whether no known action that is meant takes a resource that is meant, by the published tables: then that a policy does not grant
     * it says little. Costs, for each such action, its formats times the resources.
     */
    boolean isTakenByNone(Catalog catalog, Vocabulary vocabulary) {
        if (resources.isEmpty() || resources.size() > MOST_RESOURCES || resources.contains("*")) {
            return false;
        }
        for (CatalogService service : catalog.services()) {
            for (CatalogAction action : service.actions()) {
                if (isMeant(service.prefix() + ":" + Pattern.fold(action.name()))
                        && action.resourceTypes().stream()
                                .flatMap(type -> vocabulary.arnFormats(service, type).stream())
                                .anyMatch(this::mayBeMeant)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isMeant(String action) {
        return actions.isEmpty() || actions.stream().anyMatch(pattern -> pattern.matches(action));
    }

    /** Part by part: what a format leaves open in one of the first five holds no colon. */
    private boolean mayBeMeant(String format) {
        String[] parts = format.replaceAll("\\$\\{[^}]*\\}", "*").split(":", PARTS);
        return resources.stream()
                .map(resource -> resource.split(":", PARTS))
                .anyMatch(meant -> areTogether(parts, meant));
    }

    private static boolean areTogether(String[] parts, String[] meant) {
        for (int i = 0; i < PARTS; i++) {
            if (i >= parts.length || !meet(parts[i], meant[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether some text matches both patterns. */
    static boolean meet(String one, String other) {
        boolean[] row = new boolean[other.length() + 1];
        boolean[] last = new boolean[other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                boolean isStart = i == 0 && j == 0;
                boolean endsOne = i > 0 && one.charAt(i - 1) == '*';
                boolean endsOther = j > 0 && other.charAt(j - 1) == '*';
                boolean bySame = i > 0 && j > 0 && last[j - 1] && isSame(one.charAt(i - 1), other.charAt(j - 1));
                row[j] = isStart
                        || bySame
                        || (endsOne && (last[j] || (j > 0 && row[j - 1])))
                        || (endsOther && (row[j - 1] || (i > 0 && last[j])));
            }
            boolean[] free = last;
            last = row;
            row = free;
        }
        return last[other.length()];
    }

    private static boolean isSame(char one, char other) {
        return one == other || one == '?' || other == '?';
    }
}
