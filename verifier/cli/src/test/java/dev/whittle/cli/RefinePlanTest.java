package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All policies of a plan at once, by evidence that names those who hold them. */
class RefinePlanTest {
    private static final String ARN = "arn:aws:iam::111122223333:";
    private static final String QUEUE = policy("sqs:SendMessage", "sqs:GetQueueUrl");
    private static final String BUCKET = policy("s3:GetObject", "s3:PutObject");

    /** One managed policy for two roles, one for one, and a policy in the role of each instance of a module. */
    private static final String PLAN = """
            {"format_version": "1.2", "terraform_version": "1.9.8", "planned_values": {"root_module": {
              "resources": [%s], "child_modules": [%s]}},
             "resource_changes": [
               {"address": "aws_iam_policy.later", "mode": "managed", "type": "aws_iam_policy", "name": "later",
                "change": {"actions": ["create"], "after_unknown": {"arn": true, "id": true, "policy": true}}}],
             "prior_state": {"format_version": "1.0", "values": {"root_module": {"resources": [
               {"address": "data.aws_iam_policy_document.q", "mode": "data", "type": "aws_iam_policy_document", "name": "q",
                "values": {"json": %s}}]}}},
             "configuration": {"root_module": {"resources": [
               {"address": "aws_iam_role_policy_attachment.shared", "expressions": {
                 "policy_arn": {"references": ["aws_iam_policy.shared.arn", "aws_iam_policy.shared"]},
                 "role": {"references": ["var.roles", "count.index"]}}, "count_expression": {"constant_value": 2}}],
              "module_calls": {"app": {"source": "./app", "expressions": {"name": {"references": ["each.key"]}},
               "for_each_expression": {"references": ["var.names"]}, "module": {"resources": [
                 {"address": "aws_iam_role_policy.this", "expressions": {
                   "role": {"references": ["aws_iam_role.this.id", "aws_iam_role.this"]},
                   "policy": {"references": ["data.aws_iam_policy_document.q.json", "data.aws_iam_policy_document.q"]}}}]}}}}}}
            """.formatted(
            String.join(
                    ",\n",
                    resource("", "aws_iam_policy", "shared", "", managed("shared", BUCKET)),
                    resource("", "aws_iam_policy", "queue", "", managed("queue", QUEUE)),
                    resource("", "aws_iam_policy", "later", "", "\"name\": \"later\", \"path\": \"/\""),
                    resource("", "aws_iam_role_policy_attachment", "queue", "", attached("queue", "app-a")),
                    resource("", "aws_iam_role_policy_attachment", "shared", "[0]", attached("shared", "app-a")),
                    resource("", "aws_iam_role_policy_attachment", "shared", "[1]", attached("shared", "unseen"))),
            String.join(",\n", module("a"), module("B"), module("b")),
            QUEUE);

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));

    private static String policy(String... actions) {
        String document = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\""
                + String.join("\",\"", actions) + "\"],\"Resource\":\"*\"}]}";
        return "\"" + document.replace("\"", "\\\"") + "\"";
    }

    private static String resource(String module, String type, String name, String index, String values) {
        String address = (module.isEmpty() ? "" : module + ".") + type + "." + name + index;
        return """
                {"address": "%s", "mode": "managed", "type": "%s", "name": "%s", "values": {%s}}""".formatted(address.replace("\"", "\\\""), type, name, values);
    }

    private static String managed(String name, String policy) {
        return """
                "arn": "%1$spolicy/%2$s", "id": "%1$spolicy/%2$s", "name": "%2$s", "path": "/", "policy": %3$s""".formatted(ARN, name, policy);
    }

    private static String attached(String policy, String role) {
        return """
                "role": "%s", "policy_arn": "%spolicy/%s\"""".formatted(role, ARN, policy);
    }

    private static String module(String key) {
        String module = "module.app[\"" + key + "\"]";
        return """
                {"address": "%s", "resources": [%s, %s]}""".formatted(
                        module.replace("\"", "\\\""),
                        resource(
                                module,
                                "aws_iam_role",
                                "this",
                                "",
                                "\"name\": \"app-" + key + "\", \"arn\": \"" + ARN + "role/app-" + key + "\""),
                        resource(
                                module,
                                "aws_iam_role_policy",
                                "this",
                                "",
                                "\"role\": \"app-" + key + "\", \"name\": \"p\", \"policy\": " + QUEUE));
    }

    @BeforeEach
    void write() throws IOException {
        session = new Session(folder);
        Files.createDirectories(folder.resolve("findings"));
        session.file("plan.json", PLAN);
        session.file("findings/1.json", InfrastructureCase.finding("app-a", "sqs", "SendMessage"));
        session.file("findings/2.json", InfrastructureCase.finding("app-a", "s3", "PutObject"));
        session.file("findings/3.json", InfrastructureCase.finding("app-B", "sqs", "SendMessage"));
        session.file("findings/4.json", InfrastructureCase.finding("app-b", "sqs", "GetQueueUrl"));
        session.file("findings/5.json", InfrastructureCase.finding("elsewhere", "sqs", "SendMessage"));
    }

    private Ran refine(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("refine", session.name("plan.json"), "--unused", session.name("findings")));
        arguments.addAll(List.of(more));
        return session.run(arguments.toArray(String[]::new));
    }

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("refined"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void sources_sayWhoHoldsThem() {
        Ran ran = session.run("sources", session.name("plan.json"));
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(
                ran.out()
                        .matches("(?s).*aws_iam_policy.shared.policy +identity +" + ARN + "role/app-a, " + ARN
                                + "role/unseen +1 statement\n.*"),
                ran.out());
        assertTrue(ran.out().matches("(?s).*aws_iam_policy_document.q.json +unknown +1 statement\n.*"), ran.out());
        Ran json = session.run("sources", session.name("plan.json"), "--format", "json");
        assertTrue(json.out().contains("\"holders\":[\"" + ARN + "role/app-B\"]"), json.out());
        assertTrue(
                json.out().contains("\"holdersUnknownSince\":\"nothing in the plan gives it to anybody\""), json.out());
    }

    @Test
    void check_isAGateOverAllPolicies() {
        Ran ran = refine("--check");
        assertEquals(1, ran.exit(), ran.err());
        assertEquals("", ran.out());
        for (String line : List.of(
                "kept       1 action on account of " + ARN + "role/unseen",
                "PROVED plan.json:3 aws_iam_policy.shared.policy NONE: nothing had to change",
                "PROVED plan.json:4 aws_iam_policy.queue.policy CREATE_POLICY: 1 action removed",
                "left       plan.json:11 aws_iam_policy.later.policy: what it will be is only known once the plan is applied",
                "left       plan.json:15 data.aws_iam_policy_document.q.json: it isn't known what takes it (what takes it is not"
                        + " followed); choose it with --policy",
                "unmet      " + ARN + "role/elsewhere: it holds no policy here",
                "scope      by the plan, and the maps that were given; who holds its policies outside of the plan was not"
                        + " looked at",
                "policies   7 policies in 1 file: 4 narrowed, 1 without a change, 2 left alone",
                "check      failed: a policy is broader than its use")) {
            String plain = ran.err().replace(folder + "/", "").replaceAll("plan.json:\\d+", "plan.json:N");
            assertTrue(plain.contains(line.replaceAll("plan.json:\\d+", "plan.json:N") + "\n"), line + "\n" + plain);
        }
    }

    @Test
    void folder_holdsADocumentForEachPolicyThatChanges() throws IOException {
        Ran ran = refine("-o", session.name("refined"));
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains("results    " + session.name("refined")), ran.err());
        List<String> written = written();
        assertEquals(5, written.size(), written.toString());
        assertEquals("aws_iam_policy.queue.policy.json", written.get(0));
        assertEquals("summary.json", written.get(4));
        assertEquals(
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"sqs:GetQueueUrl\"],\"Resource\":\"*\"}]}",
                session.text("refined/aws_iam_policy.queue.policy.json"));
        assertTrue(session.text("refined/module.app-a.aws_iam_role_policy.this.policy.json")
                .contains("[\"sqs:GetQueueUrl\"]"));
        // Two addresses that some file systems take for one file have other names.
        List<String> alike = written.stream()
                .filter(name -> name.matches("module.app-[bB].aws_iam_role_policy.this.policy-[0-9a-f]{12}.json"))
                .toList();
        assertEquals(2, alike.size(), written.toString());
        String summary = session.text("refined/summary.json");
        assertTrue(summary.contains("\"document\": \"" + alike.get(0) + "\""), summary);
        assertTrue(session.text("refined/"
                        + alike.stream()
                                .filter(name -> name.contains("app-b"))
                                .findFirst()
                                .orElseThrow())
                .contains("[\"sqs:SendMessage\"]"));
        assertEquals(0, refine("-o", session.name("refined")).exit(), "the same once more");
        session.file("refined/summary.json", "{}");
        Ran foreign = refine("-o", session.name("refined"));
        assertEquals(2, foreign.exit());
        assertTrue(foreign.err().contains("is none of its results and would be lost"), foreign.err());
    }

    @Test
    void folderThatHoldsOtherFiles_isNotReplaced() throws IOException {
        Files.createDirectories(folder.resolve("refined"));
        session.file("refined/notes.txt", "mine");
        assertEquals(2, refine("-o", session.name("refined")).exit());
        assertEquals("mine", session.text("refined/notes.txt"));
        assertEquals(2, refine("-o", session.name("findings")).exit(), "what is read must not be lost");
    }

    @Test
    void reports_nameEachPolicy() throws IOException {
        Ran json = refine("--format", "json");
        assertEquals(0, json.exit(), json.err());
        assertTrue(
                json.out().contains("\"address\": \"module.app[\\\"a\\\"].aws_iam_role_policy.this.policy\""),
                json.out());
        assertTrue(json.out().contains("\"leftSince\""), json.out());
        assertFalse(json.out().contains("\"document\""), "nothing is written");
        Ran sarif = refine("--check", "--format", "sarif", "-o", session.name("w.sarif"));
        assertEquals(1, sarif.exit(), sarif.err());
        String text = session.text("w.sarif");
        assertTrue(text.contains("\"fullyQualifiedName\": \"aws_iam_policy.queue.policy\""), text);
        assertTrue(text.contains("\"startLine\": "), text);
        assertFalse(text.contains("\"fixes\""), "a plan is not edited");
        Ran diff = refine("--diff");
        assertTrue(diff.out().contains("aws_iam_policy.queue.policy\n@@ "), diff.out());
        Ran page = refine("--report", session.name("page.html"));
        assertEquals(0, page.exit(), page.err());
        assertTrue(session.text("page.html").contains("aws_iam_policy.queue.policy"));
        Ran why = refine("--explain", "sqs:SendMessage");
        assertTrue(why.out().contains("aws_iam_policy.queue.policy\n"), why.out());
    }

    @Test
    void whatIsToBecomeOfManyPolicies_hasToBeSaid() {
        assertTrue(refine().err().contains("add --check, --diff,"));
        assertEquals(2, refine().exit());
        Ran write = refine("--write");
        assertEquals(2, write.exit());
        assertTrue(write.err().contains("which is read and not edited; leave --write out"), write.err());
        Ran state = refine("--check", "--state", session.name("plan.json"));
        assertEquals(2, state.exit());
        assertTrue(state.err().contains("--state is for code; a plan or a state knows its roles itself"), state.err());
        Ran fit = refine("--check", "--fit", session.name("fit"));
        assertEquals(2, fit.exit());
        assertTrue(fit.err().contains("--fit want a policy's document of its own"), fit.err());
    }

    @Test
    void evidenceThatIsAboutNoPolicy_isRefused() throws IOException {
        session.file("plan.json", PLAN.replace("app-", "other-"));
        Ran ran = refine("--check");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("the evidence is about no policy here"), ran.err());
        assertTrue(ran.err().contains("nothing is reported of those who hold it: " + ARN + "role/other-a"), ran.err());
        assertEquals(2, refine("-o", session.name("refined")).exit());
        assertFalse(session.has("refined"));
    }

    @Test
    void chosenPolicies_areRefinedAlone() throws IOException {
        Ran two = refine(
                "-o",
                session.name("refined"),
                "--policy",
                "aws_iam_policy.queue.policy",
                "--policy",
                "aws_iam_policy.shared.policy");
        assertEquals(0, two.exit(), two.err());
        assertEquals(List.of("aws_iam_policy.queue.policy.json", "summary.json"), written());
        Ran later =
                refine("--check", "--policy", "aws_iam_policy.queue.policy", "--policy", "aws_iam_policy.later.policy");
        assertEquals(2, later.exit());
        assertTrue(later.err().contains("only known once the plan is applied"), later.err());
        Ran nobody = session.run(
                "refine",
                session.name("plan.json"),
                "--policy",
                "*",
                "--check",
                "--unused",
                session.file("unused.txt", "sqs:SendMessage\n"));
        assertEquals(2, nobody.exit());
        assertTrue(
                nobody.err().contains("this evidence names nobody, so it can be about one policy only"), nobody.err());
    }

    @Test
    void map_saysWhoElseHoldsAPolicy() throws IOException {
        String map = session.file("roles.map", "aws_iam_policy.queue.policy " + ARN + "role/unseen\n");
        Ran ran = refine("--check", "--map", map);
        assertEquals(1, ran.exit(), ran.err());
        assertTrue(ran.err().contains("aws_iam_policy.queue.policy NONE: nothing had to change"), ran.err());
        Ran wrong = refine("--check", "--map", session.file("roles.map", "aws_iam_policy.quue.policy x\n"));
        assertEquals(2, wrong.exit());
        assertTrue(wrong.err().contains("no policy and no role of the plan is at `aws_iam_policy.quue.policy`"));
        Ran sources = session.run(
                "sources",
                session.name("plan.json"),
                "--map",
                session.file("roles.map", "aws_iam_policy.queue.policy x\n"));
        assertTrue(sources.out().contains(ARN + "role/app-a, x"), sources.out());
    }

    /** What is wrong is told, and the others are refined all the same. */
    @Test
    void policyThatIsWrong_isRefusedByItself() throws IOException {
        session.file("plan.json", PLAN.replaceFirst("sqs:GetQueueUrl", "sqs:Get Queue"));
        Ran ran = refine("-o", session.name("refined"));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("3 narrowed"), ran.err());
        assertTrue(ran.err().contains("refused    " + session.name("plan.json")), ran.err());
        assertEquals(4, written().size());
    }

    @Test
    void refinedPlan_passesTheGate() throws IOException {
        session.file("plan.json", PLAN.replace(QUEUE, policy("sns:Publish")).replace(BUCKET, policy("s3:GetObject")));
        Ran ran = refine("--check");
        assertEquals(0, ran.exit(), ran.err());
    }

    @Test
    void sourceDirectory_tellsTheBlocksOfTheCode() throws IOException {
        Files.createDirectories(folder.resolve("infra/app"));
        session.file("infra/main.tf", "# first\n\nresource \"aws_iam_policy\" \"queue\" {\n}\n");
        session.file("infra/app/data.tf", "\ndata \"aws_iam_policy_document\" \"q\" {\n}\n");
        Ran ran = refine("--check", "--source-dir", session.name("infra"));
        assertEquals(1, ran.exit(), ran.err());
        assertTrue(
                ran.err().contains("made       from " + session.name("infra/main.tf") + ":3 aws_iam_policy.queue\n"),
                ran.err());
        String document = session.name("infra/app/data.tf") + ":2 data.aws_iam_policy_document.q";
        assertTrue(ran.err().contains("made       from " + document + "\n"), ran.err());
        assertFalse(ran.err().contains("aws_iam_policy.shared\n"), "the code has no such block");
        Ran json = refine("--format", "json", "--source-dir", session.name("infra"));
        assertTrue(json.out().contains("\"madeFrom\": \"" + document + "\""), json.out());
        // A block of either syntax, and not what an override file changes of it.
        session.file("infra/a_override.tf", "resource \"aws_iam_policy\" \"queue\" {\n}\n");
        Files.delete(folder.resolve("infra/app/data.tf"));
        session.file(
                "infra/app/data.tf.json",
                "{\"data\": {\n\n\"aws_iam_policy_document\": {\"q\": {}}}, \"resource\": {\"aws_iam_role_policy\": {\"this\": {}}}}");
        Ran other = refine("--check", "--source-dir", session.name("infra"));
        assertTrue(
                other.err()
                        .contains("made       from " + session.name("infra/app/data.tf.json")
                                + ":3 data.aws_iam_policy_document.q\n"),
                other.err());
        assertTrue(
                other.err().contains("made       from " + session.name("infra/main.tf") + ":3 aws_iam_policy.queue\n"),
                other.err());
        session.file("infra/app/data.tf", "data {");
        assertEquals(2, refine("--check", "--source-dir", session.name("infra")).exit());
        Ran one = refine("--policy", "aws_iam_policy.queue.policy", "--source-dir", session.name("infra"));
        assertEquals(2, one.exit());
        Ran code = session.run(
                "refine",
                session.name("infra/main.tf"),
                "--unused",
                session.name("findings"),
                "--source-dir",
                session.name("infra"));
        assertEquals(2, code.exit());
        assertTrue(code.err().contains("--source-dir is about many policies of a plan"), code.err());
    }
}
