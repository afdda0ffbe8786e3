package dev.whittle.aws;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A file that was fetched.
 *
 * @param name its path in the account's folder
 * @param sha256 of its bytes
 */
record FetchedFile(String name, String sha256) {
    /** The name of a file about an ARN: percent-encoded (RFC 3986), so that it is one name and tells the ARN. */
    static String about(String arn) {
        return URLEncoder.encode(arn, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A") + ".json";
    }
}
