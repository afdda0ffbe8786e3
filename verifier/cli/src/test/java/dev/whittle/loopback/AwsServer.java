package dev.whittle.loopback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The server: one port for all services, told apart by the scope of a request's signature. */
public final class AwsServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final Cloud cloud;
    private final Switches switches = new Switches();
    private final IamApi iam = new IamApi(switches);
    private final List<String> calls = new ArrayList<>();

    private AwsServer(Cloud cloud) throws IOException {
        this.cloud = cloud;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(pool);
        server.createContext("/", this::serve);
        server.createContext("/loopback/state", exchange -> show(exchange, state()));
        server.createContext("/loopback/calls", exchange -> show(exchange, String.join("\n", calls()) + "\n"));
    }

    /** Serves accounts until it is closed. */
    public static AwsServer start(Cloud cloud) throws IOException {
        AwsServer server = new AwsServer(cloud);
        server.server.start();
        return server;
    }

    /**
     * Serves the account of a file of details, with findings and reports for its roles, until it is ended: {@code DETAILS FINDINGS}.
     * Its port is the first line of standard output, once requests are taken. {@code GET /loopback/state} and {@code GET /loopback/calls}
     * tell what became of it.
     */
    public static void main(String[] arguments) throws IOException {
        Cloud cloud = new Cloud();
        Samples.load(
                cloud.account("111122223333"),
                Files.readString(Path.of(arguments[0])),
                Files.readString(Path.of(arguments[1])));
        AwsServer server = start(cloud);
        System.out.println(server.server.getAddress().getPort());
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it does wrong. */
    public Switches switches() {
        return switches;
    }

    /** The operations that were asked for, such as {@code iam:GetPolicyVersion}, in order; refused ones, too. */
    public List<String> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** All accounts, each as {@link ServedAccount#state()} says; {@code GET /loopback/state} answers the same, unsigned. */
    public String state() {
        StringBuilder out = new StringBuilder();
        cloud.accounts()
                .forEach((id, account) ->
                        out.append("account ").append(id).append('\n').append(account.state()));
        return out.toString();
    }

    private static void show(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            send(exchange, 200, new Answer("text/plain; charset=utf-8", text));
        }
    }

    /** The current second, as the APIs write it. */
    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (switches.redirect().isPresent()) {
                exchange.getResponseHeaders()
                        .set("Location", switches.redirect().get());
                exchange.sendResponseHeaders(307, -1);
                return;
            }
            Call call = null;
            try {
                call = Call.of(exchange);
                send(exchange, 200, answer(call));
            } catch (Refused e) {
                exchange.getResponseHeaders()
                        .set("x-amzn-errortype", e.code() + (e.status() == 429 ? "Exception" : ""));
                boolean isXml = call == null
                        || (call.target().isEmpty() && !call.service().equals("access-analyzer"));
                send(exchange, isXml && e.status() == 429 ? 400 : e.status(), isXml ? QueryApi.error(e) : error(e));
            }
        }
    }

    private static Answer error(Refused e) {
        String code = e.code() + (e.status() == 429 ? "Exception" : "");
        return Answer.json("{\"__type\":\"" + code + "\",\"message\":\"" + e.getMessage() + "\"}");
    }

    private Answer answer(Call call) {
        String operation = call.target()
                .map(target -> target.substring(target.indexOf('.') + 1))
                .or(() -> call.parameter("Action"))
                .orElseGet(() -> AnalyzerApi.operation(call));
        synchronized (calls) {
            calls.add(call.service() + ":" + operation);
        }
        switches.runHooks(operation);
        switches.check(operation, call.input());
        Answer answer = answer(operation, call, cloud.of(call.key()));
        switches.checkDone(operation);
        return answer;
    }

    private Answer answer(String operation, Call call, ServedAccount account) {
        synchronized (account) {
            return switch (call.service()) {
                case "iam" -> iam.answer(operation, call, account);
                case "sts" -> StsApi.answer(operation, call, cloud, switches);
                case "organizations" -> OrganizationsApi.answer(operation, call, cloud, switches);
                case "access-analyzer" -> AnalyzerApi.answer(operation, call, account, switches);
                default -> throw new Refused(400, "InvalidAction", "no service " + call.service());
            };
        }
    }

    private static void send(HttpExchange exchange, int status, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }
}
