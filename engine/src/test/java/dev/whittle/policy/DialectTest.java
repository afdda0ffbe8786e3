package dev.whittle.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Policies in which values are only known later. A string that starts with {@code <} stands for such a value. */
class DialectTest {
    private static Json opened(Json value) {
        if (value instanceof Json.Str text && text.value().startsWith("<")) {
            return new Json.Opaque("a variable", text.value(), text.span(), List.of());
        }
        if (value instanceof Json.Arr array) {
            return new Json.Arr(
                    array.elements().stream().map(DialectTest::opened).toList(), array.span());
        }
        return value instanceof Json.Obj object
                ? new Json.Obj(
                        object.members().stream()
                                .map(member -> new Json.Member(member.name(), member.start(), opened(member.value())))
                                .toList(),
                        object.span())
                : value;
    }

    private static Problems problems(String text) {
        return new Problems("x", text, Limits.DEFAULT);
    }

    private static Policy read(String statement, Dialect dialect, Problems problems) {
        SourceText source = problems.text();
        Json json = opened(JsonReader.readOne(source, problems).orElseThrow());
        assertEquals("{\"Statement\":" + statement + "}", source.text());
        return PolicyReader.read(source, json, "", problems, dialect);
    }

    private static Policy read(String statement, Dialect dialect) {
        Problems problems = problems("{\"Statement\":" + statement + "}");
        Policy policy = read(statement, dialect, problems);
        assertEquals(List.of(), problems.all());
        return policy;
    }

    private static String with(String rest) {
        return "{\"Effect\":\"Allow\",\"Action\":\"s3:*\"," + rest + "}";
    }

    private static Context context(String rest) {
        return read(with(rest), Dialect.CODE).statements().get(0).context();
    }

    @Test
    void context_withAnOpenValue_isTheSameWhereItsTokensAre() {
        assertEquals(context("\"Resource\":\"<var.a\""), context("\"Resource\":\"<var.a\""));
        assertNotEquals(context("\"Resource\":\"<var.a\""), context("\"Resource\":\"<var.b\""));
        assertNotEquals(context("\"Resource\":\"<var.a\""), context("\"Resource\":[\"<var.a\"]"));
        assertTrue(!context("\"Resource\":\"<*\"").isAlways());
    }

    @Test
    void statement_whoseEffectOrActionIsOpen_isUnread() {
        for (String statement : List.of(
                "{\"Effect\":\"<var.e\",\"Action\":\"s3:*\",\"Resource\":\"*\"}",
                "{\"Effect\":\"Allow\",\"Action\":\"<var.a\",\"Resource\":\"*\"}",
                "{\"Effect\":\"Allow\",\"NotAction\":[\"s3:*\",\"<var.a\"],\"Resource\":\"*\"}",
                "\"<local.statement\"")) {
            Policy policy = read("[" + with("\"Resource\":\"*\"") + "," + statement + "]", Dialect.CODE);
            assertEquals(1, policy.statements().size(), statement);
            assertEquals("/Statement/1", policy.unread().get(0).pointer());
        }
        assertEquals(List.of(), read("\"<local.all\"", Dialect.CODE).statements());
        assertEquals(1, read("\"<local.all\"", Dialect.CODE).unread().size());
    }

    @Test
    void openValue_inADocument_isRefused() {
        Problems problems = problems("{\"Statement\":" + with("\"Resource\":\"<var.a\"") + "}");
        read(with("\"Resource\":\"<var.a\""), Dialect.DOCUMENT, problems);
        assertEquals(
                "this is a variable; write a string or a list of strings",
                problems.all().get(0).message());
    }

    /** A value that may hold a policy variable counts as if it did. */
    @Test
    void context_withAnOpenValue_hangsOnTheVersion() {
        Json.Member member =
                new Json.Member("Resource", 0, new Json.Opaque("a variable", "var.a", new Span(0, 1), List.of()));
        assertNotEquals(
                Context.of(List.of(member), Optional.of("2012-10-17")), Context.of(List.of(member), Optional.empty()));
    }
}
