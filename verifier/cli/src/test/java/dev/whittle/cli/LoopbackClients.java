package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.loopback.AwsServer;
import dev.whittle.loopback.Cloud;
import dev.whittle.loopback.Samples;
import dev.whittle.loopback.ServedAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The made account of 200 roles from the server on loopback, read by {@code whittle fetch} and by clients that are not Whittle's: AWS's
 * command line as Debian packages it, and AWS's client for JavaScript, since that command line does not know findings of unused access. That
 * command line also writes to an account and undoes it. Run by the profile {@code clients} alone. Needs {@code /usr/bin/aws} (Debian's {@code awscli}), {@code node} and {@code npm}; {@code npm ci}
 * installs the client in {@code target}, where the lock beside the script names its bytes.
 */
class LoopbackClients {
    private static final String ID = "111122223333";
    private static final String CLIENTS = "/dev/whittle/loopback/clients/";
    private static final List<String> KINDS = List.of("role", "user", "group");

    /** With white space at its ends and characters that a shell and a form treat in their way. */
    private static final String DOCUMENT = """
             { "Version": "2012-10-17",\t"Statement":
              {"Effect": "Allow", "Action": "sqs:Get*", "Resource": "arn:aws:sqs:*:*:it's+a~b%20$c`\u00e9&?"} }

            """;

    private static final Path WORK = Path.of("target", "clients");

    /** What the command line runs with; it asks no metadata service for more. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test",
            "AWS_DEFAULT_REGION", "us-east-1",
            "AWS_EC2_METADATA_DISABLED", "true",
            "AWS_PAGER", "",
            "LC_ALL", "C.UTF-8");

    @TempDir
    Path folder = Path.of("");

    private String run(Map<String, String> environment, Path where, String... line)
            throws IOException, InterruptedException {
        Ran ran = ran(environment, where, line);
        assertEquals(0, ran.exit(), () -> String.join(" ", line) + ran.err());
        return ran.out();
    }

    private Ran ran(Map<String, String> environment, Path where, String... line)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(where.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(3, TimeUnit.MINUTES), () -> String.join(" ", line));
        return new Ran(process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server as a program of its own, as scripts start it. */
    private Process server(MadeAccount made) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AwsServer.class.getName(),
                        Files.writeString(folder.resolve("details.json"), made.details())
                                .toString(),
                        Files.writeString(folder.resolve("findings.json"), made.findings())
                                .toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void otherClients_readWhatFetchReads() throws IOException, InterruptedException {
        Process server = server(new MadeAccount(18, 200, MadeAccountTest.ACTIONS));
        try (BufferedReader words = server.inputReader(StandardCharsets.UTF_8)) {
            String url = "http://127.0.0.1:" + Objects.requireNonNull(words.readLine(), "the server ended");
            Session session = new Session(folder);
            Ran fetched = session.run("fetch", "-o", session.name("fetched"), "--endpoint-url", url);
            assertEquals(0, fetched.exit(), fetched.err());
            assertCommandLineAgrees(session, url);
            assertScriptAgrees(url);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    /** The same account: refined by the same findings, it comes out the same, but for white space: that command line prints documents anew. */
    private void assertCommandLineAgrees(Session session, String url) throws IOException, InterruptedException {
        List<String> aws = aws(url);
        session.file("aws.json", run(ENVIRONMENT, folder, command(aws, "iam", "get-account-authorization-details")));
        String caller = run(ENVIRONMENT, folder, command(aws, "sts", "get-caller-identity"));
        assertTrue(caller.contains("\"Account\": \"" + ID + "\""), caller);
        String accounts = run(ENVIRONMENT, folder, command(aws, "organizations", "list-accounts"));
        assertTrue(accounts.contains("\"Id\": \"" + ID + "\""), accounts);
        for (String details : List.of("aws.json", "fetched/" + ID + "/details.json")) {
            String out = session.name(details.substring(0, 3));
            Ran ran =
                    session.run("account", session.name(details), "--unused", session.name("findings.json"), "-o", out);
            assertEquals(0, ran.exit(), ran.err());
        }
        assertEquals(session.text("fet/summary.json"), session.text("aws/summary.json"));
    }

    private static List<String> aws(String url) {
        return List.of("/usr/bin/aws", "--endpoint-url", url, "--output", "json");
    }

    private static String[] command(List<String> aws, String... words) {
        List<String> line = new ArrayList<>(aws);
        line.addAll(List.of(words));
        return line.toArray(String[]::new);
    }

    /** Every call that changes a policy or looks at one, as scripts make them; what is undone leaves no trace. */
    @Test
    void commandLine_writesReadsAndUndoes() throws IOException, InterruptedException {
        Cloud cloud = new Cloud();
        ServedAccount account = cloud.account(ID);
        KINDS.forEach(kind -> account.add(kind, "/", "Worker"));
        account.addPolicy("arn:aws:iam::aws:policy/QueuesOfAws", Samples.encoded(FetchCase.QUEUES));
        account.principals().values().forEach(each -> each.attached().add("arn:aws:iam::aws:policy/QueuesOfAws"));
        account.used()
                .put(
                        "arn:aws:iam::" + ID + ":role/Worker",
                        FetchCase.used(
                                Map.of("PurgeQueue", Optional.of("2026-11-10T00:00:00Z")), "2026-11-10T00:00:00Z"));
        String before = account.state();
        Files.writeString(folder.resolve("policy.json"), DOCUMENT);
        try (AwsServer server = AwsServer.start(cloud)) {
            server.switches().pageSize(1);
            server.switches().caller("arn:aws:sts::" + ID + ":assumed-role/Deployer/me");
            for (String line : lines("writes")) {
                aws(server, line);
            }
            String written = account.state();
            for (String document : List.of("version v3 ", "inline own ")) {
                assertTrue(written.contains(document + JsonWriter.quoted(DOCUMENT)), written);
            }
            for (String line : lines("reads")) {
                String[] sides = line.split(" => ", -1);
                assertEquals(sides[1], aws(server, sides[0]).replaceAll("\\s", ""), line);
            }
            Ran refused = ran(
                    ENVIRONMENT,
                    folder,
                    command(aws(server.url()), lines("refused").get(0).split(" ", -1)));
            assertEquals(254, refused.exit());
            assertTrue(refused.err().contains("An error occurred (DeleteConflict)"), refused.err());
            assertEquals(written, account.state());
            for (String line : lines("undoes")) {
                aws(server, line);
            }
            assertEquals(before, account.state());
        }
    }

    private String aws(AwsServer server, String line) throws IOException, InterruptedException {
        return run(ENVIRONMENT, folder, command(aws(server.url()), line.split(" ", -1)));
    }

    /** The lines of a part of the file of commands; one about a kind of principal stands for all three. */
    private static List<String> lines(String part) throws IOException {
        String all;
        try (InputStream in =
                Objects.requireNonNull(LoopbackClients.class.getResourceAsStream(CLIENTS + "commands.txt"))) {
            all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return all.substring(all.indexOf("# " + part + "\n"))
                .lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .map(line -> line.replace("ARN", "arn:aws:iam::" + ID + ":policy/whittle/Own"))
                .flatMap(line -> line.contains("KIND")
                        ? KINDS.stream().map(kind -> line.replace("KIND", kind))
                        : Stream.of(line))
                .toList();
    }

    /** The same findings call the same unused. */
    private void assertScriptAgrees(String url) throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        for (String file : List.of("package.json", "package-lock.json", "findings.mjs")) {
            try (InputStream in = Objects.requireNonNull(LoopbackClients.class.getResourceAsStream(CLIENTS + file))) {
                Files.write(WORK.resolve(file), in.readAllBytes());
            }
        }
        run(Map.of(), WORK, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        String found = run(
                Map.of(),
                WORK,
                "node",
                "findings.mjs",
                url,
                "arn:aws:access-analyzer:us-east-1:" + ID + ":analyzer/unused");
        List<String> theirs = found.lines().sorted().toList();
        List<String> ours = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder.resolve("fetched/" + ID + "/findings"))) {
            for (Path file : all.toList()) {
                ours.addAll(unused(text(file)));
            }
        }
        ours.sort(null);
        assertTrue(ours.size() > 100, () -> ours.size() + " services");
        assertEquals(ours, theirs);
    }

    /** A fetched finding as the script prints it. */
    private static List<String> unused(String pages) {
        Json json = JsonReader.readOne(
                        new SourceText("finding", pages), new Problems("finding", pages, Limits.EVIDENCE))
                .orElseThrow();
        return Json.elements(Optional.of(json)).stream()
                .flatMap(page -> Json.elements(page.get("findingDetails")).stream()
                        .flatMap(detail -> detail.get("unusedPermissionDetails").stream())
                        .map(detail -> line(page.text("id").orElseThrow(), detail)))
                .toList();
    }

    private static String line(String id, Json detail) {
        List<String> words =
                new ArrayList<>(List.of(id, detail.text("serviceNamespace").orElseThrow()));
        Json.elements(detail.get("actions"))
                .forEach(action -> words.add(action.text("action").orElseThrow()));
        return String.join(" ", words);
    }
}
