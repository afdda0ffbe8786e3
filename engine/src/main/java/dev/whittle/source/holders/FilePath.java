package dev.whittle.source.holders;

import dev.whittle.json.Json;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a file as a call has it that reads the file.
 *
 * @param start from where it counts
 * @param path behind that
 *     <p>Source: Terraform Language, "References to Named Values", "Filesystem and Workspace Info".
 */
record FilePath(Start start, String path) {
    /** From where a path counts. */
    enum Start {
        /** The folder of the file that has the call: {@code path.module}. */
        MODULE,
        /** The root that takes that folder: {@code path.root}, or nothing. */
        ROOT,
        /** Where Terraform was called, which is the root, or above it with {@code -chdir}: {@code path.cwd}. */
        CALLED
    }

    private static final Pattern FROM =
            Pattern.compile("\"\\$\\{\\s*path\\s*\\.\\s*(module|root|cwd)\\s*}/([^\"$%{}\\\\]+)\"");

    /** A path that counts from the root since it starts nowhere else, not even at somebody's home. */
    private static final Pattern BARE = Pattern.compile("[^/~$%{}\\\\:][^$%{}\\\\:]*");

    /** The path that an argument is; nothing where some of it is only known later, or where it starts is not known. */
    static Optional<FilePath> of(Json argument) {
        Optional<String> bare =
                argument.asText().filter(path -> BARE.matcher(path).matches());
        if (bare.isPresent()) {
            return bare.map(path -> new FilePath(Start.ROOT, path));
        }
        // The string's own characters, which a file in JSON syntax has with escapes.
        Matcher from = FROM.matcher(argument instanceof Json.Opaque open ? open.tokens() : "");
        return from.matches()
                ? Optional.of(new FilePath(
                        switch (from.group(1)) {
                            case "module" -> Start.MODULE;
                            case "root" -> Start.ROOT;
                            default -> Start.CALLED;
                        },
                        from.group(2)))
                : Optional.empty();
    }
}
