package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.Span;
import dev.whittle.policy.ActionList;
import dev.whittle.policy.Existence;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Compares a policy of the code with the one of an account that it became. A statement is compared with the one that is all the same, or
 * else has its Sid, or is the same but for its list, or but for the rest, or is the only one left of its effect, each time with the first such.
 */
final class DeployedComparison {
    private static final String STATEMENT = "Statement";

    /** Those that are told by statements themselves. */
    private static final Set<String> TOLD = Set.of("Effect", "Action", "NotAction");

    private final Site site;
    private final List<Part> written;
    private final List<String> differences = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();

    /** A statement and the tree that it was read from. */
    private record Part(Statement statement, Json.Obj tree) {
        Optional<Json> value(String name) {
            // An empty Sid is none.
            return tree.get(name)
                    .filter(value -> !name.equals("Sid")
                            || value.asText().filter(String::isEmpty).isEmpty());
        }

        boolean isAlwaysThere() {
            return DataDocument.mayOnlyBeReplaced(Existence.of(tree));
        }

        Set<Pattern> patterns() {
            return new LinkedHashSet<>(statement.actions().patterns());
        }

        /** For a reader who has only this: what it does to which actions. */
        String summary() {
            ActionList actions = statement.actions();
            return statement.label() + ": " + statement.effect().text() + " "
                    + actions.element().text() + " " + joined(patterns());
        }
    }

    DeployedComparison(Site site, Policy policy) {
        this.site = site;
        this.written = parts(Branches.in(site.document()).document(), policy);
        policy.unread().forEach(each -> unread.add(each.pointer() + ": " + each.reason()));
    }

    private static List<Part> parts(Json document, Policy policy) {
        Map<Span, Json.Obj> trees = new HashMap<>();
        document.get(STATEMENT)
                .ifPresent(value -> value.asArray()
                        .map(Json.Arr::elements)
                        .orElse(List.of(value))
                        .forEach(each -> each.asObject().ifPresent(tree -> trees.put(tree.span(), tree))));
        List<Part> parts = new ArrayList<>();
        for (Statement each : policy.statements()) {
            Optional.ofNullable(trees.get(each.span())).ifPresent(tree -> parts.add(new Part(each, tree)));
        }
        return parts;
    }

    Deviations with(Policy policy, Json document) {
        for (String name : List.of("Version", "Id")) {
            compare("", name, site.document().get(name), document.get(name));
        }
        List<Part> ours = new ArrayList<>(written);
        List<Part> theirs = parts(document, policy);
        pair(ours, theirs, (one, other) -> isAlike(one, other) && listsTheSame(one, other));
        pair(
                ours,
                theirs,
                (one, other) -> one.statement().sid().isPresent()
                        && one.statement().sid().equals(other.statement().sid()));
        pair(ours, theirs, DeployedComparison::isAlike);
        pair(
                ours,
                theirs,
                (one, other) -> one.statement().effect() == other.statement().effect() && listsTheSame(one, other));
        if (ours.size() == 1 && theirs.size() == 1 && !mayHaveMore()) {
            pair(
                    ours,
                    theirs,
                    (one, other) -> one.isAlwaysThere()
                            && one.statement().effect() == other.statement().effect());
        }
        ours.forEach(this::isNotDeployed);
        theirs.forEach(this::isNotWritten);
        return new Deviations(differences, open, unread);
    }

    /** Whether the code may have statements beside those that were read. */
    private boolean mayHaveMore() {
        return site.joinsOthers() || !unread.isEmpty();
    }

    private void pair(List<Part> ours, List<Part> theirs, BiPredicate<Part, Part> belong) {
        for (Iterator<Part> each = ours.iterator(); each.hasNext(); ) {
            Part one = each.next();
            Optional<Part> found =
                    theirs.stream().filter(other -> belong.test(one, other)).findFirst();
            found.ifPresent(other -> {
                compare(one, other);
                each.remove();
                theirs.remove(other);
            });
        }
    }

    private void isNotDeployed(Part part) {
        if (part.isAlwaysThere() && !site.joinsOthers()) {
            differences.add("only written: " + part.summary());
        } else {
            open.add(part.statement().label() + ": whether it is there; it is not deployed");
        }
    }

    private void isNotWritten(Part part) {
        boolean mayBeOfRepeated = written.stream()
                .anyMatch(each -> !each.isAlwaysThere() && isAlike(each, part) && listsTheSame(each, part));
        if (mayBeOfRepeated || mayHaveMore()) {
            open.add("whether the code has what is deployed as " + part.summary());
        } else {
            differences.add("only deployed: " + part.summary());
        }
    }

    /** Whether the two may be the same but for their lists. */
    private static boolean isAlike(Part one, Part other) {
        return one.statement().effect() == other.statement().effect()
                && one.statement().actions().element()
                        == other.statement().actions().element()
                && names(one, other).stream().allMatch(name -> mayBe(one.value(name), other.value(name)));
    }

    private static boolean listsTheSame(Part one, Part other) {
        return one.statement().actions().element()
                        == other.statement().actions().element()
                && one.patterns().equals(other.patterns());
    }

    /** The elements of both beside those that are told by themselves. */
    private static Set<String> names(Part one, Part other) {
        Set<String> names = new TreeSet<>();
        for (Part part : List.of(one, other)) {
            part.tree().members().stream()
                    .filter(member -> !Existence.isToldBy(member) && !TOLD.contains(member.name()))
                    .forEach(member -> names.add(member.name()));
        }
        return names;
    }

    private void compare(Part one, Part other) {
        String label = one.statement().label() + ": ";
        if (!one.isAlwaysThere()) {
            open.add(label + "whether it is there; it is deployed");
        }
        if (one.statement().effect() != other.statement().effect()) {
            differences.add(
                    label + "Effect: written " + one.statement().effect().text() + ", deployed "
                            + other.statement().effect().text());
        }
        ActionList ours = one.statement().actions();
        ActionList theirs = other.statement().actions();
        if (ours.element() != theirs.element()) {
            differences.add(label + "written " + ours.element().text() + " " + joined(one.patterns()) + ", deployed "
                    + theirs.element().text() + " " + joined(other.patterns()));
        } else {
            lists(
                    label + ours.element().text(),
                    without(one.patterns(), other.patterns()),
                    without(other.patterns(), one.patterns()));
        }
        names(one, other).forEach(name -> compare(label, name, one.value(name), other.value(name)));
    }

    private static String joined(Collection<Pattern> patterns) {
        return patterns.stream().map(Pattern::text).collect(Collectors.joining(", "));
    }

    private static List<String> without(Set<Pattern> all, Set<Pattern> others) {
        return all.stream()
                .filter(each -> !others.contains(each))
                .map(Pattern::text)
                .toList();
    }

    private void lists(String label, List<String> onlyWritten, List<String> onlyDeployed) {
        List<String> parts = new ArrayList<>();
        if (!onlyDeployed.isEmpty()) {
            parts.add("only deployed: " + String.join(", ", onlyDeployed));
        }
        if (!onlyWritten.isEmpty()) {
            parts.add("only written: " + String.join(", ", onlyWritten));
        }
        if (!parts.isEmpty()) {
            differences.add(label + ": " + String.join("; ", parts));
        }
    }

    private void compare(String label, String name, Optional<Json> ours, Optional<Json> theirs) {
        Set<String> kinds = new TreeSet<>();
        ours.ifPresent(value -> opened(value, kinds));
        if (!kinds.isEmpty()) {
            open.add(label + name + ": " + String.join(", ", kinds));
        }
        if (mayBe(ours, theirs)) {
            return;
        }
        Optional<List<String>> written = ours.flatMap(DeployedComparison::texts);
        Optional<List<String>> deployed = theirs.flatMap(DeployedComparison::texts);
        if (written.isPresent() && deployed.isPresent()) {
            // What only the account has may be what is open in the code.
            List<String> more = kinds.isEmpty() ? deployed.get() : List.of();
            lists(
                    label + name,
                    written.get().stream()
                            .filter(each -> !deployed.get().contains(each))
                            .toList(),
                    more.stream().filter(each -> !written.get().contains(each)).toList());
        } else {
            differences.add(label + name + ": "
                    + (ours.isEmpty()
                            ? "only deployed"
                            : theirs.isEmpty() ? "only written" : "written otherwise than deployed"));
        }
    }

    /** What is open in a value. */
    private static void opened(Json value, Set<String> kinds) {
        if (value instanceof Json.Opaque) {
            kinds.add(value.kind());
        }
        value.asArray().ifPresent(array -> array.elements().forEach(each -> opened(each, kinds)));
        value.asObject().ifPresent(object -> object.members().forEach(each -> opened(each.value(), kinds)));
    }

    /** Whether what is written may be what is deployed: what is open may be anything, or nothing. */
    private static boolean mayBe(Optional<Json> ours, Optional<Json> theirs) {
        if (theirs.isEmpty()) {
            return ours.isEmpty() || ours.get() instanceof Json.Opaque;
        }
        return ours.isPresent() && mayBe(ours.get(), theirs.get());
    }

    private static boolean mayBe(Json ours, Json theirs) {
        if (ours instanceof Json.Opaque) {
            return true;
        }
        if (ours instanceof Json.Obj one && theirs instanceof Json.Obj other) {
            Set<String> names = new TreeSet<>();
            List.of(one, other).forEach(each -> each.members().forEach(member -> names.add(member.name())));
            return names.stream().allMatch(name -> mayBe(one.get(name), other.get(name)));
        }
        Optional<List<String>> written = texts(ours);
        Optional<List<String>> deployed = texts(theirs);
        Set<String> kinds = new TreeSet<>();
        opened(ours, kinds);
        return written.isPresent()
                && deployed.isPresent()
                && deployed.get().containsAll(written.get())
                && (!kinds.isEmpty() || written.get().containsAll(deployed.get()));
    }

    /**
     * The known ones of a list of strings, or the one string; nothing of what is neither. Numbers and booleans are taken by their texts:
     * CloudFormation makes strings of them.
     */
    private static Optional<List<String>> texts(Json value) {
        List<String> texts = new ArrayList<>();
        for (Json each : value.asArray().map(Json.Arr::elements).orElse(List.of(value))) {
            if (each instanceof Json.Scalar scalar) {
                texts.add(scalar.lexeme());
            } else if (each.asText().isPresent()) {
                texts.add(each.asText().get());
            } else if (!(each instanceof Json.Opaque)) {
                return Optional.empty();
            }
        }
        return Optional.of(texts);
    }
}
