package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest {
    private static final String SMALL =
            "{ \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:Get*\", \"Resource\": \"*\"} }\n";

    @TempDir
    private Path folder;

    private Session session;

    @BeforeEach
    void open() {
        session = new Session(folder);
    }

    private static String allow(String service, int actions) {
        String names = IntStream.range(0, actions)
                .mapToObj(i -> "\"" + service + ":SomethingWithALongName" + i + "\"")
                .collect(Collectors.joining(", "));
        return "{\"Sid\": \"" + service + "\", \"Effect\": \"Allow\", \"Action\": [" + names
                + "], \"Resource\": [\"*\"]}";
    }

    private static String policy(String... statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}";
    }

    @Test
    void withinTheQuota_isPrintedAsItIs() throws IOException {
        Ran ran = session.run("fit", session.file("policy.json", SMALL));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(SMALL, ran.out());
        assertTrue(
                ran.err()
                        .endsWith(
                                "66 characters of 6,144 (managed)\nfit        not needed: the policy is within the quota\n"),
                ran.err());
    }

    @Test
    void shorterText_isPrinted() throws IOException {
        String long0 = allow("a", 120);
        Ran ran = session.run("fit", session.file("policy.json", policy(long0, long0.replace("\"Sid\": \"a\", ", ""))));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(policy(long0), ran.out());
        assertTrue(ran.err().contains("fit        without patterns that others cover: 1 policy of "), ran.err());
        assertTrue(ran.err().endsWith(" characters, proved to allow just what it allows\n"), ran.err());
    }

    @Test
    void severalPolicies_goToTheFolder() throws IOException {
        String text = session.file("policy.json", policy(allow("a", 150), allow("b", 150)));
        Ran without = session.run("fit", text);
        assertEquals(2, without.exit());
        assertEquals("", without.out());
        assertTrue(without.err().contains("it takes several policies; name a folder for them with -o"), without.err());
        Ran ran = session.run("fit", text, "-o", session.name("fitted"));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("fit        split: 2 policies of "), ran.err());
        assertTrue(session.text("fitted/policy-1-of-2.json").contains("a:SomethingWithALongName0\""));
        assertTrue(session.text("fitted/policy-2-of-2.json").contains("b:SomethingWithALongName149\""));
        session.run("fit", session.file("policy.json", SMALL), "-o", session.name("fitted"));
        assertFalse(session.has("fitted/policy-1-of-2.json"), "what an earlier run left is no answer to this one");
    }

    @Test
    void nothingFits_isExitOneAndSaysByHowMuch() throws IOException {
        Ran ran = session.run(
                "fit", session.file("policy.json", policy(allow("a", 100))), "--quota", "user", "--format", "json");
        assertEquals(1, ran.exit());
        JsonNode report = new ObjectMapper().readTree(ran.out());
        assertFalse(report.at("/fits").asBoolean());
        assertTrue(
                report.at("/reason").asText().matches("the shortest text has [0-9,]+ characters, [0-9,]+ more than .*"),
                ran.out());
        Ran many = session.run(
                "fit", session.file("policy.json", policy(allow("a", 2_500))), "-o", session.name("fitted"));
        assertEquals(1, many.exit());
        assertTrue(many.err().contains("more than there is room for"), many.err());
        assertFalse(session.has("fitted"));
    }

    /** A bucket, a key or a role has one policy, whatever quota is named. */
    @Test
    void whatHasNoSecondOneBesideIt_isNotSplit() throws IOException {
        String resource =
                policy(allow("a", 150), allow("b", 150)).replace("\"Effect\"", "\"Principal\": \"*\", \"Effect\"");
        Ran ran = session.run("fit", session.file("policy.json", resource), "-o", session.name("fitted"));
        assertEquals(1, ran.exit(), ran.err());
        assertTrue(ran.err().contains("the split has 2 policies, 1 more than there is room for"), ran.err());
        Ran told = session.run(
                "fit",
                session.file("policy.json", policy(allow("a", 150), allow("b", 150))),
                "--policy-type",
                "permission-set",
                "-o",
                session.name("fitted"));
        assertEquals(1, told.exit(), told.err());
        assertFalse(session.has("fitted"));
    }

    @Test
    void json_holdsThePoliciesAndWhatIsProved() throws IOException {
        Ran ran = session.run(
                "fit", session.file("policy.json", policy(allow("a", 150), allow("b", 150))), "--format", "json");
        assertEquals(0, ran.exit(), ran.err());
        JsonNode report = new ObjectMapper().readTree(ran.out());
        assertEquals(2, report.at("/fit/policies").size());
        assertEquals("split", report.at("/fit/shape").asText());
        assertEquals(2, report.at("/proved").size());
        report.at("/proved")
                .forEach(each -> assertEquals("PROVED", each.at("/verdict").asText()));
    }

    @Test
    void serviceControlPolicy_countsAndLosesItsWhiteSpace() throws IOException {
        String text = policy(allow("a", 100)).replace(", \"a:", ",\n" + " ".repeat(40) + "\"a:");
        Ran ran = session.run("fit", session.file("policy.json", text), "--quota", "scp");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains(" bytes of 5,120 (scp)\n"), ran.err());
        assertTrue(ran.err().contains("fit        without white space: 1 policy of "), ran.err());
        assertEquals(text.replaceAll("\\s", ""), ran.out());
    }

    @Test
    void whatIsNoDocument_isRefused() throws IOException {
        for (String line : new String[] {
            session.file("main.tf", "locals {}\n"),
            session.file("cut.json", SMALL.substring(0, 40)),
            session.name("missing.json"),
            folder.toString()
        }) {
            Ran ran = session.run("fit", line);
            assertEquals(2, ran.exit(), line);
            assertEquals("", ran.out());
        }
        assertEquals(
                2,
                session.run("fit", session.file("p.json", SMALL), "--quota", "none")
                        .exit());
        Files.createDirectory(folder.resolve("other"));
        session.file("other/notes.txt", "mine");
        Ran other = session.run("fit", session.file("p.json", SMALL), "-o", session.name("other"));
        assertEquals(2, other.exit());
        assertEquals("mine", session.text("other/notes.txt"));
    }

    @Test
    void refine_fitFormAlone_isRefused() throws IOException {
        Ran ran = session.run(
                "refine",
                session.file("p.json", SMALL),
                "--unused",
                session.file("u.txt", "s3:GetObject\n"),
                "--fit-form",
                "split");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("add --fit"), ran.err());
    }
}
