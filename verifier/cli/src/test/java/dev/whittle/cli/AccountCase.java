package dev.whittle.cli;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An account as a test writes it, in a folder of its own, and {@code whittle account} over it. */
abstract class AccountCase {
    static final String ACCOUNT = "arn:aws:iam::111122223333:";
    static final String AWS = "arn:aws:iam::aws:policy/Queues";
    static final String SEND =
            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"sqs:SendMessage\"],\"Resource\":\"*\"}}";
    static final String QUEUES =
            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"sqs:SendMessage\",\"sqs:DeleteMessage\",\"sqs:PurgeQueue\"],"
                    + "\"Resource\":\"*\"}}";

    @TempDir
    Path folder = Path.of("");

    Session session = new Session(Path.of(""));
    final List<String> findings = new ArrayList<>();

    @BeforeEach
    void open() {
        session = new Session(folder);
    }

    Ran run(String details, String... more) throws IOException {
        Files.createDirectories(folder.resolve("findings"));
        String all = findings.isEmpty() ? finding("role/Nobody", "GetQueueUrl") : String.join("\n", findings);
        session.file("findings/all.json", all);
        List<String> line = new ArrayList<>(List.of(
                "account",
                session.file("details.json", details),
                "--unused",
                session.name("findings"),
                "-o",
                session.name("out")));
        line.addAll(List.of(more));
        return session.run(line.toArray(String[]::new));
    }

    void report(String principal, String... unused) {
        findings.add(finding(principal, unused));
    }

    static String finding(String principal, String... unused) {
        return "{\"id\":\"f\",\"resource\":\"" + ACCOUNT + principal
                + "\",\"status\":\"ACTIVE\",\"findingType\":\"UnusedPermission\",\"findingDetails\":[{\"unusedPermissionDetails\":"
                + "{\"serviceNamespace\":\"sqs\",\"actions\":["
                + Arrays.stream(unused)
                        .map(action -> "{\"action\":\"" + action + "\"}")
                        .collect(Collectors.joining(","))
                + "]}}]}";
    }

    List<String> results() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    /** One page for each part. */
    static String details(String... pages) {
        return String.join("\n", pages);
    }

    static String role(String name, String path, String inline, String attached) {
        return "{\"RoleDetailList\":[{\"RoleName\":\"" + name + "\",\"Path\":\"" + path + "\",\"Arn\":\"" + ACCOUNT
                + "role"
                + path + name + "\",\"RolePolicyList\":[" + inline + "],\"AttachedManagedPolicies\":[" + attached
                + "]}]}";
    }

    static String user(String name, String groups, String inline) {
        return user(name, groups, inline, "");
    }

    static String user(String name, String groups, String inline, String attached) {
        return "{\"UserDetailList\":[{\"UserName\":\"" + name + "\",\"Path\":\"/\",\"Arn\":\"" + ACCOUNT + "user/"
                + name
                + "\",\"GroupList\":[" + groups + "],\"UserPolicyList\":[" + inline + "],\"AttachedManagedPolicies\":["
                + attached + "]}]}";
    }

    static String inline(String name, String document) {
        return "{\"PolicyName\":\"" + name + "\",\"PolicyDocument\":" + document + "}";
    }

    static String attached(String name) {
        return "{\"PolicyName\":\"" + name + "\",\"PolicyArn\":\"" + ACCOUNT + "policy/" + name + "\"}";
    }

    static String managed(String arn, int attachments, int boundaries) {
        return "{\"Policies\":[{\"PolicyName\":\"" + arn.substring(arn.indexOf('/') + 1) + "\",\"Arn\":\"" + arn
                + "\",\"AttachmentCount\":" + attachments + ",\"PermissionsBoundaryUsageCount\":" + boundaries
                + ",\"PolicyVersionList\":[{\"VersionId\":\"v1\",\"IsDefaultVersion\":false,\"Document\":{}},"
                + "{\"VersionId\":\"v2\",\"IsDefaultVersion\":true,\"Document\":" + QUEUES + "}]}]}";
    }
}
