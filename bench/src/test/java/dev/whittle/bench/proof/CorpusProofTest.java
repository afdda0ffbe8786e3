package dev.whittle.bench.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.bench.figures.Markdown;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class CorpusProofTest {
    private static final List<String> TASKS = List.of(
            task("a", "\"sqs:Get*\"", "\"sqs:GetQueueUrl\""),
            task("b", "\"sqs:List*\"", "\"sqs:ListQueues\""),
            task("c", "\"sqs:SendMessage\"", ""));

    /** The sample leaves out what nothing is unused of. */
    @Test
    void run_overThreeTasks_isATableAndAPlot() throws Exception {
        CorpusProof run = CorpusProof.of(TASKS, line -> {});
        Markdown out = new Markdown();
        run.report(out);
        String text = out.text();
        assertTrue(text.contains("3 tasks, one thread, all proved"), text);
        assertTrue(text.contains("| V4 alone, naive encoding | 2 of 2 |"), text);
        assertTrue(text.contains("| V1 to V4, automata alone | 2 of 2 |"), text);
        assertEquals(
                List.of("a", "b", "c"),
                run.lines().stream()
                        .map(line -> line.substring(0, line.indexOf('\t')))
                        .toList());

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        Element svg = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(run.plot())))
                .getDocumentElement();
        int legend = 3;
        assertEquals(3 + 2 + 2 + legend, svg.getElementsByTagName("circle").getLength());
    }

    private static String task(String id, String actions, String unused) {
        return "{\"id\":\"" + id + "\",\"policy\":{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[" + actions
                + "],\"Resource\":\"*\"}]},\"unused\":[" + unused + "]}";
    }
}
