package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import dev.whittle.loopback.Trap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where requests go: to AWS or to {@code --endpoint-url}, and nowhere else. */
class FetchEndpointTest extends FetchCase {
    /** The command in a process of its own, with no other environment, whose way out to AWS is a proxy that lets nothing out. */
    private Ran process(Trap proxy, Map<String, String> environment, List<String> properties, String... arguments)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Duser.home=" + folder,
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + proxy.port()));
        line.addAll(properties);
        line.add("dev.whittle.cli.Whittle");
        line.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        int exit = builder.start().waitFor();
        return new Ran(exit, Files.readString(out), Files.readString(err));
    }

    private Map<String, String> trapped(Trap trap) throws IOException {
        String config = session.file("config", """
                [default]
                region = eu-west-1
                endpoint_url = %1$s
                services = everything
                [profile assumer]
                region = eu-central-1
                role_arn = arn:aws:iam::111122223333:role/Reader
                source_profile = keys
                endpoint_url = %1$s
                [profile keys]
                region = eu-central-1
                aws_access_key_id = AKIAIOSFODNN7EXAMPLE
                aws_secret_access_key = secret
                [profile login]
                region = eu-west-1
                sso_session = company
                sso_account_id = 111122223333
                sso_role_name = Reader
                [sso-session company]
                sso_region = eu-west-1
                sso_start_url = https://company.awsapps.com/start
                sso_registration_scopes = sso:account:access
                [services everything]
                iam =
                  endpoint_url = %1$s
                """.formatted(trap.url()));
        return Map.of(
                "AWS_CONFIG_FILE", config,
                "AWS_SHARED_CREDENTIALS_FILE", session.name("none"),
                "AWS_ENDPOINT_URL", trap.url(),
                "AWS_ENDPOINT_URL_IAM", trap.url(),
                "AWS_ENDPOINT_URL_STS", trap.url(),
                "AWS_ENDPOINT_URL_SSO", trap.url(),
                "AWS_ENDPOINT_URL_SSO_OIDC", trap.url());
    }

    private static List<String> properties(Trap trap) {
        return List.of("-Daws.endpointUrl=" + trap.url(), "-Daws.endpointUrlSts=" + trap.url());
    }

    @Test
    void configuredEndpoints_areNamedAndSeeNoRequest() throws Exception {
        try (Trap trap = Trap.open();
                Trap proxy = Trap.open()) {
            Map<String, String> environment = new HashMap<>(trapped(trap));
            environment.put("HTTP_PROXY", proxy.url());
            environment.put("http_proxy", proxy.url());
            Ran ran = process(
                    proxy,
                    environment,
                    properties(trap),
                    "fetch",
                    "-o",
                    session.name("fetched"),
                    "--endpoint-url",
                    server().url());
            assertEquals(0, ran.exit(), ran.err());
            for (String name : List.of(
                    "the environment variable AWS_ENDPOINT_URL",
                    "the environment variable AWS_ENDPOINT_URL_IAM",
                    "the environment variable AWS_ENDPOINT_URL_STS",
                    "the system property aws.endpointUrl",
                    "the system property aws.endpointUrlSts",
                    "endpoint_url of the profile `default`",
                    "iam.endpoint_url of the services `everything`")) {
                assertTrue(
                        ran.err().contains("ignored    " + name + ": endpoints come from --endpoint-url alone"),
                        ran.err());
            }
            assertEquals(List.of(), trap.seen());
            assertEquals(List.of(), proxy.seen());
        }
    }

    /** Without an endpoint of the user's, requests go to AWS, whatever is configured. */
    @Test
    void requests_goToAws() throws Exception {
        try (Trap trap = Trap.open();
                Trap proxy = Trap.open()) {
            Map<String, String> environment = new HashMap<>(trapped(trap));
            environment.put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
            environment.put("AWS_SECRET_ACCESS_KEY", "the-secret");
            Ran ran = process(proxy, environment, properties(trap), "fetch", "-o", session.name("fetched"));
            assertEquals(2, ran.exit(), ran.err());
            assertEquals(List.of(), trap.seen());
            assertEquals(
                    List.of("CONNECT sts.eu-west-1.amazonaws.com:443 HTTP/1.1"),
                    proxy.seen().stream().distinct().toList());
            assertFalse(ran.err().contains("the-secret"));
            assertFalse(session.has("fetched"));
        }
    }

    /** The SDK's own clients, which get credentials for a profile, go to AWS too. */
    @Test
    void requestsOfTheCredentialChain_goToAws() throws Exception {
        try (Trap trap = Trap.open();
                Trap proxy = Trap.open()) {
            Ran ran = process(
                    proxy,
                    trapped(trap),
                    properties(trap),
                    "fetch",
                    "-o",
                    session.name("fetched"),
                    "--profile",
                    "assumer");
            assertEquals(2, ran.exit(), ran.err());
            assertEquals(List.of(), trap.seen());
            assertEquals(
                    List.of("CONNECT sts.eu-central-1.amazonaws.com:443 HTTP/1.1"),
                    proxy.seen().stream().distinct().toList());
        }
    }

    @Test
    void profileOfIdentityCenter_isReadUpToTheMissingLogin() throws Exception {
        try (Trap trap = Trap.open();
                Trap proxy = Trap.open()) {
            Ran ran = process(
                    proxy, trapped(trap), List.of(), "fetch", "-o", session.name("fetched"), "--profile", "login");
            assertEquals(2, ran.exit(), ran.err());
            assertTrue(ran.err().contains("nobody is logged in to Identity Center; run `aws sso login`"), ran.err());
            assertEquals(List.of(), trap.seen());
            assertEquals(List.of(), proxy.seen());
        }
    }

    @Test
    void redirect_isRefusedAndNamed() throws IOException {
        try (Trap trap = Trap.open()) {
            server().switches().redirect("http://elsewhere.localhost:" + trap.port() + "/");
            Ran ran = fetch();
            assertEquals(2, ran.exit());
            assertTrue(
                    ran.err().contains("`127.0.0.1` redirects to `elsewhere.localhost`, which is refused"), ran.err());
            assertEquals(List.of(), trap.seen());
        }
    }

    @Test
    void endpoints_thatAreNotAllowed_areRefused() {
        assertRefused("http://iam.amazonaws.com", "is not https");
        assertRefused("https://iam.amazonaws.com.evil.example", "is no host of AWS");
        assertRefused("https://evilamazonaws.com", "is no host of AWS");
        assertRefused("https://user:pass@iam.amazonaws.com", "is no endpoint");
        assertRefused("https://127.0.0.1.example", "is no host of AWS");
        assertRefused("http://10.0.0.1:4566", "is not https");
        assertRefused("iam.amazonaws.com", "is no endpoint");
    }

    private void assertRefused(String url, String why) {
        Ran ran = session.run("fetch", "-o", session.name("fetched"), "--endpoint-url", url);
        assertEquals(2, ran.exit(), url);
        assertTrue(ran.err().contains(why), ran.err());
    }

    @Test
    void trustedHost_isTaken_andNoOther() throws Exception {
        Ran ran = session.run(
                "fetch", "--permissions", "--endpoint-url", "https://aws.example", "--trust-endpoint", "aws.example");
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(
                2,
                session.run(
                                "fetch",
                                "--permissions",
                                "--endpoint-url",
                                "https://aws.example",
                                "--trust-endpoint",
                                "example")
                        .exit());
        assertEquals(
                2,
                session.run("fetch", "--permissions", "--trust-endpoint", "aws.example")
                        .exit());
    }

    @Test
    void credentials_standInNoFile() throws IOException {
        cloud.account(OTHER);
        Ran ran = fetch("--accounts", ID + "," + OTHER, "--role-arn", "arn:aws:iam::" + ID + ":role/Reader");
        assertEquals(0, ran.exit(), ran.err());
        for (String file : files("fetched")) {
            String text =
                    new String(Files.readAllBytes(folder.resolve("fetched").resolve(file)), StandardCharsets.UTF_8);
            assertFalse(text.matches("(?s).*(ASIALOOPBACK|secret-of|session-of).*"), file);
        }
        assertFalse(ran.err().matches("(?s).*(ASIALOOPBACK|secret-of|session-of).*"));
    }
}
