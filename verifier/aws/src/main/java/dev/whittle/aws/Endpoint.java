package dev.whittle.aws;

import dev.whittle.json.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Where requests go: to AWS's own endpoints, or to the one that the user gives for all services. A request carries a signature, and
 * its answer decides which access is taken away, so a given one is of this machine, of AWS, or named twice.
 *
 * @param given nothing for AWS's own
 */
public record Endpoint(Optional<URI> given) {
    private static final String OPTION = "--endpoint-url";

    /** Below these AWS has its endpoints: AWS General Reference, "AWS service endpoints". */
    private static final List<String> OF_AWS = List.of(".amazonaws.com", ".amazonaws.com.cn", ".api.aws");

    /** AWS's own. */
    public static final Endpoint AWS = new Endpoint(Optional.empty());

    /**
     * The one that the user gives.
     *
     * @param trusted hosts that the user confirms
     * @throws InvalidInputException where nothing may be sent there
     */
    public static Endpoint of(String url, List<String> trusted) {
        URI uri = parsed(url);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        Endpoint endpoint = new Endpoint(Optional.of(uri));
        if (endpoint.isLoopback()) {
            return endpoint;
        }
        if (!uri.getScheme().equalsIgnoreCase("https")) {
            throw refused("`" + url + "` is not https; only an endpoint of this machine may be http");
        }
        boolean isTrusted =
                OF_AWS.stream().anyMatch(host::endsWith) || trusted.stream().anyMatch(host::equalsIgnoreCase);
        if (!isTrusted) {
            throw refused(
                    "`" + host + "` is no host of AWS; if signed requests may go there, add --trust-endpoint " + host);
        }
        return endpoint;
    }

    private static URI parsed(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getScheme() != null
                    && uri.getScheme().matches("(?i)https?")
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw refused("`" + url + "` is no URL: " + e.getReason());
        }
        throw refused("`" + url
                + "` is no endpoint; write one such as `https://iam.amazonaws.com` or `http://127.0.0.1:4566`");
    }

    /** Whether it is this machine's own, where nobody's credentials are needed. */
    public boolean isLoopback() {
        return given.map(uri -> Objects.requireNonNull(uri.getHost()).toLowerCase(Locale.ROOT))
                .filter(host ->
                        host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}"))
                .isPresent();
    }

    private static InvalidInputException refused(String message) {
        return new InvalidInputException(OPTION, message);
    }
}
