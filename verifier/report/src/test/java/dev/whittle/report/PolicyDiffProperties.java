package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a diff shows as kept and gone is the original, and what it shows as kept and come the refined text, to the character. */
class PolicyDiffProperties {
    private static final List<String> PATTERNS =
            List.of("sqs:SendMessage", "sqs:Delete*", "sqs:*Queue", "sqs:Get*", "sns:Publish", "sns:*Topic");

    @Property(seed = "611", tries = 200)
    void of_anyPolicy_hasBothTextsInIt(@ForAll("seeds") long seed) {
        mustHaveBothTexts(new Random(seed), lines -> lines);
    }

    @Example
    void of_brokenTwin_isCaught() {
        UnaryOperator<List<DiffLine>> losesALine = lines -> lines.subList(0, lines.size() - 1);
        assertThrows(AssertionError.class, () -> mustHaveBothTexts(new Random(1), losesALine));
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    private static void mustHaveBothTexts(Random random, UnaryOperator<List<DiffLine>> twin) {
        String file = policy(random);
        String[] unused =
                PATTERNS.stream().filter(each -> random.nextInt(3) == 0).toArray(String[]::new);
        RefineRun run = Runs.of(file, unused);
        PolicyDiff diff = PolicyDiff.of(run.candidate());
        List<DiffLine> lines = twin.apply(
                diff.blocks().stream().flatMap(block -> block.lines().stream()).toList());
        String original = text(lines, DiffLine::before);
        String refined = text(lines, DiffLine::after);
        String proved = run.refinement().orElseThrow().text().orElse("");
        assertEquals(diff.isLaidOut() ? Layout.of(file) : file, original);
        assertEquals(diff.isLaidOut() ? words(proved) : proved, diff.isLaidOut() ? words(refined) : refined);
        assertEquals(kept(lines, DiffLine::before), kept(lines, DiffLine::after));
        assertTrue(lines.stream().flatMap(line -> line.before().stream()).noneMatch(is(DiffPiece.Kind.COME)));
        assertTrue(lines.stream().flatMap(line -> line.after().stream()).noneMatch(is(DiffPiece.Kind.GONE)));
    }

    private static Predicate<DiffPiece> is(DiffPiece.Kind kind) {
        return piece -> piece.kind() == kind;
    }

    private static String text(List<DiffLine> lines, Function<DiffLine, List<DiffPiece>> side) {
        return joined(lines.stream().flatMap(line -> side.apply(line).stream()));
    }

    private static String kept(List<DiffLine> lines, Function<DiffLine, List<DiffPiece>> side) {
        return joined(lines.stream().flatMap(line -> side.apply(line).stream()).filter(is(DiffPiece.Kind.KEPT)));
    }

    private static String joined(Stream<DiffPiece> pieces) {
        return pieces.map(DiffPiece::text).collect(Collectors.joining());
    }

    /** Of a text that is laid out only the white space is another. */
    private static String words(String text) {
        return text.isEmpty() ? "" : Layout.of(text);
    }

    private static String policy(Random random) {
        String line = List.of("", "\n", "\r\n  ", "\n\n\t").get(random.nextInt(4));
        String comma = line + "," + line;
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> statement(random, comma, line))
                .collect(Collectors.joining(comma, "{\"Statement\":" + line + "[", line + "]}" + line));
    }

    private static String statement(Random random, String comma, String line) {
        List<String> some = PATTERNS.stream()
                .filter(each -> random.nextInt(3) == 0)
                .map(each -> '"' + each + '"')
                .toList();
        String list = some.isEmpty() || random.nextInt(4) == 0
                ? '"' + PATTERNS.get(random.nextInt(PATTERNS.size())) + '"'
                : "[" + line + String.join(comma, some) + line + "]";
        String element = random.nextInt(6) == 0 ? "NotAction" : "Action";
        return "{\"Effect\":\"" + (random.nextInt(5) == 0 ? "Deny" : "Allow") + "\"" + comma + "\"" + element + "\":"
                + list + ",\"Resource\":\"arn:" + random.nextInt(3) + "\"}";
    }
}
