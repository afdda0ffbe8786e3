package dev.whittle.source.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Problem;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each construct of HCL is read as. */
class HclReaderTest {
    private static final Limits LIMITS = new Limits(4 << 20, 200, 5_000, 50_000, 256, 1_000, 50);

    static HclBody read(String text) {
        Problems problems = new Problems("main.tf", text, LIMITS);
        Optional<HclBody> body = HclReader.read(new SourceText("main.tf", text), problems);
        assertEquals(List.of(), problems.all(), text);
        return body.orElseThrow();
    }

    static List<String> problems(String text) {
        Problems problems = new Problems("main.tf", text, LIMITS);
        HclReader.read(new SourceText("main.tf", text), problems);
        return problems.all().stream().map(Problem::toString).toList();
    }

    /** What the value of {@code a = ...} is read as. */
    private static Json value(String written) {
        return read("a = " + written + "\n").value("a").orElseThrow();
    }

    private static Json.Opaque opaque(String written) {
        return assertInstanceOf(Json.Opaque.class, value(written));
    }

    @Test
    void read_file_hasArgumentsAndBlocksInOrder() {
        String text = "x = 1\nresource \"a\" b {\n  y = 2\n  in {}\n}\none { z = 3 }\nx2 = 4\n";
        HclBody body = read(text);
        assertEquals(
                List.of("x", "x2"),
                body.attributes().stream().map(HclAttribute::name).toList());
        assertEquals(
                List.of("resource", "one"),
                body.blocks().stream().map(HclBlock::type).toList());
        HclBlock block = body.blocks("resource").get(0);
        assertEquals(List.of("a", "b"), block.labels());
        assertEquals("resource \"a\" b {\n  y = 2\n  in {}\n}", block.span().of(text));
        assertEquals("{\n  y = 2\n  in {}\n}", block.body().span().of(text));
        assertEquals("in {}", block.body().blocks("in").get(0).span().of(text));
        HclAttribute y = block.body().attribute("y").orElseThrow();
        assertEquals("y = 2", y.span().of(text));
        assertEquals(text.indexOf("y ="), y.start());
        assertEquals(new Span(0, text.length()), body.span());
        assertTrue(body.blocks("one").get(0).body().value("z").orElseThrow().is("3"));
        assertEquals(Optional.empty(), body.value("y"));
    }

    @Test
    void read_label_hasItsEscapesResolved() {
        assertEquals(
                List.of("a\"${", "", "b-c"),
                read("t \"a\\\"$${\" \"\" b-c {}").blocks("t").get(0).labels());
    }

    @Test
    void read_string_hasItsEscapesResolvedAndItsQuotesInTheSpan() {
        String text = "a = \"\\n\\r\\t\\\"\\\\\\u00e9\\U0001F600$${%%{$%$$${\"\n";
        Json value = read(text).value("a").orElseThrow();
        assertEquals("\n\r\t\"\\\u00e9\uD83D\uDE00${%{$%$${", value.asText().orElseThrow());
        assertEquals(text.substring(4, text.length() - 1), value.span().of(text));
    }

    @ParameterizedTest
    @CsvSource({"0", "12", "1.50", "1.5e+10", "1E-3", "true", "false", "null"})
    void read_numberOrWord_isAsWritten(String lexeme) {
        assertEquals(new Json.Scalar(lexeme, new Span(4, 4 + lexeme.length())), value(lexeme));
    }

    @Test
    void read_tuple_hasItsItemsAndItsBrackets() {
        String text = "a = [\n  \"x\", # first\n  1\n  ,\n  [],\n]\n";
        Json.Arr tuple = read(text).value("a").orElseThrow().asArray().orElseThrow();
        assertEquals("[\n  \"x\", # first\n  1\n  ,\n  [],\n]", tuple.span().of(text));
        assertEquals(
                List.of("\"x\"", "1", "[]"),
                tuple.elements().stream().map(each -> each.span().of(text)).toList());
    }

    @Test
    void read_object_hasItsMembersAndWhereTheirKeysStart() {
        String text = "a = { b = 1, \"c d\" : 2\n  e = {}\n\n  # comment\n  true = 3, }\n";
        Json.Obj object = read(text).value("a").orElseThrow().asObject().orElseThrow();
        assertEquals(
                List.of("b", "c d", "e", "true"),
                object.members().stream().map(Json.Member::name).toList());
        assertEquals(
                List.of(text.indexOf("b ="), text.indexOf("\"c d"), text.indexOf("e ="), text.indexOf("true")),
                object.members().stream().map(Json.Member::start).toList());
        assertEquals(text.substring(4, text.length() - 1), object.span().of(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "var.x; a variable; var . x; 0",
                "x; a variable; x; 0",
                "a.b[0].c[\"d\"].1; a variable; a . b [ 0 ] . c [ \"d\" ] . 1; 2",
                "a[b.c].d; an index; a [ b . c ] . d; 1",
                "f(x)[0]; an index; f ( x ) [ 0 ]; 2",
                "a.*.b; a splat; a . * . b; 0",
                "a[*].b[0]; a splat; a [ * ] . b [ 0 ]; 1",
                "f(); a call of f(); f ( ); 0",
                "f(1, \"b\",); a call of f(); f ( 1 , \"b\" , ); 2",
                "provider::x::f(1); a call of provider::x::f(); provider :: x :: f ( 1 ); 1",
                "f(a, b...); a call of f(); f ( a , b ... ); 2",
                "\"a ${b} ${c.d}\"; a string with `${`; \"a ${b} ${c.d}\"; 2",
                "\"${~ b ~}\"; a string with `${`; \"${~ b ~}\"; 1",
                "\"%{ if a }${b}%{ else }c%{ endif }\"; a string with `%{`; \"%{ if a }${b}%{ else }c%{ endif }\"; 2",
                "\"%{ for i, x in y ~}${x}%{ endfor }\"; a string with `%{`; \"%{ for i, x in y ~}${x}%{ endfor }\"; 2",
                "\"a${\"}${\"{\"}\"}\"; a string with `${`; \"a${\"}${\"{\"}\"}\"; 1",
                "a ? b : c; a conditional; a ? b : c; 3",
                "a ? b : c ? d : e; a conditional; a ? b : c ? d : e; 5",
                "a+1 ==-b && !c||d; an operation; a + 1 == - b && ! c || d; 5",
                "- 1; an operation; - 1; 1",
                "!!a; an operation; ! ! a; 1",
                "(a); an expression in parentheses; ( a ); 1",
                "[for x in y : x if z]; a `for`; [ for x in y : x if z ]; 3",
                "{ for k, v in y : k => v... }; a `for`; { for k , v in y : k => v ... }; 3",
                "{ (a) = 1, b = 2 }; an object with a computed key; { ( a ) = 1 , b = 2 }; 3",
                "{ \"${a}\" = 1 }; an object with a computed key; { \"${a}\" = 1 }; 2",
                "{ 1 = 2 }; an object with a computed key; { 1 = 2 }; 2",
                "a /* x */ . /* y */ b; a variable; a . b; 0"
            })
    void read_whatIsKnownLater_isOpaque(String written, String kind, String tokens, int parts) {
        Json.Opaque opaque = opaque(written);
        assertEquals(kind, opaque.kind());
        assertEquals(tokens, opaque.tokens());
        assertEquals(new Span(4, 4 + written.length()), opaque.span());
        assertEquals(parts, opaque.parts().size());
    }

    @Test
    void read_call_hasItsArgumentsAsParts() {
        Json.Opaque call = opaque("jsonencode({ Action = \"s3:*\" })");
        assertEquals("s3:*", call.parts().get(0).text("Action").orElseThrow());
    }

    @Test
    void read_expansion_isNoLiteralArgument() {
        Json last = opaque("concat([\"a\"]...)").parts().get(0);
        assertEquals("an expansion", last.kind());
        assertEquals("[ \"a\" ] ...", assertInstanceOf(Json.Opaque.class, last).tokens());
    }

    @Test
    void read_heredoc_isOpaqueByteForByte() {
        String heredoc = "<<-EOT\r\n  {\"a\": \"${b}\", \"c\\q\": \"$${d}\"}\r\n \u00a0 EOT";
        String text = "a = f(" + heredoc + " \r\n, 1)\r\nb = <<E\nE\n";
        Json.Opaque call =
                assertInstanceOf(Json.Opaque.class, read(text).value("a").orElseThrow());
        Json.Opaque part = assertInstanceOf(Json.Opaque.class, call.parts().get(0));
        assertEquals("a heredoc", part.kind());
        assertEquals(heredoc, part.tokens());
        assertEquals(heredoc, part.span().of(text));
        assertEquals(
                List.of("b"),
                part.parts().stream().map(each -> each.span().of(text)).toList());
        assertEquals("f ( " + heredoc + " , 1 )", call.tokens());
        assertEquals("a heredoc", read(text).value("b").orElseThrow().kind());
        assertEquals(
                "a heredoc with `%{`", value("<<E\n%{ if a }\nx\n%{ endif }\nE").kind());
    }

    @Test
    void read_heredocInHole_isClosedByItsOwnTag() {
        assertEquals(1, opaque("<<A\n${<<B\nA\nB\n}\nA").parts().size());
    }

    @Test
    void holes_template_areTheOutermost() {
        String text = "x = 1\na = <<E\n${f(\"${b}\")} $${no} %{ if c ~}\n%{endif}\nE\nb = \"-${d}\"\n";
        HclBody body = read(text);
        HclTemplate heredoc = HclTemplate.in(text, body.value("a").orElseThrow().span());
        assertEquals(
                "${f(\"${b}\")} $${no} %{ if c ~}\n%{endif}\n",
                heredoc.content().of(text));
        assertEquals(List.of("${ f ( \"${b}\" ) }"), tokens(heredoc));
        assertEquals(
                List.of("${f(\"${b}\")}"),
                written(text, heredoc.holes().stream().map(HclTemplate.Hole::span)));
        assertEquals(List.of("%{ if c ~}", "%{endif}"), written(text, heredoc.directives().stream()));
        assertEquals(
                List.of(text.indexOf("$${")),
                heredoc.escapes().stream().map(Span::start).toList());
        HclTemplate string = HclTemplate.in(text, body.value("b").orElseThrow().span());
        assertEquals("-${d}", string.content().of(text));
        assertEquals(List.of("${ d }"), tokens(string));
    }

    private static List<String> tokens(HclTemplate template) {
        return template.holes().stream().map(HclTemplate.Hole::tokens).toList();
    }

    private static List<String> written(String text, Stream<Span> spans) {
        return spans.map(span -> span.of(text)).toList();
    }

    @Test
    void file_isATemplateAsAWhole() {
        String text = "T\nTT\n{ \"a\": \"${ b }\" }";
        HclTemplate file = HclTemplate.file(new SourceText("x.tpl", text), ofTemplate(text))
                .orElseThrow();
        assertEquals(new Span(0, text.length()), file.content());
        assertEquals(List.of("${ b }"), tokens(file));
        String open = "{ \"a\": ${ b";
        Problems problems = ofTemplate(open);
        assertEquals(Optional.empty(), HclTemplate.file(new SourceText("x.tpl", open), problems));
        assertTrue(
                problems.all().get(0).toString().startsWith("1:8: "),
                problems.all().toString());
    }

    private static Problems ofTemplate(String text) {
        return new Problems("x.tpl", text, LIMITS);
    }

    @Test
    void read_byteOrderMarkAndCarriageReturns_keepTheirPlaces() {
        String text = "\uFEFFa = \"x\"\r\nb = {\r\n  c = 1\r\n}\r\nd {\r\n}\r\n";
        HclBody body = read(text);
        assertEquals("\"x\"", body.value("a").orElseThrow().span().of(text));
        assertEquals("{\r\n  c = 1\r\n}", body.value("b").orElseThrow().span().of(text));
        assertEquals(1, body.attributes().get(0).start());
    }

    @Test
    void read_astralCharacters_countAsTwo() {
        String text = "# \uD83D\uDE00\n\uD840\uDC00\u00e9 = [\"\uD83D\uDE00\", \"b\"]\n";
        HclAttribute attribute = read(text).attributes().get(0);
        assertEquals("\uD840\uDC00\u00e9", attribute.name());
        List<Json> elements = attribute.value().asArray().orElseThrow().elements();
        assertEquals("\"\uD83D\uDE00\"", elements.get(0).span().of(text));
        assertEquals("\"b\"", elements.get(1).span().of(text));
    }

    @Test
    void read_commentsBetweenAnyTwoTokens_changeNothing() {
        String text =
                "/**/ t /* { */ \"l\" /* } */ { // [\n # ]\n a /* = */ = /* \" */ [ # ,\n 1 // ]\n , /***/ f /* ( */ ( "
                        + "# )\n \"${ /* } */ b # }\n}\" ) ] # end\n } // end";
        Json.Arr tuple = read(text)
                .blocks("t")
                .get(0)
                .body()
                .value("a")
                .orElseThrow()
                .asArray()
                .orElseThrow();
        Json.Opaque call = assertInstanceOf(Json.Opaque.class, tuple.elements().get(1));
        assertEquals("f ( \"${ /* } */ b # }\n}\" )", call.tokens());
    }

    @Test
    void read_lineEndsInBrackets_areFree() {
        assertEquals("( a ? b : c )", opaque("(\na\n?\nb\n:\nc\n)").tokens());
        assertEquals("a [ 0 ]", opaque("a[\n0\n]").tokens());
        assertEquals("f ( a , b ... )", opaque("f(\na\n,\nb\n...\n)").tokens());
        assertEquals(
                "{ for k in a : k => k if b }",
                opaque("{\nfor k\nin a\n:\nk\n=>\nk\nif b\n}").tokens());
    }

    @Test
    void read_nesting_isBounded() {
        assertEquals(List.of(), problems("a = " + "[".repeat(199) + "1" + "]".repeat(199)));
        String deeper = "nested deeper than 200 levels, the most that is read";
        assertEquals(List.of("1:205: " + deeper), problems("a = " + "[".repeat(200) + "1" + "]".repeat(200)));
        for (String opening : List.of("[", "{a=", "f(", "(", "a[", "\"${", "a ? ", "[for x in ")) {
            assertEquals(1, problems("a = " + opening.repeat(100_000)).size(), opening);
        }
        assertTrue(problems("b {\n".repeat(100_000)).get(0).endsWith(deeper));
        assertEquals(List.of(), problems("a = " + "- !".repeat(100_000) + "b" + " ? c : d".repeat(10_000)));
    }

    @Test
    void read_valuesWithinValues_areBoundedTogether() {
        String text = "a = " + "f(".repeat(150) + "[" + "x, ".repeat(10_000) + "]" + ")".repeat(150);
        assertTrue(problems(text).get(0).contains("name some in `locals`"));
    }

    @Test
    void read_longTexts_takeTimeInTheirLength() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String piece : List.of(
                    "/*", "# c\n", "<<E\n", "\"${", "$", "%%{", "1.", "a", "a.", "\\", "{", "}", "~}", "\r", "e",
                    "[*]")) {
                problems("a = " + piece.repeat(300_000));
                problems("a = \"" + piece.repeat(300_000));
                problems("a = <<E\n" + piece.repeat(300_000));
            }
            assertEquals(100_000, read(arguments(100_000)).attributes().size());
        });
    }

    private static String arguments(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("a").append(i).append(" = [\"b\", c.d, f(1)]\n");
        }
        return text.toString();
    }

    @Test
    void read_argumentTwice_isToldWithWhatElseIsWrong() {
        assertEquals(
                List.of(
                        "2:1: the argument `a` stands here a second time; keep one of them",
                        "5:3: the argument `b` stands here a second time; keep one of them",
                        "7:5: `}` stands here; write a value"),
                problems("a = 1\na = 2\nc {\n  b = 1\n  b = 2\n}\nd = }\n"));
    }
}
