package dev.whittle.smt;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The solver's native libraries. They are unpacked once, into a folder of the user's own below the user's cache folder, and
 * loaded from there ever after: unpacking them costs more than the proof of an ordinary policy.
 *
 * <p>Code is loaded from that folder, so it is only used where nobody else can write: it and each file belong to the user,
 * and neither group nor others may write. Against damage each file must have the length and the checksum that the jar has
 * for it; otherwise it is unpacked again. A file is written beside its place and moved there, so a kill leaves at most a
 * {@code .part} file, which the next start removes. Where any of this fails the libraries go to a temporary folder that is
 * removed at the end.
 *
 * <p>An installation has them unpacked, in a folder that the system property {@code whittle.native} names. They are loaded
 * from there or not at all, whoever the folder belongs to.
 */
public final class Z3Library {
    /** The system property that names a folder with the libraries. */
    static final String INSTALLED = "whittle.native";

    private final String prefix;
    private final Platform platform;

    Z3Library(String prefix, Platform platform) {
        this.prefix = prefix;
        this.platform = platform;
    }

    /**
     * Loads the libraries.
     *
     * @param prefix Z3's package, as a path
     * @throws UnsatisfiedLinkError where there are none for this machine, or they can't be unpacked or loaded
     */
    public static void load(String prefix) {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        Platform platform = Platform.of(system, processor)
                .orElseThrow(() -> new UnsatisfiedLinkError("Z3 has no library for " + system + " on " + processor));
        Z3Library library = new Z3Library(prefix, platform);
        String installed = System.getProperty(INSTALLED);
        if (installed != null) {
            library.load(Path.of(installed).toAbsolutePath());
            return;
        }
        if (!cacheFolder().map(library::loadFrom).orElse(false)) {
            library.loadFromTemporaryFolder();
        }
    }

    private boolean loadFrom(Path cache) {
        try {
            load(unpackedIn(
                    cache.resolve("whittle").resolve("z3-" + platform.folder().replace('/', '-'))));
            return true;
        } catch (IOException | UnsupportedOperationException | UnsatisfiedLinkError e) {
            return false; // No such folder, no such permissions, or a file system from which nothing may be loaded.
        }
    }

    private void loadFromTemporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("whittle-z3");
            folder.toFile().deleteOnExit();
            for (String file : platform.files()) {
                folder.resolve(file).toFile().deleteOnExit();
                unpack(file, folder);
            }
            load(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Z3's native library can't be unpacked", e);
        }
    }

    private void load(Path folder) {
        platform.loads().forEach(file -> System.load(folder.resolve(file).toString()));
    }

    private static Optional<Path> cacheFolder() {
        String chosen = System.getenv("XDG_CACHE_HOME");
        Path folder = chosen == null || chosen.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(chosen);
        return folder.isAbsolute() ? Optional.of(folder) : Optional.empty();
    }

    /**
     * The folder with all files of the platform in it, whole.
     *
     * @throws IOException where the folder can't be made or is not the user's alone
     * @throws UnsupportedOperationException where the file system has no owners and permissions
     */
    Path unpackedIn(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (!isOurs(folder) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is not a folder that only the user may write");
        }
        for (String file : platform.files()) {
            if (!isWhole(file, folder.resolve(file))) {
                removeParts(folder);
                unpack(file, folder);
            }
        }
        return folder.toRealPath();
    }

    private static boolean isOurs(Path path) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes
                        .owner()
                        .equals(FileSystems.getDefault()
                                .getUserPrincipalLookupService()
                                .lookupPrincipalByName(System.getProperty("user.name")))
                && !attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                && !attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
    }

    private boolean isWhole(String file, Path path) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || !isOurs(path)) {
            return false;
        }
        JarEntry entry = entry(file);
        if (Files.size(path) != entry.getSize()) {
            return false;
        }
        CRC32 checksum = new CRC32();
        try (FileChannel channel = FileChannel.open(path)) {
            checksum.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
        return checksum.getValue() == entry.getCrc();
    }

    private JarEntry entry(String file) throws IOException {
        if (resource(file).openConnection() instanceof JarURLConnection jar) {
            return jar.getJarEntry();
        }
        throw new IOException(file + " is in no jar, so its checksum is not known");
    }

    private URL resource(String file) throws IOException {
        URL found = Z3Library.class.getResource("/" + prefix + "/" + platform.folder() + "/" + file);
        if (found == null) {
            throw new IOException("no " + file + " among Z3's classes");
        }
        return found;
    }

    private void unpack(String file, Path folder) throws IOException {
        Path part = Files.createTempFile(folder, file + ".", ".part");
        try (InputStream packed = resource(file).openStream()) {
            try (OutputStream unpacked = Files.newOutputStream(part)) {
                packed.transferTo(unpacked);
            }
            Files.move(part, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** What a killed process left. If another process is writing such a file now, that process unpacks it again, elsewhere. */
    private static void removeParts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".part"))
                    .map(Path::toFile)
                    .forEach(File::delete);
        }
    }
}
