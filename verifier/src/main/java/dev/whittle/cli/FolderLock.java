package dev.whittle.cli;

import dev.whittle.json.InvalidInputException;
import dev.whittle.report.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * One run at a time moves a folder of results: whoever holds the lock on a file beside it. The system frees the lock of a
 * killed run; the file that it leaves harms nobody.
 */
final class FolderLock {
    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws InvalidInputException where another run holds it, or no file can be made beside the folder
     */
    static FolderLock of(String name, Path folder) {
        Path file = folder.resolveSibling("." + folder.getFileName() + ".whittle-lock");
        FolderLock lock;
        try {
            lock = new FolderLock(file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new InvalidInputException(name, "the results can't be written: " + Reason.of(e));
        }
        try {
            if (lock.isTaken()) {
                return lock;
            }
            lock.channel.close();
        } catch (OverlappingFileLockException | IOException e) {
            closeQuietly(lock.channel);
        }
        throw new InvalidInputException(
                name, "another run is writing its results here; wait for it, or name another folder");
    }

    /** Whether this run holds the lock, and on the file that stands there: its last holder removes it before it lets go. */
    private boolean isTaken() throws IOException {
        // The last byte that there could be, so that the file can be read where locks forbid that.
        if (channel.tryLock(Long.MAX_VALUE - 1, 1, false) == null) {
            return false;
        }
        String token = UUID.randomUUID().toString();
        channel.truncate(0).write(ByteBuffer.wrap(token.getBytes(StandardCharsets.UTF_8)));
        return Files.readString(file).equals(token);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            return; // Nothing was written that anybody reads.
        }
    }

    /** Lets go of it, and removes the file. */
    void release() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return; // It harms nobody.
        } finally {
            closeQuietly(channel);
        }
    }
}
