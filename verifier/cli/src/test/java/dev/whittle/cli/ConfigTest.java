package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import dev.whittle.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code whittle.yaml} for one policy. */
class ConfigTest extends RefineCase {
    private static final String KEEP = "keep: [sqs:DeleteMessage]\n";
    private static final String SID =
            "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Sid\": \"BreakGlass\", \"Effect\": \"Allow\","
                    + " \"Action\": \"sqs:*\", \"Resource\": \"*\"}, {\"Effect\": \"Allow\", \"Action\": [\"s3:GetObject\", \"s3:PutObject\"],"
                    + " \"Resource\": \"*\"}]}\n";
    private static final String RULE = "statements:\n  - sid: Break*\n    reason: emergencies\n";

    @Test
    void refine_foundConfiguration_isHeededAndNamedFirst() throws IOException {
        String config = session.file("whittle.yaml", KEEP);
        Ran ran = here("refine", policy, "--unused", unused);
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(POLICY, ran.out());
        assertEquals(
                "config     whittle.yaml (found in the current folder), sha256 "
                        + sha256(config).substring(0, 12) + ": 1 entry kept as by --keep",
                ran.errLines().get(0));
        assertTrue(ran.errLines().contains("kept       1 action by --keep: sqs:DeleteMessage"), ran.err());
        Ran ignored = here("refine", policy, "--unused", unused, "--no-config");
        assertEquals(REFINED, ignored.out());
        assertFalse(ignored.err().contains("whittle.yaml"), ignored.err());
    }

    @Test
    void refine_namedConfiguration_takesTheFoundOnesPlace() throws IOException {
        session.file("whittle.yaml", KEEP);
        Ran ran = here("refine", policy, "--unused", unused, "--config", session.file("other.yaml", ""));
        assertEquals(REFINED, ran.out(), ran.err());
        assertTrue(ran.errLines().get(0).contains("other.yaml (by --config)"), ran.err());
        assertEquals(
                2,
                here("refine", policy, "--unused", unused, "--config", session.name("none.yaml"))
                        .exit());
        assertEquals(
                2, here("refine", policy, "--unused", unused, "--config", "-").exit());
        Ran both = here("refine", policy, "--unused", unused, "--config", "a.yaml", "--no-config");
        assertEquals(2, both.exit());
        assertTrue(both.err().contains("exclude each other"), both.err());
    }

    @Test
    void refine_protectedStatement_staysByteForByteAndIsSaidEverywhere() throws IOException {
        String config = session.file("whittle.yaml", RULE);
        String broad = session.file("broad.json", SID);
        String list = session.file("list.txt", "sqs:DeleteMessage\ns3:PutObject\n");
        Ran ran = here("refine", broad, "--unused", list);
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(SID.replace("\"s3:GetObject\", \"s3:PutObject\"", "\"s3:GetObject\""), ran.out());
        String words = "`sid: Break*` of whittle.yaml, line 2: emergencies";
        assertTrue(
                ran.errLines()
                        .contains("protected  the statement /Statement/0 (BreakGlass) stays as it is by " + words
                                + "; 1 unused action kept: sqs:DeleteMessage"),
                ran.err());
        String json = here("refine", broad, "--unused", list, "--format", "json", "--report", session.name("page.html"))
                .out();
        assertTrue(
                json.replaceAll("\\s+", " ")
                        .contains(
                                "\"protected\": [ { \"rule\": \"" + words
                                        + "\", \"pointer\": \"/Statement/0\", \"sid\": \"BreakGlass\", \"actions\": [ \"sqs:DeleteMessage\" ] } ]"),
                json);
        for (String report : new String[] {
            json,
            session.text("page.html"),
            here("refine", broad, "--unused", list, "--format", "sarif").out(),
            here("refine", broad, "--unused", list, "--format", "markdown").out()
        }) {
            assertTrue(report.contains("whittle.yaml") && report.contains(sha256(config)), report);
        }
        Ran explained = here("refine", broad, "--unused", list, "--explain", "sqs:DeleteMessage");
        assertTrue(
                explained.out().contains("kept: /Statement/0 (BreakGlass) stays as it is by " + words),
                explained.out());
    }

    /** What one command keeps, the other one must not miss. */
    @Test
    void verify_protectedStatement_isHeldToTheSameRules() throws IOException {
        String config = session.file("rules.yaml", RULE + "keep: [s3:PutObject]\n");
        String broad = session.file("broad.json", SID);
        String list = session.file("list.txt", "sqs:DeleteMessage\ns3:PutObject\n");
        assertEquals(
                0,
                here("verify", broad, broad, "--unused", list, "--config", config)
                        .exit());
        assertEquals(1, here("verify", broad, broad, "--unused", list).exit());
        Ran json = here("verify", broad, broad, "--unused", list, "--config", config, "--format", "json");
        assertTrue(json.out().contains("\"rule\": \"`sid: Break*` of "), json.out());
        assertTrue(json.out().contains(sha256(config)), json.out());
    }

    @Test
    void refine_principalThatIsLeftAlone_losesNothing() throws IOException {
        session.file("whittle.yaml", "principals:\n  - arn: arn:aws:iam::*:role/B*\n  - tag: {key: Owner}\n");
        String finding = session.file("finding.json", AccountCase.finding("role/B", "DeleteMessage"));
        Ran ran = here("refine", policy, "--unused", finding);
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(POLICY, ran.out());
        assertTrue(
                ran.err()
                        .contains(
                                "note       arn:aws:iam::111122223333:role/B is left alone by `arn: arn:aws:iam::*:role/B*` of"
                                        + " whittle.yaml, line 2; all that it is granted counts as used"),
                ran.err());
        assertTrue(ran.err().contains("nobody is left alone by `tag: Owner` of whittle.yaml, line 3"), ran.err());
        String other = session.file("other.json", AccountCase.finding("role/C", "DeleteMessage"));
        assertEquals(REFINED, here("refine", policy, "--unused", other).out());
        assertEquals(
                POLICY,
                here("refine", policy, "--unused", unused, "--role", "arn:aws:iam::1:role/B")
                        .out());
    }

    @Test
    void refine_foundConfiguration_mayNotLoosen() throws IOException {
        session.file("whittle.yaml", "catalog: 2024-11-20\nquota: role\n");
        Ran ran = here("refine", policy, "--unused", unused);
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertTrue(
                ran.err()
                        .contains(
                                "whittle.yaml:1:10: /catalog: a configuration that was merely found may choose no catalog:"
                                        + " that needs --config whittle.yaml"),
                ran.err());
        Ran named = here("refine", policy, "--unused", unused, "--config", session.name("whittle.yaml"));
        assertEquals(0, named.exit(), named.err());
        assertTrue(named.err().contains("catalog    2024-11-20"), named.err());
        assertTrue(named.err().contains("of 10,240 (role)"), named.err());
        Ran overridden = here(
                "refine",
                policy,
                "--unused",
                unused,
                "--config",
                session.name("whittle.yaml"),
                "--catalog",
                "2026-09-26",
                "--quota",
                "user");
        assertTrue(overridden.err().contains("catalog    2026-09-26"), overridden.err());
        assertTrue(overridden.err().contains("of 2,048 (user)"), overridden.err());
    }

    @Test
    void refine_limits_areThoseOfTheConfiguration() throws IOException {
        String config = session.file("whittle.yaml", "min-observed: 90d\nstrict-quota: true\nquota: user\n");
        Ran ran = here("refine", policy, "--unused", unused);
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("`min-observed` of the configuration asks for 90 days"), ran.err());
        assertTrue(here("refine", policy, "--unused", unused, "--min-observed", "10d")
                .err()
                .contains("asks for 90 days"));
        assertTrue(here("refine", policy, "--unused", unused, "--min-observed", "100d")
                .err()
                .contains("--min-observed asks for 100 days"));
        assertTrue(here("refine", policy, "--unused", unused, "--min-observed", "10d", "--config", config)
                .err()
                .contains("--min-observed asks for 10 days"));
    }

    @Test
    void refine_strictQuotaOfTheConfiguration_failsWhatIsTooLong() throws IOException {
        session.file("whittle.yaml", "strict-quota: true\nquota: user\n");
        String names = Stream.iterate(0, i -> i + 1)
                .limit(200)
                .map(i -> "\"s3:GetSomething" + i + "\"")
                .collect(Collectors.joining(", "));
        String broad = session.file("long.json", POLICY.replace("\"sqs:Send*\"", names));
        assertEquals(1, here("refine", broad, "--unused", unused).exit());
        assertEquals(0, here("refine", broad, "--unused", unused, "--no-config").exit());
    }

    @Test
    void refine_whatLiesInTheConfigurationsPlace_isNotPassedOver() throws IOException {
        Files.createDirectory(folder.resolve("whittle.yaml"));
        Ran ran = here("refine", policy, "--unused", unused);
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("this is a folder; name a file"), ran.err());
        Files.delete(folder.resolve("whittle.yaml"));
        Files.createSymbolicLink(folder.resolve("whittle.yaml"), Path.of("gone.yaml"));
        assertEquals(2, here("refine", policy, "--unused", unused).exit());
    }

    @Test
    void refine_configuration_isNoOutput() throws IOException {
        String config = session.file("rules.yaml", KEEP);
        assertEquals(
                2,
                here("refine", policy, "--unused", unused, "--config", config, "-o", config)
                        .exit());
        assertEquals(KEEP, session.text("rules.yaml"));
    }

    private Ran here(String... arguments) {
        return session.runIn(folder, arguments);
    }

    private static String sha256(String file) throws IOException {
        return Sha256.of(Files.readString(Path.of(file)).getBytes(StandardCharsets.UTF_8));
    }
}
