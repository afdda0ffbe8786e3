package dev.whittle.report;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** File names as URI references (RFC 3986): relative ones stay relative. */
final class ArtifactUri {
    private ArtifactUri() {}

    static String of(String name) {
        try {
            Path path = Path.of(name);
            if (path.isAbsolute()) {
                return path.toUri().toASCIIString();
            }
            String slashed = name.replace(File.separatorChar, '/');
            // A colon in the first segment would end a scheme.
            return new URI(null, null, slashed.contains(":") ? "./" + slashed : slashed, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("`" + name + "` has no URI", e);
        }
    }
}
