package dev.whittle.files;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Limits;
import dev.whittle.text.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The results of a run that is not finished: {@code FILE.part}, and beside it {@code FILE.part.header}, which says what
 * they hang on.
 *
 * <p>INVARIANT: a part file with anything in it has its whole header beside it, since the first line is written after
 * the header; all of it but an incomplete last line is right. So a run that was killed at any time can be resumed.
 */
public final class PartFile implements AutoCloseable {
    private final Path path;
    private final Path headerPath;
    private final FileChannel channel;

    private PartFile(Path path, FileChannel channel) {
        this.path = path;
        this.headerPath = headerOf(path);
        this.channel = channel;
    }

    /** Where the results of a file stand until they are whole. */
    public static Path partOf(Path results) {
        return results.resolveSibling(results.getFileName() + ".part");
    }

    /** Where the header of a part file stands. */
    public static Path headerOf(Path part) {
        return part.resolveSibling(part.getFileName() + ".header");
    }

    /**
     * A new part file.
     *
     * @throws InvalidInputException where there is one already
     */
    public static PartFile create(Path path, RunHeader header) {
        try {
            PartFile part = new PartFile(
                    path,
                    FileChannel.open(
                            path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
            part.lock();
            part.begin(header);
            return part;
        } catch (FileAlreadyExistsException e) {
            throw left(path);
        } catch (IOException e) {
            throw new InvalidInputException(path.toString(), "the results can't be written: " + Reason.of(e));
        }
    }

    /** Why there is one already: whoever deletes the part file of a run that is going on loses its results. */
    private static InvalidInputException left(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            new PartFile(path, channel).lock();
        } catch (IOException e) {
            return new InvalidInputException(path.toString(), "the results can't be read: " + Reason.of(e));
        } catch (InvalidInputException e) {
            return e;
        }
        return new InvalidInputException(
                path.toString(),
                "an earlier run left its results here; go on with --resume, or delete this file to start over");
    }

    /**
     * The part file that an earlier run left, its incomplete last line cut off; a new one where there is none.
     *
     * @throws InvalidInputException where that run's header is another one
     */
    public static PartFile resume(Path path, RunHeader header) {
        if (!Files.exists(path)) {
            return create(path, header);
        }
        PartFile part;
        try {
            part = new PartFile(path, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new InvalidInputException(path.toString(), "the results can't be read: " + Reason.of(e));
        }
        try {
            return part.resumed(header);
        } catch (IOException e) {
            part.close();
            throw new InvalidInputException(path.toString(), "the results can't be read: " + Reason.of(e));
        } catch (InvalidInputException e) {
            part.close();
            throw e;
        }
    }

    private PartFile resumed(RunHeader header) throws IOException {
        lock();
        if (channel.size() == 0) {
            begin(header);
            return this;
        }
        RunHeader earlier = readHeader();
        if (!header.differences(earlier).isEmpty()) {
            throw new InvalidInputException(
                    path.toString(),
                    "these results belong to another run: " + String.join("; ", header.differences(earlier))
                            + "; resume with what it had, or delete this file to start over");
        }
        channel.truncate(endOfLastLine());
        channel.position(channel.size());
        return this;
    }

    private void begin(RunHeader header) throws IOException {
        Files.writeString(headerPath, header.text());
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw inUse();
        }
        throw inUse();
    }

    private InvalidInputException inUse() {
        return new InvalidInputException(
                path.toString(), "another run is writing its results here; wait for it, or name another file with -o");
    }

    private RunHeader readHeader() throws IOException {
        try {
            return RunHeader.read(Files.readString(headerPath));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    path.toString(),
                    "its header " + headerPath + " is gone, so nobody knows what these results belong to; delete this"
                            + " file to start over");
        }
    }

    /** One past the last line feed. */
    private long endOfLastLine() throws IOException {
        ByteBuffer block = ByteBuffer.allocate(1 << 16);
        for (long end = channel.size(); end > 0; ) {
            long start = Math.max(0, end - block.capacity());
            block.clear().limit((int) (end - start));
            while (block.hasRemaining() && channel.read(block, start + block.position()) >= 0) {
                // A read may give less than was asked for.
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    /**
     * Hands over its lines, in order, and returns how many. What is written next goes after them.
     *
     * @param limits of a line
     */
    public long forEach(Limits limits, Consumer<TextLine> reader) {
        try {
            channel.position(0);
            TextLines lines = new TextLines(path.toString(), Channels.newInputStream(channel), limits);
            long count = 0;
            for (Optional<TextLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                reader.accept(line.get());
                count++;
            }
            channel.position(channel.size());
            return count;
        } catch (IOException e) {
            throw new InvalidInputException(path.toString(), "the results can't be read: " + Reason.of(e));
        }
    }

    /** A line that no such run wrote. */
    public InvalidInputException foreign(TextLine line, String why) {
        return new InvalidInputException(
                path.toString(),
                "its line " + line.number() + " " + why + ", so something else wrote here; delete this file to start"
                        + " over");
    }

    /** Adds one result, a line without its end. */
    public void write(String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new InvalidInputException(path.toString(), "the results can't be written: " + Reason.of(e));
        }
    }

    /** The file itself. */
    public Path path() {
        return path;
    }

    /** Removes the header, once the results are in their place. */
    public void deleteHeader() {
        delete(headerPath);
    }

    /** Removes everything: these are no results of any tasks. */
    public void delete() {
        close();
        delete(path);
        delete(headerPath);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "it can't be removed: " + Reason.of(e));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new InvalidInputException(path.toString(), "the results can't be written: " + Reason.of(e));
        }
    }
}
