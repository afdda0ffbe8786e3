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
    void text_whatCouldHide_isEscaped() {
        assertEquals(
                "{\n  \"s\": \"\\u001B\\u202E\\u00E9\\uD83D\\uDE00\"\n}\n",
                JsonWriter.text(out -> out.member("s", "\u001b\u202e\u00e9\ud83d\ude00")));
    }
}
