package dev.whittle.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A folder of results that come line by line, and may be more than memory holds: they are kept beside it, and moved there once
 * they are whole. Closing it before that leaves the folder as it was.
 */
public final class SpooledFolder implements AutoCloseable {
    private final OutputFolder folder;
    private final FolderLock lock;
    private final Map<String, BufferedWriter> files = new LinkedHashMap<>();

    private SpooledFolder(OutputFolder folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Begins, with every file empty.
     *
     * @throws dev.whittle.json.InvalidInputException where another run writes the folder, or nothing can be written beside it
     */
    public static SpooledFolder open(OutputFolder folder, Collection<String> files) {
        SpooledFolder spooled = new SpooledFolder(folder, folder.lock());
        try {
            OutputFolder.delete(folder.spool()); // What a killed run left.
            Files.createDirectories(folder.spool());
            for (String file : files) {
                spooled.files.put(file, Files.newBufferedWriter(folder.spool().resolve(file)));
            }
            return spooled;
        } catch (IOException e) {
            spooled.close();
            throw folder.unwritable(e);
        }
    }

    /** Adds a line to one of the files. */
    public void add(String file, String line) {
        BufferedWriter writer = files.get(file);
        if (writer == null) {
            throw new IllegalArgumentException("`" + file + "` is none of the folder's files");
        }
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw folder.unwritable(e);
        }
    }

    /** Moves the files, which are whole, to their place. */
    public void place() {
        try {
            for (BufferedWriter writer : files.values()) {
                writer.close();
            }
            folder.take(folder.spool());
        } catch (IOException e) {
            throw folder.unwritable(e);
        }
    }

    /** Nothing is said of lines that can't be written any more, such as on a full disk: they are not wanted. */
    @Override
    public void close() {
        files.values().forEach(SpooledFolder::drop);
        try {
            OutputFolder.delete(folder.spool());
        } catch (IOException e) {
            throw folder.unwritable(e);
        } finally {
            lock.release();
        }
    }

    private static void drop(BufferedWriter writer) {
        try {
            writer.close();
        } catch (IOException e) {
            return; // The file is closed all the same, and goes.
        }
    }
}
