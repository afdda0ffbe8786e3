package dev.whittle.refine;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.policy.PolicyText;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import dev.whittle.trie.Covers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Shorter texts of a policy that say the same for every action, in JSON. Each step takes more of the text's own structure
 * away than the one before it, so the first that is short enough is the one to take. Not to be written out before it is
 * proved.
 */
public final class ShorterText {
    private ShorterText() {}

    /**
     * One step's outcome, which includes those of the steps before it.
     *
     * @param words what was done, for people
     * @param text the policy then
     */
    public record Step(String words, String text) {}

    /** The steps that shorten a policy's text, in order; none where nothing does. */
    public static List<Step> of(String text) {
        List<Step> steps = new ArrayList<>();
        String before = text;
        String after = withoutCovered(before);
        if (!after.equals(before)) {
            steps.add(new Step("without patterns that others cover", after));
        }
        before = after;
        after = withoutCovered(together(before));
        if (!after.equals(before)) {
            steps.add(new Step("statements of one context as one", after));
        }
        before = after;
        after = bare(before);
        if (!after.equals(before)) {
            steps.add(new Step("without Sids and the brackets of single strings", after));
        }
        return steps;
    }

    private static Policy read(String text) {
        return PolicyReader.read(new SourceText("policy", text));
    }

    /**
     * Without patterns that another one covers in a statement of the same effect that holds wherever this one does; of equal
     * ones the first stays. In a NotAction list the others are that list's own.
     */
    static String withoutCovered(String text) {
        Policy policy = read(text);
        List<List<Boolean>> covered = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            covered.add(new ArrayList<>(
                    Collections.nCopies(statement.actions().entries().size(), false)));
        }
        for (List<Integer> group : groups(policy)) {
            mark(policy, group, covered);
        }
        List<StatementEdit> edits = new ArrayList<>();
        for (List<Boolean> entries : covered) {
            if (!entries.contains(true)) {
                edits.add(new StatementEdit.Keep());
            } else if (!entries.contains(false)) {
                edits.add(new StatementEdit.Drop());
            } else {
                edits.add(new StatementEdit.Change(
                        entries.stream()
                                .map(isCovered ->
                                        isCovered ? Optional.of(List.<Pattern>of()) : Optional.<List<Pattern>>empty())
                                .toList(),
                        List.of()));
            }
        }
        return policy.edited(edits).orElseThrow();
    }

    /** The statements that share effect and context and list their actions; each NotAction list by itself. */
    private static List<List<Integer>> groups(Policy policy) {
        record Key(Effect effect, Context context) {}
        Map<Key, List<Integer>> listing = new HashMap<>();
        List<List<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < policy.statements().size(); i++) {
            Statement statement = policy.statements().get(i);
            List<Integer> group = new ArrayList<>();
            if (statement.actions().element() == ActionElement.ACTION) {
                group = listing.computeIfAbsent(
                        new Key(statement.effect(), statement.context()), key -> new ArrayList<>());
            }
            if (group.isEmpty()) {
                groups.add(group);
            }
            group.add(i);
        }
        return groups;
    }

    /** Marks what of a group is covered, also by what statements of the same effect list that always hold. */
    private static void mark(Policy policy, List<Integer> group, List<List<Boolean>> covered) {
        List<Pattern> patterns = new ArrayList<>();
        group.forEach(
                at -> patterns.addAll(policy.statements().get(at).actions().patterns()));
        int own = patterns.size();
        Statement first = policy.statements().get(group.get(0));
        if (first.actions().element() == ActionElement.ACTION
                && !first.context().isAlways()) {
            policy.statements().stream()
                    .filter(other -> other.effect() == first.effect()
                            && other.context().isAlways()
                            && other.actions().element() == ActionElement.ACTION)
                    .forEach(other -> patterns.addAll(other.actions().patterns()));
        }
        Covers covers = new Covers(patterns);
        int place = 0;
        for (int at : group) {
            List<Boolean> entries = covered.get(at);
            for (int entry = 0; entry < entries.size(); entry++, place++) {
                int mine = place;
                entries.set(entry, covers.isCovered(mine, other -> other >= own || other < mine));
            }
        }
    }

    /** Statements that share effect and context and list their actions as the first of them. */
    static String together(String text) {
        Policy policy = read(text);
        List<StatementEdit> edits =
                new ArrayList<>(Collections.nCopies(policy.statements().size(), new StatementEdit.Keep()));
        for (List<Integer> group : groups(policy)) {
            List<Pattern> appended = group.stream()
                    .skip(1)
                    .flatMap(at -> policy.statements().get(at).actions().patterns().stream())
                    .toList();
            if (!appended.isEmpty()) {
                int entries = policy.statements()
                        .get(group.get(0))
                        .actions()
                        .entries()
                        .size();
                edits.set(
                        group.get(0),
                        new StatementEdit.Change(
                                IntStream.range(0, entries)
                                        .mapToObj(entry -> Optional.<List<Pattern>>empty())
                                        .toList(),
                                appended));
                group.stream().skip(1).forEach(at -> edits.set(at, new StatementEdit.Drop()));
            }
        }
        return policy.edited(edits).orElseThrow();
    }

    /** Without Sids, and with a string in place of the list of it alone. */
    static String bare(String text) {
        SourceText source = new SourceText("policy", text);
        Json root = JsonReader.readOne(source, new Problems(source.name(), text, Limits.DEFAULT))
                .orElseThrow();
        Json statements =
                root.asObject().flatMap(policy -> policy.get("Statement")).orElseThrow();
        List<TextEdit> edits = new ArrayList<>();
        List<Json> each = statements.asArray().map(Json.Arr::elements).orElse(List.of(statements));
        for (Json statement : each) {
            List<Json.Member> members = statement.asObject().orElseThrow().members();
            List<Span> spans = members.stream()
                    .map(member ->
                            new Span(member.start(), member.value().span().end()))
                    .toList();
            for (int i = 0; i < members.size(); i++) {
                if (members.get(i).name().equals("Sid")) {
                    edits.add(new TextEdit(PolicyText.withSeparator(spans, i, i > 0), ""));
                } else {
                    unwrap(members.get(i).value(), text, edits);
                }
            }
        }
        return TextEdit.together(text, edits);
    }

    private static void unwrap(Json value, String text, List<TextEdit> edits) {
        List<Json> elements = value.asArray().map(Json.Arr::elements).orElse(List.of());
        if (elements.size() == 1 && elements.get(0).asText().isPresent()) {
            edits.add(new TextEdit(value.span(), elements.get(0).span().of(text)));
        }
        value.asObject().ifPresent(object -> object.members().forEach(member -> unwrap(member.value(), text, edits)));
    }

    /** Without white space outside strings. */
    public static String withoutWhiteSpace(String text) {
        StringBuilder result = new StringBuilder();
        boolean isString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isString && c == '\\') {
                result.append(c).append(text.charAt(++i));
                continue;
            }
            isString ^= c == '"';
            if (isString || !Character.isWhitespace(c)) {
                result.append(c);
            }
        }
        return result.toString();
    }
}
