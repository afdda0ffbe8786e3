package dev.whittle.files;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /**
     * Puts other texts in the places of several files: in all of them, or else in none.
     *
     * @param texts the files, in the order in which they are written
     * @throws InvalidInputException where one can't be written, with what could not be put back
     */
    public static void writeAll(Map<InPlaceFile, String> texts) {
        Deque<InPlaceFile> written = new ArrayDeque<>();
        for (Map.Entry<InPlaceFile, String> each : texts.entrySet()) {
            try {
                each.getKey().write(each.getValue());
                written.push(each.getKey());
            } catch (InvalidInputException e) {
                List<Problem> problems = new ArrayList<>(e.problems());
                written.forEach(file -> problems.addAll(file.putBack(texts.get(file))));
                throw new InvalidInputException(each.getKey().path.toString(), problems);
            }
        }
    }

    /** Puts the text as it was read in place of one that was written; problems where it can't. */
    private List<Problem> putBack(@Nullable String written) {
        try {
            new InPlaceFile(path, String.valueOf(written)).write(new String(read, StandardCharsets.UTF_8));
            return List.of();
        } catch (InvalidInputException e) {
            return e.problems().stream()
                    .map(each -> new Problem(
                            "`" + path + "` was written, and can't be put back: " + each.message(),
                            "",
                            Optional.empty()))
                    .toList();
        }
    }
}
