package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import dev.whittle.loopback.Samples;
import dev.whittle.loopback.ServedPrincipal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * The scripts of {@code account --apply-script}, run by bash with {@code /usr/bin/aws} against the server on loopback. Each test says what the
 * role has.
 */
abstract class ScriptCase extends FetchCase {
    static final String OF_AWS = "arn:aws:iam::aws:policy/QueuesOfAws";
    static final String RECENT = "2026-11-09T00:00:00Z";
    private static final long MINUTES = 90;
    private static Optional<LoadedAws> loaded = Optional.empty();

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test",
            "AWS_DEFAULT_REGION", "us-east-1",
            "AWS_EC2_METADATA_DISABLED", "true"));
    ServedPrincipal role = account.add("role", "/", "Worker");

    @BeforeEach
    void empty() throws IOException {
        account.principals().clear();
        account.policies().clear();
        role = account.add("role", "/", "Worker");
        idle(ROLE);
        Path aws = Files.createFile(
                folder.resolve("aws"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        environment.put("WHITTLE_AWS", aws.toString());
        aws(aws());
    }

    @BeforeAll
    static void load() throws IOException {
        loaded = Optional.of(new LoadedAws());
    }

    @AfterAll
    static void unload() throws IOException, InterruptedException {
        loaded.orElseThrow().close();
    }

    /** The program, loaded before. */
    String aws() {
        return loaded.orElseThrow().words();
    }

    /** What the scripts call: lines of a shell, to which the server's address and the arguments are added. */
    final void aws(String lines) throws IOException {
        Files.writeString(
                folder.resolve("aws"), "#!/bin/sh\n" + lines + " --endpoint-url " + server().url() + " \"$@\"\n");
    }

    /** A finding and a report that a principal never used PurgeQueue. */
    void idle(String arn) {
        analyzer.findings().add(finding("f" + analyzer.findings().size(), arn, "PurgeQueue"));
        account.used().put(arn, used(Map.of(), RECENT));
    }

    void hasInline() {
        role.inline().put("own", Samples.encoded(QUEUES));
    }

    void hasManaged() {
        account.addPolicy("/team/", "Queues", Samples.encoded(QUEUES));
        role.attached().add(managed());
    }

    String managed() {
        return "arn:aws:iam::" + ID + ":policy/team/Queues";
    }

    void hasPolicyOfAws() {
        account.addPolicy(OF_AWS, Samples.encoded(QUEUES));
        role.attached().add(OF_AWS);
    }

    /** Fetches, judges, writes the scripts. */
    void plan(String... more) {
        Ran fetched = fetch();
        assertEquals(0, fetched.exit(), fetched.err());
        List<String> line = new ArrayList<>(List.of(
                "account", session.name("fetched"), "-o", session.name("refined"), "--apply-script", scripts()));
        line.addAll(List.of(more));
        Ran ran = session.run(line.toArray(String[]::new));
        assertEquals(0, ran.exit(), ran.err());
    }

    String scripts() {
        return session.name("scripts");
    }

    Ran apply(String... more) throws IOException, InterruptedException {
        return script("apply.sh", more);
    }

    Ran rollback(String... more) throws IOException, InterruptedException {
        return script("rollback.sh", more);
    }

    /** Applies, and expects that to work. */
    String applied(String... more) throws IOException, InterruptedException {
        Ran ran = apply(more.length == 0 ? new String[] {"--yes"} : more);
        assertEquals(0, ran.exit(), ran.out() + ran.err());
        return ran.out();
    }

    /** Rolls back, and expects that to work. */
    String rolledBack() throws IOException, InterruptedException {
        Ran ran = rollback("--yes");
        assertEquals(0, ran.exit(), ran.out() + ran.err());
        return ran.out();
    }

    Ran script(String name, String... more) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = start(name, out, err, more);
        assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), name);
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    Process start(String name, Path out, Path err, String... more) throws IOException {
        List<String> line = new ArrayList<>(List.of(scripts() + "/" + name));
        line.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What the scripts find in their environment, beside what stands there. */
    Map<String, String> environment() {
        return environment;
    }

    /** The calls that changed something, in order. */
    List<String> writes() {
        return server().calls().stream()
                .filter(call -> call.matches("iam:(Attach|Detach|Put|Create|Set|Delete).*"))
                .map(call -> call.substring("iam:".length()))
                .toList();
    }
}
