package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The law of the fixes: all of them together give the proved policy, character by character. */
class SarifReportProperties {
    private static final List<String> PATTERNS = List.of(
            "sqs:SendMessage",
            "sqs:ReceiveMessage",
            "sqs:Delete*",
            "sqs:*Queue",
            "sqs:Get*",
            "sns:Publish",
            "sns:*Topic",
            "sns:List*");

    @Property(seed = "301", tries = 150)
    void of_anyPolicy_hasFixesThatGiveTheProvedText(@ForAll("seeds") long seed) {
        mustFix(new Random(seed), run -> run);
    }

    @Example
    void of_brokenTwin_isCaught() {
        UnaryOperator<JsonNode> losesTheLast = run -> {
            ArrayNode results = (ArrayNode) run.at("/results");
            results.remove(results.size() - 1);
            return run;
        };
        assertThrows(AssertionError.class, () -> {
            for (int seed = 0; seed < 20; seed++) {
                mustFix(new Random(seed), losesTheLast);
            }
        });
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    private static void mustFix(Random random, UnaryOperator<JsonNode> reader) {
        String comma = random.nextBoolean() ? ", " : " ,\n  ";
        String file = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> statement(random, comma))
                .collect(Collectors.joining(comma, "{\"Statement\": [\r\n", "]}\n"));
        String[] unused =
                PATTERNS.stream().filter(each -> random.nextInt(3) == 0).toArray(String[]::new);
        RefineRun run = Runs.of(file, unused);
        String proved = run.refinement().orElseThrow().text().orElse(file);
        assertEquals(proved, Sarif.fixed(file, reader.apply(Sarif.run(SarifReport.of(run)))));
    }

    private static String statement(Random random, String comma) {
        List<String> some = PATTERNS.stream()
                .filter(each -> random.nextInt(3) == 0)
                .map(each -> '"' + each + '"')
                .toList();
        String list = some.isEmpty() || random.nextInt(4) == 0
                ? '"' + PATTERNS.get(random.nextInt(PATTERNS.size())) + '"'
                : String.join(comma, some).transform(items -> "[" + items + " ]");
        String element = random.nextInt(6) == 0 ? "NotAction" : "Action";
        return "{\"Effect\": \"" + (random.nextInt(5) == 0 ? "Deny" : "Allow") + "\", \"" + element + "\": " + list
                + ", \"Resource\": \"arn:" + random.nextInt(3) + "\"}";
    }
}
