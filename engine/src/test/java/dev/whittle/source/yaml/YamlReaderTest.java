package dev.whittle.source.yaml;

import static dev.whittle.source.yaml.YamlShown.one;
import static dev.whittle.source.yaml.YamlShown.read;
import static dev.whittle.source.yaml.YamlShown.refused;
import static dev.whittle.source.yaml.YamlShown.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    private static void mustShow(String expected, String text) {
        assertEquals(expected, shown(one(text)), text);
    }

    /** What the value of the first member, or the first element, spans. */
    private static String firstSpan(String text) {
        return first(text).span().of(text);
    }

    private static Json first(String text) {
        Json document = one(text);
        return document.asObject()
                .map(object -> object.members().get(0).value())
                .orElseGet(() -> document.asArray().orElseThrow().elements().get(0));
    }

    private static String tokens(String text) {
        return ((Json.Opaque) first(text)).tokens();
    }

    @Test
    void collections_inAnyLayout_areRead() {
        for (String text : new String[] {
            "a:\n- x\n- y\n", // not indented
            "a:\n    - x\n    - y\n",
            "a:\n  -\n    x\n  -   y",
            "a: [x, y]",
            "a: [ x,\n  # why\n  y, ] # more\n",
            "{a: [x, y]}",
            "{'a': ['x', \"y\"]}",
            "? a\n: - x\n  - y\n",
            "# c\n---\n# c\na: # c\n# c\n- x # c\n# c\n\n- y\n# c\n...\n",
            "a:\r\n- x\r\n-\r\n  y\r\n",
            "\uFEFFa: [x, y]\n",
            "!!str a: [!!str x, !!str y]"
        }) {
            mustShow("{a: [\"x\", \"y\"]}", text);
        }
    }

    @Test
    void plainScalars_areNumbersBooleansAndNullOfTheCoreSchemaAlone() {
        mustShow(
                "[1, -1.5e3, 0x1F, 0o17, .inf, true, false, null, null, null]",
                "[1, -1.5e3, 0x1F, 0o17, .inf, True, false, ~, null, Null]");
        mustShow(
                "[\"2012-10-17\", \"yes\", \"1:30\", \"${x}\", \"1_0\", \"-\", \"+\", \".\", \"1\", \"true\", \"\"]",
                "[2012-10-17, yes, 1:30, '${x}', 1_0, '-', +, ., '1', \"true\", '']");
        mustShow("{a: null, b: [null, null], c: {d: null}}", "a:\nb:\n- # c\n-\nc: {d}\n");
    }

    @Test
    void collectionsOfBlocks_endWithTheirLastElement() {
        assertEquals("- x\n- y", firstSpan("a:\n- x\n- y # c\n# c\n\n\nb: 1\n"));
        assertEquals("x: 1\n  y: 2", firstSpan("a:\n  x: 1\n  y: 2  # c\n\n# c\n"));
        assertEquals("- x\n-", firstSpan("a:\n- x\n- # c\n# d\nb: 1"));
        assertEquals("x:", firstSpan("a:\n  x: # c\n# d\nb: 1"));
        assertEquals("? x", firstSpan("a:\n  ? x # c\n# d\nb: 1"));
        assertEquals("[x,\n y ]", firstSpan("a: [x,\n y ] # c\n"));
        assertEquals("b: x", firstSpan("[b: x, c]"));
    }

    @Test
    void members_startWhereTheirKeyDoes() {
        String text = "😀: 1\n? b # c\n: 2\n'c' : 3\n";
        assertEquals(
                "[0, 8, 18]",
                one(text).asObject().orElseThrow().members().stream()
                        .map(Json.Member::start)
                        .toList()
                        .toString());
    }

    @Test
    void places_behindAstralCharacters_areUtf16() {
        String text = "a: [\"😀\", '😀😀', s3:Get*]\n";
        Json.Arr array = first(text).asArray().orElseThrow();
        assertEquals(
                "[\"😀\", '😀😀', s3:Get*]",
                array.elements().stream()
                        .map(each -> each.span().of(text))
                        .toList()
                        .toString());
    }

    @Test
    void whatHasATag_isOpaqueWithTheNodeAsItsPart() {
        mustShow("{a: <!Sub>(\"s3:*\")}", "a: !Sub # c\n  's3:*'\n");
        assertEquals("!Sub # c\n  's3:*'", firstSpan("a: !Sub # c\n  's3:*'\n"));
        assertEquals("!Sub 's3:*'", tokens("a: !Sub # c\n  's3:*'\n"));
        mustShow("{a: <!If>([\"x\", \"y\"])}", "a: !If\n- x # c\n- y\n");
        assertEquals("!If - x # - y #", tokens("a: !If\n- x # c\n- y\n# c\n"));
        assertEquals("!If [ x , { y : z } ]", tokens("a: !If [x, # c\n  {y: z},]\n"));
        mustShow("{a: <!!int>(\"3\")}", "a: !!int '3'");
        mustShow("{a: <!>(\"x\")}", "a: ! x");
        mustShow("{a: <!Sub>(null)}", "a: !Sub\n");
        mustShow("{a: <!Sub>(<a block scalar>())}", "a: !Sub |\n  x\n");
        mustShow("<tag:x,2000:f>(\"a\")", "%TAG !e! tag:x,2000:\n---\n!e!f a");
    }

    @Test
    void functions_areToldByTheirOnlyMember() {
        mustShow("{a: <Ref>(\"X\")}", "a: {Ref: X}");
        mustShow("{a: <Fn::Join>([\"\", [\"x\", <Ref>(\"Y\")]])}", "a:\n  Fn::Join: ['', [x, Ref: Y]]\n");
        mustShow("{a: {Ref: \"X\", b: \"c\"}}", "a: {Ref: X, b: c}");
        mustShow("{a: {Condition: \"X\"}}", "a: {Condition: X}");
        assertEquals("Ref : X #", tokens("a:\n  Ref: X # c\n"));
    }

    @Test
    void anchorsAndAliases_areOpaqueAndNotExpanded() {
        mustShow("{a: <an anchored value>(\"x\"), b: <an alias>()}", "a: &x x\nb: *x\n");
        mustShow("<an anchored value>(<!T>({k: \"v\"}))", "&a\n!T\nk: v\n");
        assertEquals("*x#1", ((Json.Opaque) one("a: &x x\nb: *x\n").get("b").orElseThrow()).tokens());
        mustShow("{a: \"x\", b: <an alias>()}", "&k a: x\nb: *k\n");
        mustShow("<an anchored value>([<an anchored value>(\"x\"), <an alias>()])", "&a [&a x, *a]");
    }

    @Test
    void scalarsThatCannotBeEditedInPlace_areOpaque() {
        mustShow("{a: <a block scalar>(), b: <a block scalar>()}", "a: |\n  x\n\n# c\nb: >-\n  y");
        assertEquals("|\n  x\n  y", firstSpan("a: |\n  x\n  y\n\n# c\nb: 1"));
        assertEquals("|\"x\\n\"", tokens("a: |\n  x\n\n# c\nb: 1"));
        mustShow("[<a scalar of several lines>(), <a scalar of several lines>()]", "- s3:Get\n  Object\n- 'x\n  y'\n");
        mustShow("<a mapping with a merge>({<<: {a: \"b\"}, c: \"d\"})", "<<: {a: b}\nc: d");
        mustShow("{<<: {a: \"b\"}}", "'<<': {a: b}");
    }

    /** Each pair is one text but for where its collections end, or what its scalars hold. */
    @Test
    void tokens_ofDifferentValues_differ() {
        assertNotEquals(tokens("a: !T\n- - x\n- y"), tokens("a: !T\n- - x\n  - y"));
        assertNotEquals(tokens("a: !T\n- x - y"), tokens("a: !T\n- x\n- y"));
        assertNotEquals(tokens("a: !T\n- x , y"), tokens("a: !T [x, y]"));
        assertNotEquals(tokens("a: !T\n  k:\n    l: x\n  m: y"), tokens("a: !T\n  k:\n    l: x\n    m: y"));
        assertNotEquals(tokens("a: !T 1"), tokens("a: !T '1'"));
        assertNotEquals(tokens("a: !T x"), tokens("a: !U x"));
        assertEquals(tokens("a: !T\n- x # c\n\n- y\n"), tokens("a:   !T\n   -   x\n   - y"));
    }

    /** The same characters, where they stand deeper, are indented less. */
    @Test
    void tokens_ofBlockScalars_tellTheirValue() {
        String deeper = "- a: !T |2\n    x\n";
        Json.Opaque inner = (Json.Opaque)
                one(deeper).asArray().orElseThrow().elements().get(0).get("a").orElseThrow();
        assertEquals("!T |2\n    x", inner.span().of(deeper));
        assertEquals("!T |2\n    x", firstSpan("a: !T |2\n    x\n"));
        assertEquals("!T |\"x\\n\"", inner.tokens());
        assertEquals("!T |\"  x\\n\"", tokens("a: !T |2\n    x\n"));
    }

    @Test
    void documents_comeInTheirOrder() {
        assertEquals(0, read("").size());
        assertEquals(0, read("# c\n").size());
        assertEquals(3, read("--- a\n---\nb: c\n...\n---\n").size());
        assertTrue(refused("--- &x a\n--- *x\n").startsWith("2:5: no anchor `&x`"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "a: {{ x }}~1:5: a template language, not YAML; give the file with",
                "{% if x %}~1:2: a template language, not YAML",
                "? [a]\\n: b~1:3: a key that is a list or a mapping; write a string",
                "a: b\\nc: d\\na: e~3:1: /a: the key `a` stands here a second time, first in line 1; keep one of them",
                "true: b~1:1: /true: the key `true` is a boolean, not a string; write it in quotes",
                "null: b~1:1: /null: the key `null` is null, not a string",
                "!x a: b~1:1: /a: a key with the tag `!x`; write a string",
                "{? : b}~1:3: /: a key is missing here",
                "a: &x b\\n*x : c~2:1: an alias as a key; write the key out",
                "a: *b~1:4: /a: no anchor `&b` stands before this alias",
                "&a [*a]~1:5: /0: the alias `*a` stands in the value that it means; write the value out",
                "Action: *~1:9: not YAML: an alias without a name; put a value that starts with `*` in quotes",
                "[*]~1:2: not YAML: an alias without a name",
                "a:\\n\\tb: c~2:1: not YAML: a tab can't indent; use blanks",
                "a: 'x~1:4: not YAML: this quote is never closed",
                "a: [x~1:6: not YAML: a `,` or `]` is missing before this",
                "a: {x: y~1:9: not YAML: a `,` or `}` is missing before this",
                "a: b: c~1:5: not YAML: a key can't stand here",
                "a:\\n  - b\\n c: d~3:2: not YAML: this belongs to nothing before it",
                "a: @x~1:4: not YAML: a value can't start with this character; put the value in quotes",
                "'😀': @x~1:6: not YAML: a value can't start",
                "a: b\\n...\\nc: d~3:1: not YAML: a second document starts here; write `---` before it",
                "%YAML 3.0\\n---\\na~1:1: not YAML 1.2, which is what is read",
            })
    void whatIsRefused_isToldWithItsPlace(String escaped, String expected) {
        String text = escaped.replace("\\n", "\n").replace("\\t", "\t");
        String problems = refused(text);
        assertTrue(problems.startsWith(expected), problems);
    }

    @Test
    void charactersThatYamlForbids_areRefused() {
        assertEquals(
                "2:3: the character U+0000 can't stand in YAML; write it as an escape in double quotes",
                refused("😀: a\nb:\u0000"));
        assertTrue(refused("a: \ud800").startsWith("1:4: the character U+D800 can't"));
        assertTrue(refused("a: '\u0007'").startsWith("1:5: the character U+0007 can't"));
    }

    @Test
    void depth_overTheLimit_isRefused() {
        int most = Limits.DEFAULT.depth();
        assertEquals("read", refused("[".repeat(most) + "]".repeat(most)));
        assertEquals(
                "1:" + (most + 1) + ": nested deeper than " + most + " levels, the most that is read",
                refused("[".repeat(most + 1) + "]".repeat(most + 1)));
        assertTrue(refused("- ".repeat(100_000)).contains("nested deeper"));
        assertTrue(refused("[".repeat(100_000)).contains("nested deeper"));
        assertTrue(refused("{a: ".repeat(100_000)).contains("nested deeper"));
    }

    @Test
    void templatesInJsonSyntax_getTheSameFunctions() {
        String text =
                "{\"a\": {\"Ref\": \"X\"}, \"b\": [{\"Fn::If\": [\"c\", {\"Ref\" :\"\\\"\"}, 1]}], \"Ref\": {\"Condition\": 2}}";
        Problems problems = new Problems("t.json", text, Limits.DEFAULT);
        SourceText source = new SourceText("t.json", text);
        Json told = Intrinsics.in(JsonReader.readOne(source, problems).orElseThrow(), source);
        assertEquals(one(text), told);
        assertEquals("{a: <Ref>(\"X\"), b: [<Fn::If>([\"c\", <Ref>(\"\"\"), 1])], Ref: {Condition: 2}}", shown(told));
    }
}
