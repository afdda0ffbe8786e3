package dev.whittle.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void text_everyKindOfMember_isIndentedInOrder() {
        String text = JsonWriter.text(out -> out.member("string", "a\"b")
                .member("number", 7)
                .member("truth", true)
                .member("missing", Optional.empty())
                .member("inner", inner -> inner.member("x", Optional.of("y")))
                .strings("list", List.of("one", "two"))
                .objects("objects", List.of(1, 2), (each, item) -> each.member("item", item))
                .raw("raw", "{\"a\": 1}"));
        assertEquals("""
                {
                  "string": "a\\"b",
                  "number": 7,
                  "truth": true,
                  "inner": {
                    "x": "y"
                  },
                  "list": [
                    "one",
                    "two"
                  ],
                  "objects": [
                    {
                      "item": 1
                    },
                    {
                      "item": 2
                    }
                  ],
                  "raw": {"a": 1}
                }
                """, text);
    }

    @Test
    void line_everyKindOfMember_isOnOneLine() {
        assertEquals(
                "{\"s\":\"x\",\"o\":{\"t\":true,\"none\":{}},\"l\":[\"one\",\"two\"],\"e\":[],\"os\":[{\"i\":1},{\"i\":2}],"
                        + "\"raw\": [7 ]}",
                JsonWriter.line(out -> out.member("s", "x")
                        .member("o", o -> o.member("t", true).member("none", none -> {}))
                        .strings("l", List.of("one", "two"))
                        .strings("e", List.of())
                        .objects("os", List.of(1, 2), (each, item) -> each.member("i", item))
                        .raw("raw", " [7 ]")));
    }

    @Test
    void text_nothingInIt_hasBracketsOnOneLine() {
        assertEquals("{}\n", JsonWriter.text(out -> {}));
        assertEquals(
                "{\n  \"a\": {},\n  \"b\": []\n}\n",
                JsonWriter.text(out -> out.member("a", a -> {}).strings("b", List.of())));
    }

    @Test
    void text_whatCouldHide_isEscaped() {
        assertEquals(
                "{\n  \"s\": \"\\u001B\\n\\u202E\u00e9\ud83d\ude00\"\n}\n",
                JsonWriter.text(out -> out.member("s", "\u001b\n\u202e\u00e9\ud83d\ude00")));
    }
}
