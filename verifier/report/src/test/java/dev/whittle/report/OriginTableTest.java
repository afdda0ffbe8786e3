package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.evidence.ReportedFinding;
import dev.whittle.files.Input;
import dev.whittle.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OriginTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 27);

    private static String table(List<Input> inputs, List<ReportedFinding> findings) {
        return OriginTable.of(inputs, Runs.CATALOG.catalog(), "1.0", "Z3", RunOrigin.of(findings, DAY))
                .render();
    }

    /** What is too much to be named is still fixed by a hash that anybody can make again. */
    @Test
    void of_manyFiles_namesFiftyAndAHashOfAll() {
        List<Input> inputs = IntStream.range(0, 60)
                .mapToObj(i -> new Input("f" + i, "%064x".formatted(i)))
                .toList();
        String table = table(inputs, List.of());
        assertTrue(table.contains("<th scope=\"row\">f49</th>"), table);
        assertFalse(table.contains("<th scope=\"row\">f50</th>"), table);
        String lines = inputs.stream()
                .map(input -> input.sha256() + "  " + input.name() + "\n")
                .collect(Collectors.joining());
        assertTrue(
                table.contains("And 10 files</th><td><code>SHA-256 of all 60 lines `HASH  NAME`: "
                        + Sha256.of(lines.getBytes(StandardCharsets.UTF_8))),
                table);
    }

    @Test
    void of_hostileNames_staysText() {
        String hostile = "<img src=x onerror=alert(1)>\u202e";
        String table = table(
                List.of(new Input(hostile, "0")),
                List.of(
                        new ReportedFinding(hostile, Optional.of(hostile)),
                        new ReportedFinding("f", Optional.empty())));
        assertFalse(table.contains("<img"), table);
        assertFalse(table.contains("\u202e"), table);
        assertTrue(table.contains("Finding f</th><td><code>of no known date"), table);
    }

    @Test
    void made_isTheDayThatWasWritten_andNothingElse() {
        assertEquals(Optional.of(DAY), OriginTable.made(table(List.of(), List.of())));
        String named = "Made on</th><td><time datetime=\"2020-01-01\"";
        assertEquals(Optional.of(DAY), OriginTable.made(table(List.of(new Input(named, "0")), List.of())));
        assertEquals(Optional.empty(), OriginTable.made(named.replace("2020-01", "2020-13")));
        assertEquals(Optional.empty(), OriginTable.made("2026-09-27"));
    }
}
