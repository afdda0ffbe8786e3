package dev.whittle.loopback;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request.
 *
 * @param key id of the access key that signed it
 * @param service whose it is, by the signature's scope
 * @param parameters of the query, and of the body where that is a form
 */
record Call(
        String method,
        String path,
        String key,
        String service,
        String region,
        Optional<String> target,
        Map<String, String> parameters,
        String body) {
    private static final Pattern SCOPE =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/[0-9]{8}/([^/]+)/([^/]+)/aws4_request.*");

    static Call of(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        Matcher scope = SCOPE.matcher(header);
        if (!scope.matches()) {
            throw new Refused(403, "MissingAuthenticationToken", "the request is not signed");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        Optional.ofNullable(exchange.getRequestURI().getRawQuery()).ifPresent(query -> add(query, parameters));
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        if (type.startsWith("application/x-www-form-urlencoded")) {
            add(body, parameters);
        }
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                scope.group(1),
                scope.group(3),
                scope.group(2),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")),
                parameters,
                body);
    }

    private static void add(String query, Map<String, String> parameters) {
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    String needed(String name) {
        return parameter(name).orElseThrow(() -> new Refused(400, "ValidationError", name + " is missing"));
    }

    /** All of it that says what is asked, as text. */
    String input() {
        return path + parameters + body;
    }
}
