package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.catalog.Catalogs;
import dev.whittle.cli.Session.Ran;
import dev.whittle.policy.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fleet --fit}: each line's policy within a quota, by itself. */
class FleetFitTest {
    @TempDir
    private Path folder;

    private Session session;

    @BeforeEach
    void open() {
        session = new Session(folder);
    }

    /** Of EC2 every so manieth action is unused. */
    private static String task(String id, int step) {
        var actions = Catalogs.newest().service("ec2").orElseThrow().actions();
        String unused = IntStream.range(0, actions.size())
                .filter(i -> i % step == 0)
                .mapToObj(i -> "\"ec2:" + actions.get(i).name() + "\"")
                .collect(Collectors.joining(","));
        return "{\"id\":\"" + id + "\",\"policy\":{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"ec2:*\","
                + "\"Resource\":\"*\"}},\"unused\":[" + unused + "]}\n";
    }

    private Ran run(String... more) throws IOException {
        List<String> line = new ArrayList<>(
                List.of("fleet", session.file("tasks.jsonl", task("few", 400) + task("some", 40) + task("many", 2))));
        line.addAll(List.of(more));
        return session.run(line.toArray(String[]::new));
    }

    private static List<JsonNode> lines(String text) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void fit_writesWhatFitsInPlaceOfThePolicy() throws IOException {
        Ran ran = run("--fit", "--for-check", session.name("check"));
        assertEquals(0, ran.exit(), ran.err());
        List<JsonNode> lines = lines(ran.out());
        assertTrue(lines.get(0).at("/fit").isMissingNode() && lines.get(0).has("policy"), ran.out());
        assertEquals("the shortest patterns", lines.get(1).at("/fit").asText());
        assertTrue(Policy.quotaCharacters(lines.get(1).at("/policy").toString()) <= 6_144);
        assertTrue(lines.get(2).at("/fit").asText().endsWith("split"));
        assertTrue(lines.get(2).at("/policy").isMissingNode());
        assertEquals(2, lines.get(2).at("/policies").size());
        assertTrue(session.text("check/results.jsonl").contains("\"policies\":["));
    }

    @Test
    void fit_whereNothingFits_saysWhy() throws IOException {
        Ran ran = run("--fit", "--quota", "user", "--strict-quota");
        assertEquals(1, ran.exit(), ran.err());
        JsonNode last = lines(ran.out()).get(2);
        assertTrue(last.at("/doesNotFit").asText().startsWith("the shortest text has "), ran.out());
        assertTrue(!last.has("policy") && !last.has("policies"), ran.out());
        assertTrue(ran.err().contains("unfit      2 refined policies over the quota"), ran.err());
        assertEquals(0, run("--fit", "--quota", "user").exit());
    }

    /** Without it nothing changes, and what only it has a use for is refused. */
    @Test
    void withoutFit_quotaIsRefused() throws IOException {
        for (String[] line : List.of(
                new String[] {"--quota", "user"}, new String[] {"--strict-quota"}, new String[] {"--fit-form", "split"
                })) {
            Ran ran = run(line);
            assertEquals(2, ran.exit(), line[0]);
            assertEquals("", ran.out());
        }
    }

    /** The configuration's quota counts where none is named. */
    @Test
    void configuration_saysWhichQuotaAndThatItIsStrict() throws IOException {
        String config = session.file("strict.yaml", "quota: user\nstrict-quota: true\n");
        assertEquals(1, run("--fit", "--config", config).exit());
        assertEquals(0, run("--fit", "--config", config, "--quota", "managed").exit());
    }
}
