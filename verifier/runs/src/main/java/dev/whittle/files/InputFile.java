package dev.whittle.files;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Limits;
import dev.whittle.text.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file named on the command line; {@code -} is standard input. */
public final class InputFile {
    private static final String STANDARD_INPUT = "-";

    private InputFile() {}

    public static boolean isStandardInput(String name) {
        return name.equals(STANDARD_INPUT);
    }

    /** What messages call it. */
    public static String title(String name) {
        return isStandardInput(name) ? "standard input" : name;
    }

    /**
     * All its bytes, or one more than the limit.
     *
     * @throws InvalidInputException where it can't be read
     */
    public static byte[] read(String name) {
        return read(name, Limits.DEFAULT.documentBytes());
    }

    /**
     * All its bytes, or one more than the most that are wanted.
     *
     * @throws InvalidInputException where it can't be read
     */
    public static byte[] read(String name, int most) {
        try (InputStream in = open(name)) {
            return in.readNBytes(most + 1);
        } catch (IOException e) {
            throw new InvalidInputException(title(name), "the file can't be read: " + Reason.of(e));
        }
    }

    /**
     * Its bytes as a stream.
     *
     * @throws InvalidInputException where it can't be opened
     */
    public static InputStream open(String name) {
        if (isStandardInput(name)) {
            return standardInput();
        }
        Path path = path(name);
        if (Files.isDirectory(path)) {
            throw new InvalidInputException(name, "this is a folder; name a file");
        }
        try {
            InputStream in = Files.newInputStream(path);
            return Files.isRegularFile(path) ? in : new Piped(in);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    name, "there is no such file; name an existing one, or `-` for standard input");
        } catch (AccessDeniedException e) {
            throw new InvalidInputException(name, "the file may not be read; check its permissions");
        } catch (IOException e) {
            throw new InvalidInputException(name, "the file can't be read: " + Reason.of(e));
        }
    }

    /**
     * Standard input.
     *
     * @throws InvalidInputException where it is closed
     */
    private static InputStream standardInput() {
        if (isClosed()) {
            throw new InvalidInputException("standard input", "it is closed; name a file");
        }
        return System.in;
    }

    /**
     * Whether the JVM has a file of its own in standard input's place. It takes one where standard input is closed, and
     * crashes if that file is closed too.
     */
    private static boolean isClosed() {
        try {
            return Path.of("/proc/self/fd/0")
                    .toRealPath()
                    .startsWith(Path.of(System.getProperty("java.home")).toRealPath());
        } catch (IOException e) {
            return false; // A pipe, or a system where nothing tells.
        }
    }

    /** A pipe, such as a shell's {@code <(command)}: it can't be asked how much it holds, nor skipped but by reading. */
    private static final class Piped extends InputStream {
        private final InputStream in;

        Piped(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return in.read(buffer, offset, length);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    public static Path path(String name) {
        if (name.isEmpty()) {
            // Java takes that for the current folder, which whoever left a variable unset does not mean.
            throw new InvalidInputException("``", "the name is empty; name a file");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(name, "this is no file name: " + e.getReason());
        }
    }
}
