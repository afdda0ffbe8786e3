package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's recipes for policies in code, word for word, in a git repository that is made for them. */
class RecipesTest {
    private static final String CODE = """
            resource "aws_iam_role" "queue" {
              name_prefix        = "queue-"
              assume_role_policy = "{}"
            }

            resource "aws_iam_role_policy" "queue" {
              role = aws_iam_role.queue.name
              policy = jsonencode({
                Statement = [
                  {
                    Effect = "Allow"
                    Action = [
                      "sqs:SendMessage", # once
                      "sqs:GetQueueUrl",
                    ]
                    Resource = var.queue
                  },
                ]
              })
            }
            """;
    private static final String FINDING = """
            {"id": "f", "status": "ACTIVE", "findingType": "UnusedPermission",
             "resource": "arn:aws:iam::111122223333:role/queue-1", "findingDetails": [{"unusedPermissionDetails":
             {"serviceNamespace": "sqs", "actions": [{"action": "SendMessage"}]}}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path repository = Path.of("");

    @BeforeEach
    void makeRepository() throws IOException, InterruptedException {
        repository = folder.resolve("repository");
        Files.createDirectories(repository.resolve("infra"));
        Files.createDirectories(repository.resolve("findings"));
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(repository.resolve("infra/main.tf"), CODE);
        Files.writeString(repository.resolve("findings/queue.json"), FINDING);
        Files.writeString(
                repository.resolve("roles.map"), "aws_iam_role.queue arn:aws:iam::111122223333:role/queue-1\n");
        Path whittle = folder.resolve("bin/whittle");
        Files.writeString(
                whittle,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -Xss64m -cp '"
                        + System.getProperty("java.class.path") + "' dev.whittle.cli.Whittle \"$@\"\n");
        Files.setPosixFilePermissions(whittle, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(
                0,
                bash("git init -q -b main . && git init -q --bare ../origin.git && git remote add origin ../origin.git"
                        + " && git config user.name n && git config user.email n@example.com"
                        + " && git add . && git commit -q -m first"));
    }

    /** The block of the README with a line in it. */
    private static String block(String line) throws IOException {
        Matcher block = Pattern.compile("\n```[a-z]*\n(.*?)\n```\n", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "..", "README.md")));
        while (block.find()) {
            if (block.group(1).contains(line)) {
                return block.group(1);
            }
        }
        throw new AssertionError("the README has no block with `" + line + "`");
    }

    private int bash(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", script)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile());
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, first) -> first + ":" + path);
        // No configuration of the machine's user.
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        Process process = builder.start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        return process.exitValue();
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out.txt"));
    }

    private String hook() throws IOException {
        Matcher entry = Pattern.compile("entry: (.*)").matcher(block("id: whittle-code"));
        assertTrue(entry.find());
        return entry.group(1);
    }

    @Test
    void pullRequest_changesTheLinesOfActionsAlone() throws IOException, InterruptedException {
        assertEquals(1, bash(hook()), out());
        assertEquals(0, bash(block("git switch -c least-privilege")), out());
        assertEquals(0, bash("git diff --stat main HEAD; git diff main origin/least-privilege"), out());
        List<String> changed =
                out().lines().filter(line -> line.matches("[-+] .*")).toList();
        assertEquals(List.of("-          \"sqs:SendMessage\", # once"), changed);
        assertEquals(0, bash(hook()), out());
    }

    @Test
    void patch_isOneThatGitApplies() throws IOException, InterruptedException {
        assertEquals(0, bash(block("--diff >narrower.patch")), out());
        assertEquals(0, bash("git apply narrower.patch && git diff --exit-code -- findings roles.map"), out());
        assertEquals(
                CODE.replaceFirst(" +\"sqs:SendMessage\", # once\n", ""),
                Files.readString(repository.resolve("infra/main.tf")));
        assertEquals(0, bash(hook()), out());
    }

    /** Terraform is one that prints this plan, whatever the code is. */
    @Test
    void gateOverAPlan_failsWhereAPolicyIsTooBroad() throws IOException, InterruptedException {
        String plan = """
                {"format_version": "1.2", "planned_values": {"root_module": {"resources": [
                  {"address": "aws_iam_role_policy.queue", "mode": "managed", "type": "aws_iam_role_policy", "name": "queue",
                   "values": {"role": "queue-1", "policy": "{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"sqs:SendMessage\\",\\"sqs:GetQueueUrl\\"],\\"Resource\\":\\"*\\"}]}"}}]}}}
                """;
        Files.writeString(folder.resolve("planned.json"), plan);
        Path terraform = folder.resolve("bin/terraform");
        Files.writeString(terraform, """
                #!/bin/sh
                case "$1 $2" in
                "plan -out=plan.out") cp ../planned.json plan.out ;;
                "show -json") cat "$3" ;;
                *) exit 9 ;;
                esac
                """);
        Files.setPosixFilePermissions(terraform, PosixFilePermissions.fromString("rwxr-xr-x"));
        String gate = block("terraform show -json plan.out");
        assertEquals(1, bash(gate), out());
        assertTrue(out().contains("aws_iam_role_policy.queue.policy CREATE_POLICY: 1 action removed"), out());
        Files.writeString(folder.resolve("planned.json"), plan.replace("sqs:SendMessage", "sqs:ReceiveMessage"));
        assertEquals(0, bash(gate), out());
    }
}
