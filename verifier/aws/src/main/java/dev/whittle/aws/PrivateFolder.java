package dev.whittle.aws;

import dev.whittle.json.InvalidInputException;
import dev.whittle.text.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A folder that only its owner can look into: folders 0700, files 0600, each file written beside its place and moved there whole. On
 * systems without such permissions it has the system's own.
 */
record PrivateFolder(Path path) {
    /** Of folders and of programs. */
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    /**
     * The folder, made where it is not there; one that is there is closed to others.
     *
     * @throws InvalidInputException where it can't be
     */
    static PrivateFolder of(Path path) {
        try {
            if (Files.isDirectory(path)) {
                if (isPosix(path)) {
                    Files.setPosixFilePermissions(path, FOLDER);
                }
            } else {
                Files.createDirectory(path, attribute(path, FOLDER));
            }
            return new PrivateFolder(path);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** A folder in it, made where it is not there. */
    PrivateFolder in(String name) {
        return of(path.resolve(name));
    }

    boolean has(String name) {
        return Files.isRegularFile(path.resolve(name));
    }

    byte[] read(String name) {
        try {
            return Files.readAllBytes(path.resolve(name));
        } catch (IOException e) {
            throw new InvalidInputException(path.resolve(name).toString(), "the file can't be read: " + Reason.of(e));
        }
    }

    /** Makes a file hold a text; a run that is killed leaves it as it was. */
    void write(String name, String text) {
        write(name, text, FILE);
    }

    /** The same for a program, which its owner may run. */
    void writeProgram(String name, String text) {
        write(name, text, FOLDER);
    }

    private void write(String name, String text, Set<PosixFilePermission> permissions) {
        Path file = path.resolve(name);
        Path part = path.resolve(name + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, attribute(path, permissions));
            Files.write(part, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static FileAttribute<?>[] attribute(Path near, Set<PosixFilePermission> permissions) {
        return isPosix(near)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path near) {
        return near.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static InvalidInputException unwritable(Path path, IOException e) {
        return new InvalidInputException(path.toString(), "this can't be written: " + Reason.of(e));
    }
}
