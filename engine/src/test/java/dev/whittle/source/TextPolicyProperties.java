package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.policy.Context;
import dev.whittle.policy.Dialect;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import dev.whittle.policy.Unread;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Policies that stand as JSON text in something else say what they say as JSON of their own, and are edited as meant. */
class TextPolicyProperties {
    /** What of a statement doesn't hang on its place. */
    private record Said(Optional<String> sid, Effect effect, List<Pattern> patterns, boolean isBare, Context context) {
        private static Said by(Statement statement) {
            return new Said(
                    statement.sid(),
                    statement.effect(),
                    statement.actions().patterns(),
                    statement.actions().isBare(),
                    statement.context());
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property(seed = "801", tries = 4_000)
    void text_isReadAsItsPlainJson(@ForAll("seeds") long seed) {
        RandomTextPolicy made = new RandomTextPolicy(new Random(seed));
        Policy plain = plain(made);
        Policy read = read(made.form().file(), made.file());
        assertEquals(said(plain), said(read), made.file());
        assertEquals(pointers(plain), pointers(read), made.file());
        assertTrue(said(read).stream()
                .map(each -> each.context().canonical())
                .noneMatch(each -> each.contains("\uE001") || each.contains("e001")));
    }

    /** Most of what is compared above holds something that is filled in, or a variable of IAM. */
    @Example
    void texts_holdHolesAndVariables() {
        int unread = 0;
        int open = 0;
        int variables = 0;
        for (long seed = 0; seed < 500; seed++) {
            Policy policy = plain(new RandomTextPolicy(new Random(seed)));
            String contexts = said(policy).toString();
            unread += policy.unread().size();
            open += contexts.contains("<<") ? 1 : 0;
            variables += contexts.contains("${aws:x}") ? 1 : 0;
        }
        assertTrue(unread > 50 && open > 150 && variables > 100, unread + " " + open + " " + variables);
    }

    @Property(seed = "802", tries = 500)
    void edit_ofAText_isAsMeantAndNothingElse(@ForAll("seeds") long seed) {
        RandomTextPolicy made = new RandomTextPolicy(new Random(seed));
        Policy policy = read(made.form().file(), made.file());
        for (int i = 0; i < policy.statements().size(); i++) {
            Statement statement = policy.statements().get(i);
            if (policy.statements().size() > 1 && statement.actions().open().isNone()) {
                mustBeAsMeant(policy, i, new StatementEdit.Drop(), List.of());
            }
            if (statement.effect() == Effect.ALLOW) {
                for (StatementEdit.Change change : changes(statement)) {
                    mustBeAsMeant(policy, i, change, patterns(statement, change));
                }
            }
        }
    }

    private static List<StatementEdit.Change> changes(Statement statement) {
        int size = statement.actions().entries().size();
        List<Pattern> two = List.of(Pattern.of("new:One"), Pattern.of("*:T?o"));
        List<StatementEdit.Change> changes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Optional<List<Pattern>>> entries = new ArrayList<>(Collections.nCopies(size, Optional.empty()));
            entries.set(i, Optional.of(two));
            changes.add(new StatementEdit.Change(entries, List.of()));
            if (size > 1 || !statement.actions().open().isNone()) {
                entries.set(i, Optional.of(List.of()));
                changes.add(new StatementEdit.Change(entries, List.of()));
            }
        }
        if (statement.actions().open().isNone()) {
            changes.add(new StatementEdit.Change(Collections.nCopies(size, Optional.empty()), two));
        }
        return changes;
    }

    private static List<Pattern> patterns(Statement statement, StatementEdit.Change change) {
        List<Pattern> patterns = new ArrayList<>();
        for (int i = 0; i < change.entries().size(); i++) {
            patterns.addAll(change.entries()
                    .get(i)
                    .orElse(List.of(statement.actions().patterns().get(i))));
        }
        patterns.addAll(change.appended());
        return patterns;
    }

    private static void mustBeAsMeant(Policy policy, int at, StatementEdit edit, List<Pattern> meant) {
        List<StatementEdit> edits =
                new ArrayList<>(Collections.nCopies(policy.statements().size(), new StatementEdit.Keep()));
        edits.set(at, edit);
        String text = policy.edited(edits).orElseThrow();
        Policy again = policy.notation().read(new SourceText(policy.source().name(), text));
        assertEquals(
                List.of(), policy.notation().differences(policy, again, edit.isDrop() ? List.of(at) : List.of()), text);
        List<Said> expected = new ArrayList<>(said(policy));
        Said before = expected.remove(at);
        if (!edit.isDrop()) {
            boolean isBare = before.isBare() && meant.size() == 1;
            expected.add(at, new Said(before.sid(), before.effect(), meant, isBare, before.context()));
        }
        assertEquals(expected, said(again), text);
        assertEquals(policy.unread().size(), again.unread().size(), text);
        assertTrue(
                text.contains("\r\n") == policy.source().text().contains("\r\n")
                        || text.lines().count() < 9,
                text);
    }

    private static Policy read(String name, String text) {
        List<Site> sites = CodeFile.read(name, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .sites();
        assertEquals(1, sites.size(), text);
        return sites.get(0).readPolicy();
    }

    private static Policy plain(RandomTextPolicy made) {
        Problems problems = new Problems("plain", made.plain(), Limits.CODE);
        Json json = JsonReader.readOne(problems.text(), problems).orElseThrow();
        Policy policy = PolicyReader.read(problems.text(), opened(json, made.form()), "", problems, Dialect.CODE);
        assertEquals(List.of(), problems.all(), made.plain());
        return policy;
    }

    private static List<Said> said(Policy policy) {
        return policy.statements().stream().map(Said::by).toList();
    }

    private static List<String> pointers(Policy policy) {
        return policy.unread().stream().map(Unread::pointer).toList();
    }

    /** The same tree, in which strings that hold a word between signs are known only later. */
    private static Json opened(Json value, RandomTextPolicy.Form form) {
        if (value instanceof Json.Str text) {
            return text.value().indexOf(RandomTextPolicy.SIGN) < 0
                    ? text
                    : new Json.Opaque("open", tokens(text.value(), form), text.span(), List.of());
        }
        if (value instanceof Json.Arr array) {
            return new Json.Arr(
                    array.elements().stream().map(each -> opened(each, form)).toList(), array.span());
        }
        if (!(value instanceof Json.Obj object)) {
            return value;
        }
        List<Json.Member> members = object.members().stream()
                .map(member -> new Json.Member(member.name(), member.start(), opened(member.value(), form)))
                .toList();
        boolean isOpen = members.stream().anyMatch(member -> member.name().indexOf(RandomTextPolicy.SIGN) >= 0);
        return isOpen ? computed(members, object.span(), form) : new Json.Obj(members, object.span());
    }

    private static Json computed(List<Json.Member> members, Span span, RandomTextPolicy.Form form) {
        String tokens = members.stream()
                .map(member -> tokens(member.name(), form) + " : " + tokens(member.value(), form))
                .collect(Collectors.joining(" , ", "{ ", " }"));
        return new Json.Opaque("open", tokens, span, List.of());
    }

    private static String tokens(Json value, RandomTextPolicy.Form form) {
        if (value instanceof Json.Opaque open) {
            return open.tokens();
        }
        if (value instanceof Json.Arr array) {
            return array.elements().stream()
                    .map(each -> tokens(each, form))
                    .collect(Collectors.joining(" , ", "[ ", " ]"));
        }
        if (value instanceof Json.Obj object) {
            return object.members().stream()
                    .map(member -> tokens(member.name(), form) + " : " + tokens(member.value(), form))
                    .collect(Collectors.joining(" , ", "{ ", " }"));
        }
        return value instanceof Json.Scalar scalar
                ? scalar.lexeme()
                : tokens(value.asText().orElseThrow(), form);
    }

    /** Every second part between the signs is a name. */
    private static String tokens(String text, RandomTextPolicy.Form form) {
        String[] parts = text.split(Character.toString(RandomTextPolicy.SIGN), -1);
        if (parts.length == 3 && parts[1].startsWith("#")) {
            return form.hole(parts[1].substring(1));
        }
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            tokens.add(i % 2 == 0 ? JsonWriter.quoted(parts[i]) : form.hole(parts[i]));
        }
        return String.join(" ", tokens);
    }
}
