package dev.whittle.files;

import dev.whittle.json.InvalidInputException;
import dev.whittle.text.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/**
 * One run at a time moves a folder of results: whoever holds the lock on a file beside it. The system frees the lock of a
 * killed run; the file that it leaves harms nobody.
 */
public final class FolderLock {
    private static final int MOST_BYTES = 1 << 20;

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
    public static FolderLock of(String name, Path folder) {
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
            closeQuietly(lock.channel);
        } catch (OverlappingFileLockException | NoSuchFileException e) {
            closeQuietly(lock.channel);
        } catch (IOException e) {
            lock.release();
            throw new InvalidInputException(name, "the results can't be written: " + Reason.of(e));
        }
        throw new InvalidInputException(
                name, "another run is writing its results here; wait for it, or name another folder");
    }

    /**
     * Whether this run holds the lock, on the very file that stands there: the lock's last holder removes the file before it
     * lets go.
     */
    private boolean isTaken() throws IOException {
        // The last byte that there could be, so that the file can be read where locks forbid that.
        if (channel.tryLock(Long.MAX_VALUE - 1, 1, false) == null) {
            return false;
        }
        // Told by a length that nobody else chose, since the file must not be opened a second time: closing that would
        // let go of the lock (POSIX, "fcntl").
        int length = 1 + new SecureRandom().nextInt(MOST_BYTES);
        channel.truncate(0).write(ByteBuffer.allocate(1), length - 1L);
        return Files.size(file) == length;
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            return; // Nothing was written that anybody reads.
        }
    }

    /** Lets go of it, and removes the file. */
    public void release() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return; // It harms nobody.
        } finally {
            closeQuietly(channel);
        }
    }
}
