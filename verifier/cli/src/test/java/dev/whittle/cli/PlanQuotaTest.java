package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.catalog.CatalogAction;
import dev.whittle.catalog.Catalogs;
import dev.whittle.cli.Session.Ran;
import dev.whittle.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refined policies of a plan that the service would not take: they are marked, and no file is written for them. */
class PlanQuotaTest {
    private static final String ARN = "arn:aws:iam::111122223333:";

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));

    /** Every second action of EC2 is unused, so that what is left is one long list. */
    @BeforeEach
    void report() throws IOException {
        session = new Session(folder);
        Files.createDirectories(folder.resolve("findings"));
        List<String> unused = new ArrayList<>();
        List<CatalogAction> actions =
                Catalogs.newest().service("ec2").orElseThrow().actions();
        for (int i = 0; i < actions.size(); i += 2) {
            unused.add(actions.get(i).name());
        }
        session.file(
                "findings/1.json",
                InfrastructureCase.finding("app", "ec2", String.join("\"}, {\"action\": \"", unused)));
        session.file("findings/2.json", InfrastructureCase.finding("app", "sqs", "DeleteQueue"));
    }

    private static String policy(String action) {
        return JsonWriter.quoted(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}}");
    }

    private static String resource(String type, String name, String values) {
        return """
                {"address": "%1$s.%2$s", "mode": "managed", "type": "%1$s", "name": "%2$s", "values": {%3$s}}""".formatted(type, name, values);
    }

    private static String inline(String type, String name, String action) {
        return resource(
                "aws_iam_" + type + "_policy",
                name,
                "\"" + type + "\": \"app\", \"name\": \"" + name + "\", \"policy\": " + policy(action));
    }

    private static String managed(String action) {
        String arn = ARN + "policy/p";
        return resource(
                        "aws_iam_policy",
                        "p",
                        "\"arn\": \"" + arn + "\", \"name\": \"p\", \"path\": \"/\", \"policy\": " + policy(action))
                + ", "
                + resource("aws_iam_role_policy_attachment", "p", "\"role\": \"app\", \"policy_arn\": \"" + arn + "\"");
    }

    private Ran refine(String resources, String... more) throws IOException {
        session.file(
                "plan.json",
                "{\"format_version\": \"1.0\", \"values\": {\"root_module\": {\"resources\": [" + resources + "]}}}");
        List<String> arguments = new ArrayList<>(List.of(
                "refine",
                session.name("plan.json"),
                "--unused",
                session.name("findings"),
                "-o",
                session.name("refined")));
        arguments.addAll(List.of(more));
        return session.run(arguments.toArray(String[]::new));
    }

    private JsonNode sites() throws IOException {
        return new ObjectMapper().readTree(session.text("refined/summary.json")).at("/sites");
    }

    @Test
    void managedPolicy_overItsQuota_hasNoFile() throws IOException {
        Ran ran = refine(managed("ec2:*"));
        assertEquals(0, ran.exit(), ran.err());
        assertFalse(session.has("refined/aws_iam_policy.p.policy.json"));
        JsonNode site = sites().get(0);
        assertTrue(
                site.at("/doesNotFit").asText().endsWith(" more than the 6,144 a managed policy may have"),
                site.toString());
        assertEquals("CREATE_POLICY", site.at("/recommendedAction").asText());
        assertEquals(0, site.at("/removed").size());
        assertTrue(
                ran.err()
                        .contains("unfit      " + session.name("plan.json") + ":1 aws_iam_policy.p.policy: "
                                + site.at("/doesNotFit").asText()),
                ran.err());
        assertTrue(ran.err().contains(" after, of 6,144 (managed)\n"), ran.err());
        assertTrue(ran.err().contains("1 policy in 1 file: 1 too long for the service\n"), ran.err());
        assertTrue(ran.err().contains("removed    0 actions\n"), ran.err());
        assertEquals(1, refine(managed("ec2:*"), "--strict-quota").exit());
        assertEquals("", refine(managed("ec2:*"), "--diff").out(), "what can't be put in place is no change");
    }

    /** What is written into one user counts together; what shrinks is written all the same. */
    @Test
    void inlinePolicies_overTheirQuotaTogether_leaveOutTheOneThatGrewTheMost() throws IOException {
        session.file("findings/1.json", session.text("findings/1.json").replace(":role/", ":user/"));
        session.file("findings/2.json", session.text("findings/2.json").replace(":role/", ":user/"));
        Ran ran = refine(inline("user", "big", "ec2:*") + ", " + inline("user", "small", "sqs:*"), "--strict-quota");
        assertEquals(1, ran.exit(), ran.err());
        assertFalse(session.has("refined/aws_iam_user_policy.big.policy.json"));
        assertTrue(session.has("refined/aws_iam_user_policy.small.policy.json"));
        assertTrue(sites().get(0).at("/doesNotFit").asText().contains(" more than the 2,048 they may have"), ran.err());
        assertTrue(sites().get(1).at("/doesNotFit").isMissingNode());
    }

    @Test
    void policies_thatFit_areNotMarked() throws IOException {
        Ran ran = refine(inline("role", "small", "sqs:*") + ", " + managed("sqs:*"), "--strict-quota");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(session.has("refined/aws_iam_role_policy.small.policy.json"));
        assertTrue(session.has("refined/aws_iam_policy.p.policy.json"));
        assertTrue(ran.err().contains(" after, of 10,240 (role)\n"), ran.err());
        assertFalse(ran.err().contains("unfit"), ran.err());
    }

    @Test
    void quotaThatIsNamed_isForOnePolicy() throws IOException {
        Ran ran = refine(managed("sqs:*"), "--quota", "user");
        assertEquals(2, ran.exit(), ran.err());
        assertTrue(ran.err().contains("--quota want a policy's document of its own"), ran.err());
    }
}
