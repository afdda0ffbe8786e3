package dev.whittle.source.holders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of files that stand in texts. */
class FileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p.json | p.json",
                "see a/b/p.json, q.tpl and 'r.tftpl'. | p.json q.tpl r.tftpl",
                "file://x/p.json | p.json",
                "${path.module}/p.json.tpl | p.json.tpl",
                "${x}p.json | p.json",
                "end with p.json. | p.json",
                "P.JSON | P.JSON",
                "C:\\dir\\my-p_1@2+3~.json | my-p_1@2+3~.json",
                "p.json p.json | p.json",
                "\u00E9.json | .json",
                "p.jsonl p.json5 p.json~ p.json-x p.json.bak p.json..x pjson | ''",
                "infra/p.json//. app-role | ''",
                "p.json/x | p.json",
            })
    void names_areFoundWhereTheyEnd(String text, String names) {
        List<String> found =
                FileName.in(text, "x:1").stream().map(FileName::text).toList();
        assertEquals(names, String.join(" ", found));
    }

    @Test
    void names_areComparedByTheirEnds() {
        assertEquals(Optional.of("p.json"), FileName.of("a/b/p.json"));
        assertEquals(Optional.of("p.json"), FileName.of("a/my p.json"));
        assertEquals(Optional.of(".json"), FileName.of("\u00E9.json"));
        assertEquals(Optional.empty(), FileName.of("a.json/p"));
        assertEquals(Optional.empty(), FileName.of("p.json.bak"));
        assertTrue(new FileName("p.json", false, "").mayBe("p.json"));
        assertFalse(new FileName("p.json", false, "").mayBe("ap.json"));
        assertTrue(new FileName("p.json", true, "").mayBe("ap.json"));
        assertTrue(new FileName("", true, "").mayBe("ap.json"));
        assertFalse(new FileName("-p.json", true, "").mayBe("p.json"));
    }

    /** A run of names is gone through once. */
    @Test
    void longRuns_areLinear() {
        String run = "a.json~a.json.".repeat(200_000);
        assertEquals(1, FileName.in(run, "x:1").size());
    }
}
