package dev.whittle.files;

import dev.whittle.json.InvalidInputException;
import dev.whittle.text.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;

/**
 * A file to be written, such as the one that {@code -o} names: written to a temporary file beside it and moved into place, so
 * that it is always whole.
 */
public final class OutputFile {
    private static final Path PROCESSES = Path.of("/proc");

    private final String name;
    private final Path path;

    private OutputFile(String name, Path path) {
        this.name = name;
        this.path = path;
    }

    /**
     * Checks the file before any work is done.
     *
     * @param inputs the files read; the output may be none of them, since it is removed where nothing is recommended
     * @throws InvalidInputException where it can't be written or is an input
     */
    public static OutputFile of(String name, List<String> inputs) {
        if (InputFile.isStandardInput(name)) {
            throw new InvalidInputException(
                    name, "leave the option out for standard output; a file of that name is `./-`");
        }
        Path path = InputFile.path(name);
        Path folder = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path)) {
            throw new InvalidInputException(name, "the output is a folder; name a file");
        }
        if (isDanglingLink(path)) {
            throw new InvalidInputException(name, "the output is a link to nothing; name a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInputException(name, "the output's folder does not exist; create it first");
        }
        if ((Files.exists(path) && !Files.isRegularFile(path)) || isDescriptor(path)) {
            // It would be replaced or removed: a device such as /dev/null, a pipe, or the file behind a redirection.
            throw new InvalidInputException(
                    name, "the output is a device or a pipe; name a file, or leave the option out and redirect");
        }
        if (Files.exists(path) && !Files.isWritable(path)) {
            throw new InvalidInputException(name, "the output may not be written to; name another file");
        }
        for (String input : inputs) {
            if (!InputFile.isStandardInput(input) && isSame(path, InputFile.path(input))) {
                throw new InvalidInputException(
                        name, "the output is also an input; name another file, so that nothing is lost");
            }
        }
        return new OutputFile(name, resolved(path));
    }

    /** Whether it is a name of an open file, such as {@code /dev/stdout}, or a link to one: what else that file holds is not ours. */
    private static boolean isDescriptor(Path path) {
        try {
            Path folder = path.toAbsolutePath().normalize().getParent();
            if (folder != null && folder.toRealPath().startsWith(PROCESSES)) {
                return true;
            }
            return Files.isSymbolicLink(path) && isDescriptor(path.resolveSibling(Files.readSymbolicLink(path)));
        } catch (IOException e) {
            return false; // What can't be followed is told by the other checks.
        }
    }

    /** Whether a link stands there that leads nowhere; it would be replaced, and nothing written where it leads. */
    public static boolean isDanglingLink(Path path) {
        return Files.isSymbolicLink(path) && !Files.exists(path);
    }

    /** Whether both are one file, or would be. */
    public static boolean isSame(Path output, Path input) {
        try {
            if (Files.exists(output) && Files.exists(input)) {
                return Files.isSameFile(output, input);
            }
        } catch (IOException e) {
            return isNamedTheSame(output, input); // The file system can't tell, so the names have to.
        }
        return isNamedTheSame(output, input);
    }

    private static boolean isNamedTheSame(Path output, Path input) {
        return output.toAbsolutePath().normalize().equals(input.toAbsolutePath().normalize());
    }

    /** Through a link to the file itself, which is what gets replaced. */
    private static Path resolved(Path path) {
        try {
            return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        } catch (IOException e) {
            return path.toAbsolutePath();
        }
    }

    /** The file itself, through links. */
    public Path path() {
        return path;
    }

    /** Moves a finished file, which lies beside this one, into this one's place. */
    public void replaceWith(Path finished) {
        try {
            move(finished);
        } catch (IOException e) {
            throw new InvalidInputException(
                    name, "the finished results in " + finished + " can't be moved there: " + Reason.of(e));
        }
    }

    public void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(byte[] bytes) {
        Path temporary = path.resolveSibling(
                "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.write(
                    temporary,
                    bytes,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            move(temporary);
        } catch (IOException e) {
            throw new InvalidInputException(name, "the output can't be written: " + Reason.of(e));
        } finally {
            deleteQuietly(temporary);
        }
    }

    private void move(Path temporary) throws IOException {
        keepPermissions(path, temporary);
        try {
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Whoever may not read the file or folder that is replaced may not read the new one either. */
    public static void keepPermissions(Path replaced, Path next) throws IOException {
        if (Files.exists(replaced)
                && Files.getFileStore(replaced).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(replaced));
        }
    }

    private static void deleteQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // The output is in place or the reason is told already; a left-over temporary file harms nobody.
            return;
        }
    }

    /** Removes what an earlier run left, since it is no answer to this one. */
    public void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new InvalidInputException(name, "the earlier output can't be removed: " + Reason.of(e));
        }
    }
}
