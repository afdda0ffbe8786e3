package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policies in what {@code terraform show -json} prints of a plan. */
class PlanTest {
    private static final String ROLE = "module.app.aws_iam_role_policy.this[\"a\"].policy";
    private static final String PLAN = """
            {"format_version": "1.2",
             "planned_values": {"root_module": {
               "resources": [
                 {"address": "aws_s3_bucket_policy.b", "mode": "managed", "type": "aws_s3_bucket_policy", "name": "b", "values": {
                   "policy": "{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":\\"*\\",\\"Action\\":\\"s3:GetObject\\",\\"Resource\\":\\"arn:aws:s3:::b/*\\"}]}"}}],
               "child_modules": [{"address": "module.app", "resources": [
                 {"address": "module.app.aws_iam_role_policy.this[\\"a\\"]", "mode": "managed", "type": "aws_iam_role_policy",
                  "name": "this", "index": "a", "values": {
                   "policy": "{\\"Statement\\":[{\\"Action\\":[\\"sqs:SendMessage\\",\\"sqs:GetQueueUrl\\"],\\"Effect\\":\\"Allow\\",\\"Resource\\":\\"*\\"}]}"}}]}]}},
             "resource_changes": [
               {"address": "aws_iam_policy.later", "type": "aws_iam_policy", "change": {"after_unknown": {"policy": true, "arn": true}}}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));
    private String plan = "";
    private String unused = "";

    @BeforeEach
    void open() throws IOException {
        session = new Session(folder);
        plan = session.file("plan.json", PLAN);
        unused = session.file("unused.txt", "sqs:SendMessage\n");
    }

    @Test
    void plannedPolicies_areListed() {
        Ran ran = session.run("sources", plan);
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().matches("(?s).*aws_s3_bucket_policy.b.policy +resource +1 statement\n.*"), ran.out());
        assertTrue(ran.out().contains(ROLE + " "), ran.out());
        assertTrue(
                ran.out()
                        .matches(
                                "(?s).*aws_iam_policy.later.policy +identity +holders unknown +refused: what it will be .*"),
                ran.out());
    }

    @Test
    void plannedPolicy_isRefinedAsItsDocument() throws IOException {
        Ran ran = session.run("refine", plan, "--policy", ROLE, "--unused", unused);
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("sqs:GetQueueUrl") && !ran.out().contains("SendMessage"), ran.out());
        assertEquals(
                1,
                session.run("refine", plan, "--policy", ROLE, "--unused", unused, "--check")
                        .exit());
        assertEquals(
                2,
                session.run("refine", plan, "--policy", ROLE, "--unused", unused, "--write")
                        .exit());
        Ran several = session.run("refine", plan, "--unused", unused);
        assertEquals(2, several.exit());
        assertTrue(several.err().contains("choose a policy with --policy"), several.err());
        Ran later = session.run("refine", plan, "--policy", "aws_iam_policy.later.policy", "--unused", unused);
        assertEquals(2, later.exit());
        assertTrue(later.err().contains("only known once the plan is applied"), later.err());
    }

    @Test
    void plannedPolicy_isChecked() {
        Ran ran = session.run("check", plan, "--policy", "aws_s3_bucket_policy.b.policy", "--no-public");
        assertEquals(1, ran.exit(), ran.err());
    }
}
