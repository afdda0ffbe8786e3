package dev.whittle.cli;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is named by the percent-encoded ARN (RFC 3986) of the principal that it is about, such as
 * {@code arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FMyRole.json}.
 */
final class PrincipalFile {
    private static final Pattern NAME = Pattern.compile("(arn(?:%3A|:).+)\\.json(?:\\.gz)?", Pattern.CASE_INSENSITIVE);

    private PrincipalFile() {}

    /** The ARN in a file's name; nothing where the name is none such, or an escape in it is broken. */
    static Optional<String> arn(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            // In RFC 3986 a plus sign is itself, unlike in the forms that this decoder is for.
            return Optional.of(URLDecoder.decode(name.group(1).replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
