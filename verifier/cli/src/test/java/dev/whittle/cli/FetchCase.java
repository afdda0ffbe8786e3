package dev.whittle.cli;

import dev.whittle.cli.Session.Ran;
import dev.whittle.loopback.AwsServer;
import dev.whittle.loopback.Cloud;
import dev.whittle.loopback.Samples;
import dev.whittle.loopback.ServedAccount;
import dev.whittle.loopback.ServedAnalyzer;
import dev.whittle.loopback.ServedFinding;
import dev.whittle.loopback.ServedPrincipal;
import dev.whittle.loopback.ServedUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cloud on this machine, with an account in which a role has an inline, a managed and an AWS-managed policy. */
abstract class FetchCase {
    static final String ID = "111122223333";
    static final String OTHER = "444455556666";
    static final String ROLE = "arn:aws:iam::" + ID + ":role/Worker";
    static final String POLICY = "arn:aws:iam::" + ID + ":policy/Queues";
    static final String QUEUES =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"sqs:SendMessage\",\"sqs:DeleteMessage\","
                    + "\"sqs:PurgeQueue\"],\"Resource\":\"*\"}}";

    @TempDir
    Path folder = Path.of("");

    Session session = new Session(Path.of(""));
    final Cloud cloud = new Cloud();
    ServedAccount account = cloud.account(ID);
    ServedAnalyzer analyzer = account.addAnalyzer("us-east-1", "unused", "ACCOUNT_UNUSED_ACCESS", Optional.of(90));
    private Optional<AwsServer> started = Optional.empty();

    @BeforeEach
    void serve() throws IOException {
        session = new Session(folder);
        worker(account);
        started = Optional.of(AwsServer.start(cloud));
    }

    @AfterEach
    void stop() {
        started.ifPresent(AwsServer::close);
    }

    AwsServer server() {
        return started.orElseThrow();
    }

    /** A role that has all three kinds of policies. */
    static ServedPrincipal worker(ServedAccount account) {
        ServedPrincipal worker = account.add("role", "/", "Worker");
        worker.inline().put("own", Samples.encoded(QUEUES));
        account.addPolicy("/", "Queues", Samples.encoded("{\"Statement\":[]}")).add(Samples.encoded(QUEUES), true);
        account.addPolicy("arn:aws:iam::aws:policy/QueuesOfAws", Samples.encoded(QUEUES));
        worker.attached()
                .addAll(List.of(
                        "arn:aws:iam::" + account.id() + ":policy/Queues", "arn:aws:iam::aws:policy/QueuesOfAws"));
        return worker;
    }

    /** A finding that actions of SQS are not used. */
    static ServedFinding finding(String id, String role, String... actions) {
        return new ServedFinding(
                id,
                role,
                role.split(":", -1)[4],
                "ACTIVE",
                "UnusedPermission",
                "2026-11-10T00:00:00Z",
                Arrays.stream(actions)
                        .map(action ->
                                "{\"unusedPermissionDetails\":{\"serviceNamespace\":\"sqs\",\"actions\":[{\"action\":\""
                                        + action + "\"}]}}")
                        .toList());
    }

    /** What a report shows of SQS. */
    static List<ServedUse> used(Map<String, Optional<String>> actions, String last) {
        return List.of(new ServedUse("sqs", Optional.of(last), actions));
    }

    Ran fetch(String... more) {
        List<String> line =
                new ArrayList<>(List.of("fetch", "-o", session.name("fetched"), "--endpoint-url", server().url()));
        line.addAll(List.of(more));
        return session.run(line.toArray(String[]::new));
    }

    Ran account(String... more) {
        List<String> line = new ArrayList<>(List.of("account", session.name("fetched"), "-o", session.name("refined")));
        line.addAll(List.of(more));
        return session.run(line.toArray(String[]::new));
    }

    /** All files of a folder, in order. */
    List<String> files(String name) throws IOException {
        Path root = folder.resolve(name);
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
