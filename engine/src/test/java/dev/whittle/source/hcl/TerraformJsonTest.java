package dev.whittle.source.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Problem;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files in JSON syntax mean what files in native syntax do. */
class TerraformJsonTest {
    static TerraformJson json(String text) {
        Problems problems = new Problems("main.tf.json", text, Limits.CODE);
        Optional<TerraformJson> read = TerraformJson.read(new SourceText("main.tf.json", text), problems);
        assertEquals(List.of(), problems.all(), text);
        return read.orElseThrow();
    }

    private static List<String> problems(String text) {
        Problems problems = new Problems("main.tf.json", text, Limits.CODE);
        TerraformJson.read(new SourceText("main.tf.json", text), problems);
        return problems.all().stream().map(Problem::toString).toList();
    }

    /** What a body says, blocks behind arguments, without places. */
    static String shown(HclBody body) {
        List<String> items = new ArrayList<>();
        body.attributes().forEach(each -> items.add(each.name() + " = " + shown(each.value())));
        body.blocks().forEach(each -> items.add(each.type() + each.labels() + " " + shown(each.body())));
        return items.toString();
    }

    static String shown(Json value) {
        if (value instanceof Json.Obj object) {
            return object.members().stream()
                    .map(each -> each.name() + ": " + shown(each.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Json.Arr array) {
            return array.elements().stream()
                    .map(TerraformJsonTest::shown)
                    .toList()
                    .toString();
        }
        return value instanceof Json.Opaque open
                ? "<" + open.kind() + " " + open.tokens() + ">"
                : value instanceof Json.Str string ? "'" + string.value() + "'" : ((Json.Scalar) value).lexeme();
    }

    static Stream<Arguments> pairs() {
        String role = "resource \"aws_iam_role\" \"a\" {\n  name = \"n\"\n}\n";
        return Stream.of(
                Arguments.of("{\"resource\": {\"aws_iam_role\": {\"a\": {\"name\": \"n\"}}}}", role),
                Arguments.of("{\"resource\": [{\"aws_iam_role\": [{\"a\": [{\"name\": \"n\"}]}]}]}", role),
                Arguments.of("[{}, {\"resource\": {\"aws_iam_role\": {\"a\": {\"name\": \"n\"}}}}]", role),
                Arguments.of(
                        "{\"//\": \"c\", \"resource\": {\"aws_iam_role\": {\"a\": {\"//\": {\"x\": \"${\"}, \"name\": \"n\"}}}}",
                        role),
                Arguments.of(
                        "{\"resource\": {\"aws_iam_role\": {\"a\": {\"name\": \"n\"}, \"b\": {}}, \"x\": {\"y\": null}}, \"locals\": null}",
                        role + "resource \"aws_iam_role\" \"b\" {}\n"),
                Arguments.of(
                        "{\"provider\": {\"aws\": [{}, {\"alias\": \"b\"}]}, \"module\": {\"m\": {\"source\": \"./m\"}}}",
                        "provider \"aws\" {}\nprovider \"aws\" {\n  alias = \"b\"\n}\nmodule \"m\" {\n  source = \"./m\"\n}\n"),
                Arguments.of(
                        "{\"terraform\": {\"backend\": {\"s3\": {\"key\": \"${x\"}}, \"cloud\": {}}}",
                        "terraform {\n  backend \"s3\" {\n    key = \"$${x\"\n  }\n  cloud {}\n}\n"),
                Arguments.of(
                        "{\"variable\": {\"v\": {\"default\": [\"%{if}\"], \"description\": \"${\"}, \"w\": {}}}",
                        "variable \"v\" {\n  default = [\"%%{if}\"]\n  description = \"$${\"\n}\nvariable \"w\" {}\n"),
                Arguments.of(
                        "{\"output\": {\"o\": {\"description\": \"${\", \"value\": \"${var.x}\"}}}",
                        "output \"o\" {\n  description = \"$${\"\n  value = var.x\n}\n"),
                Arguments.of(
                        "{\"locals\": [{\"a\": {\"//\": 1, \"${var.k}\": 2}}, {\"b\": [true, null, 1.5]}], \"moved\": [{\"from\": \"a.b\"}]}",
                        "locals {\n  a = { \"//\" = 1, \"${var.k}\" = 2 }\n}\nlocals {\n  b = [true, null, 1.5]\n}\nmoved {\n  from = \"a.b\"\n}\n"),
                Arguments.of("""
                        {"resource": {"x": {"y": {"inline_policy": "${var.p}", "lifecycle": {"z": 1}, "provisioner": [{"file": {}}],
                         "statement": {"a": 1}, "dynamic": {"b": {"content": {"c": 1}}}}}}}
                        """, """
                        resource "x" "y" {
                          inline_policy = var.p
                          statement     = { a = 1 }
                          lifecycle {
                            z = 1
                          }
                          provisioner "file" {}
                          dynamic "b" {
                            content {
                              c = 1
                            }
                          }
                        }
                        """),
                Arguments.of(
                        "{\"resource\": {\"aws_iam_role\": {\"y\": {\"inline_policy\": [{\"name\": \"a\"}, {}]}}}}",
                        "resource \"aws_iam_role\" \"y\" {\n  inline_policy {\n    name = \"a\"\n  }\n  inline_policy {}\n}\n"),
                Arguments.of("""
                        {"data": {"aws_iam_policy_document": {"d": {
                         "statement": [{"principals": {"type": "AWS"}, "condition": [{}, {}],
                          "dynamic": {"condition": [{"for_each": "${var.x}", "content": {}}]}}],
                         "dynamic": [{"statement": {"content": {"condition": {}}}}]}}}}
                        """, """
                        data "aws_iam_policy_document" "d" {
                          statement {
                            principals {
                              type = "AWS"
                            }
                            condition {}
                            condition {}
                            dynamic "condition" {
                              for_each = var.x
                              content {}
                            }
                          }
                          dynamic "statement" {
                            content {
                              condition {}
                            }
                          }
                        }
                        """),
                Arguments.of("{\"stack\": {\"a\": {\"b\": 1}}}", "stack = { a = { b = 1 } }\n"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void file_meansWhatTheNativeOneDoes(String json, String nativeText) {
        String expected = shown(HclReaderTest.read(nativeText))
                .replace("{ \"//\" = 1 , \"${var.k}\" = 2 }", "{\"//\": 1, \"${var.k}\": 2}");
        assertEquals(expected, shown(json(json).body()));
    }

    @Test
    void places_areThoseOfBodiesAndMembers() {
        String text = "{\"data\": {\"t\": {\"n\": {\"a\" : \"${ x }\", \"lifecycle\": [{\"b\": 1}]}}}}";
        HclBody body = json(text).body();
        HclBlock block = body.blocks("data").get(0);
        assertEquals(new Span(0, text.length()), body.span());
        assertEquals(
                text.substring(text.indexOf("{\"a\""), text.length() - 3),
                block.span().of(text));
        assertEquals(block.span(), block.body().span());
        HclAttribute attribute = block.body().attribute("a").orElseThrow();
        assertEquals("\"a\" : \"${ x }\"", attribute.span().of(text));
        assertEquals(attribute.span().start(), attribute.start());
        assertEquals("x", attribute.value().span().of(text));
        assertEquals(
                "{\"b\": 1}", block.body().blocks("lifecycle").get(0).span().of(text));
    }

    private static Json value(String written) {
        return json("{\"locals\": {\"a\": " + written + "}}")
                .body()
                .blocks("locals")
                .get(0)
                .body()
                .value("a")
                .orElseThrow();
    }

    static Stream<Arguments> strings() {
        String open = "<a string with `${` ";
        return Stream.of(
                Arguments.of("x", "'x'"),
                Arguments.of("a\\u002fb\\/c", "'a/b/c'"),
                Arguments.of("$${x} %%{y} $x", "'${x} %{y} $x'"),
                Arguments.of("\\\\n$${", "'\\n${'"),
                Arguments.of("${data.t.n.json}", "<a variable data . t . n . json>"),
                Arguments.of("${~ a.b ~}", "<a variable a . b>"),
                Arguments.of("\\u0024{a.b}", "<a variable a . b>"),
                Arguments.of("${a[\\\"k\\\"].b}", "<a variable a [ \"k\" ] . b>"),
                Arguments.of("${ 1 }", "1"),
                Arguments.of("${ \\\"s3:*\\\" }", open + "\"${ \\\"s3:*\\\" }\">"),
                Arguments.of("${[\\\"s3:*\\\"]}", open + "\"${[\\\"s3:*\\\"]}\">"),
                Arguments.of("${a}b", open + "\"${a}b\">"),
                Arguments.of("\\u0062${a}", open + "\"b${a}\">"),
                Arguments.of("\\\\n${a}", open + "\"\\\\n${a}\">"),
                Arguments.of("%{ if a }b%{ endif }", "<a string with `%{` \"%{ if a }b%{ endif }\">"),
                Arguments.of("${<<E\\nx\\nE\\n}", open + "<<E\nx\nE>"),
                Arguments.of("${f(<<E\\n${a}\\nE\\n)}", "<a call of f() f ( <<E\n${a}\nE )>"));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void string_isATemplate(String written, String meant) {
        assertEquals(meant, shown(value('"' + written + '"')));
    }

    /** Line ends are the text's own, so that what stands behind one is a word of its own. */
    @Test
    void string_withALineEnd_hasItInItsTokens() {
        assertEquals("<a string with `${` \"a\nb${c}\">", shown(value("\"a\\nb${c}\"")));
        assertEquals("'a\nb${c}'", shown(value("\"a\\nb$${c}\"")));
    }

    /** The places of what stands in a string are the file's, whatever is escaped before it. */
    @Test
    void expression_behindEscapes_isInPlace() {
        String written = "\"\\ud83d\\ude00\\n\uD83D\uDE00${f(\\\"\\u0061\\\", a[\\\"k\\\"].b)}\"";
        String text = "{\"locals\": {\"a\": " + written + "}}";
        Json.Opaque string = assertInstanceOf(
                Json.Opaque.class,
                json(text).body().blocks().get(0).body().value("a").orElseThrow());
        assertEquals(written, string.span().of(text));
        Json.Opaque call = assertInstanceOf(Json.Opaque.class, string.parts().get(0));
        assertEquals("f(\\\"\\u0061\\\", a[\\\"k\\\"].b)", call.span().of(text));
        assertEquals(
                List.of("\\\"\\u0061\\\"", "a[\\\"k\\\"].b"),
                call.parts().stream().map(each -> each.span().of(text)).toList());
        assertEquals(Optional.of("a"), call.parts().get(0).asText());
        TerraformJson json = json(text);
        assertEquals(Optional.of(string.span()), json.stringAround(call.span()));
        assertEquals(Optional.of(string.span()), json.stringAround(string.span()));
        assertEquals(Optional.empty(), json.stringAround(json.body().span()));
    }

    /** Of two strings that differ, no token is the same, and a string that is written in two ways has one. */
    @Test
    void tokens_ofStrings_areEqualWhereTheStringsAre() {
        List<String> written = List.of(
                "\"${a}\"",
                "\"${b}\"",
                "\"${a} \"",
                "\"\\\"${a}\\\"\"",
                "\"\\\\\\\"${a}\"",
                "\"\\n${a}\"",
                "\"\\\\n${a}\"");
        assertEquals(
                written.size(),
                written.stream().map(each -> shown(value(each))).distinct().count());
        assertEquals(shown(value("\"a${b}\"")), shown(value("\"\\u0061$\\u007bb}\"")));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("[1]", "1:2: this is a number; a file is an object with blocks as its members"),
                Arguments.of(
                        "{\"output\": {\"//\": \"c\"}}",
                        "1:19: this is a string; a block `output` is an object, and several are objects in an array"),
                Arguments.of(
                        "{\"resource\": {\"x\": [\"y\"]}}",
                        "1:21: this is a string; a label of `resource` is a key of an object, or of objects in an array"),
                Arguments.of(
                        "{\"data\": {\"aws_iam_policy_document\": {\"d\": {\"statement\": \"${var.s}\"}}}}",
                        "1:58: this is a string; a block `statement` is an object, and several are objects in an array"),
                Arguments.of(
                        "{\"locals\": [[{}]]}",
                        "1:13: this is an array; a block `locals` is an object, and several are objects in an array"),
                Arguments.of(
                        "{\"locals\": {\"a\": 1}, \"locals\": {}}",
                        "1:22: /locals: the key `locals` stands here a second time; keep one of them"),
                Arguments.of("{\"locals\": {\"a\": \"\\n${f(}\"}}", "1:25: `}` stands here; write a value"),
                Arguments.of(
                        "{\"locals\": {\"a\": {\"${x\": 1}}}",
                        "1:20: the `${` here is not closed; write `}` behind its expression, or `$${` where the characters are meant"),
                Arguments.of("{", "1:2: the text ends before the JSON value does; it was cut off"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void file_thatIsWrong_isToldWhere(String text, String problem) {
        assertEquals(List.of(problem), problems(text));
    }

    /** What repeats its text in each object around it would need the text's square of memory. */
    @Test
    void objectsWithComputedKeys_inEachOtherTooOften_areRefused() {
        String inner = "\"" + "x".repeat(5_000) + "\"";
        String few = "{\"locals\": {\"a\": " + "{\"${k}\": ".repeat(20) + inner + "}".repeat(22);
        assertEquals(List.of(), problems(few));
        List<String> many = problems("{\"locals\": {\"a\": " + "{\"${k}\": ".repeat(60) + inner + "}".repeat(62));
        assertTrue(many.get(0).contains("more than 32 times the characters of the text"), many.toString());
    }

    static Stream<Arguments> made() {
        String stack = "\"//\": {\"metadata\": {\"stackName\": \"s\", \"version\": \"0.20.0\"}}";
        String construct = "\"//\": {\"metadata\": {\"path\": \"s/queue\", \"uniqueId\": \"q\"}}";
        return Stream.of(
                Arguments.of(stack, construct, "the construct s/queue of CDK for Terraform"),
                Arguments.of(
                        "\"//\": {\"metadata\": {\"backend\": \"local\"}}",
                        "\"//\": \"c\"",
                        "a stack of CDK for Terraform"),
                Arguments.of("\"//\": \"stackName\"", construct, ""),
                Arguments.of("\"//\": {\"metadata\": {\"path\": \"a\"}}", stack, ""));
    }

    @ParameterizedTest
    @MethodSource("made")
    void file_ofCdkForTerraform_tellsWhatItIsMadeFrom(String root, String comment, String origin) {
        String text = "[{" + root + ", \"data\": {\"x\": {\"y\": [{" + comment + ", \"z\": [1]}]}}}]";
        TerraformJson json = json(text);
        Span one = json.body().blocks().get(0).body().value("z").orElseThrow().span();
        assertEquals(origin, json.madeFrom(one).orElse(""));
    }
}
