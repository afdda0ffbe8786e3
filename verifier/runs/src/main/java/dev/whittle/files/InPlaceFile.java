package dev.whittle.files;

import dev.whittle.json.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A source file that is edited in place: at any moment it is whole, the old one or the new one. Its permissions stay. */
public final class InPlaceFile {
    private final Path path;
    private final byte[] read;

    /** @param text the file's text, as it was read */
    public InPlaceFile(Path path, String text) {
        this.path = path;
        this.read = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Why it must not be written, in words; nothing where it may be. */
    public Optional<String> refusal() {
        if (Files.isSymbolicLink(path)) {
            return Optional.of("it is a link; name the file itself");
        }
        if (CodeTree.isMade(path.toAbsolutePath().normalize())) {
            return Optional.of("it is made by a program; change what it is made from");
        }
        if (!Files.isRegularFile(path)) {
            return Optional.of("it is no file any more");
        }
        if (!Files.isWritable(path)) {
            return Optional.of("it may not be written to");
        }
        if (!Files.isWritable(path.toAbsolutePath().getParent())) {
            return Optional.of("its folder may not be written to");
        }
        return isAsRead() ? Optional.empty() : Optional.of("it was changed while it was judged; run again");
    }

    private boolean isAsRead() {
        return Arrays.equals(read, InputFile.read(path.toString(), read.length + 1));
    }

    /**
     * Puts another text in its place.
     *
     * @throws InvalidInputException where it can't be written, or isn't as it was read
     */
    public void write(String text) {
        OutputFile file = OutputFile.of(path.toString(), List.of());
        refusal().ifPresent(reason -> {
            throw new InvalidInputException(path.toString(), reason);
        });
        file.write(text);
    }
}
