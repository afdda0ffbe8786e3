package dev.whittle.smt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where the solver's native libraries are unpacked, and what is done about damage. */
@DisabledOnOs(OS.WINDOWS)
class Z3LibraryTest {
    private static final String PREFIX = "com/microsoft/z3";
    private static final Platform SMALLEST = Platform.of("Linux", "aarch64").orElseThrow();
    private static final String FILE = "libz3java.so";

    @TempDir
    private Path cache;

    /** The list that z3-turnkey itself brings is the twin: an update that adds a library is seen here. */
    @Test
    void platforms_areThoseOfTheSolversOwnLists() throws IOException {
        for (Platform platform : Platform.ALL) {
            Properties list = new Properties();
            try (InputStream xml = stream(platform, "turnkey.xml")) {
                list.loadFromXML(xml);
            }
            assertEquals(values(list, "bundled-libraries."), new TreeSet<>(platform.files()), platform.folder());
            for (int i = 0; i < platform.loads().size(); i++) {
                assertEquals(list.get("load-commands." + i), platform.loads().get(i), platform.folder());
            }
            assertEquals(platform.loads().size(), values(list, "load-commands.").size(), platform.folder());
        }
    }

    @Test
    void platform_ofTheSystemsNames_isFound() {
        assertEquals("linux/amd64", Platform.of("Linux", "amd64").orElseThrow().folder());
        assertEquals(
                "osx/amd64", Platform.of("Mac OS X", "x86_64").orElseThrow().folder());
        assertEquals(
                "windows/x86", Platform.of("Windows 11", "x86").orElseThrow().folder());
        assertEquals(Optional.empty(), Platform.of("Linux", "riscv64"));
        assertEquals(Optional.empty(), Platform.of("Plan 9", "amd64"));
    }

    @Test
    void unpackedIn_anEmptyFolder_holdsTheFilesForTheUserAlone() throws IOException {
        Path folder = unpack();
        assertEquals(PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(folder));
        for (String file : SMALLEST.files()) {
            try (InputStream packed = stream(SMALLEST, file)) {
                assertArrayEquals(packed.readAllBytes(), Files.readAllBytes(folder.resolve(file)), file);
            }
        }
        try (var files = Files.list(folder)) {
            assertEquals(SMALLEST.files().size(), files.count());
        }
    }

    @Test
    void unpackedIn_aFolderThatHasThem_leavesThemAlone() throws IOException {
        Path file = unpack().resolve(FILE);
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, old);
        unpack();
        assertEquals(old, Files.getLastModifiedTime(file));
    }

    @Test
    void unpackedIn_aFolderWithADamagedFile_unpacksItAgain() throws IOException {
        Path file = unpack().resolve(FILE);
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        for (byte[] damaged : new byte[][] {flipped, {}, Arrays.copyOf(whole, whole.length - 1)}) {
            Files.write(file, damaged);
            unpack();
            assertArrayEquals(whole, Files.readAllBytes(file));
        }
    }

    @Test
    void unpackedIn_afterAKill_removesWhatWasLeft() throws IOException {
        Path folder = unpack();
        Files.delete(folder.resolve(FILE));
        Path left = Files.writeString(folder.resolve(FILE + ".123.part"), "half");
        unpack();
        assertFalse(Files.exists(left));
        assertTrue(Files.exists(folder.resolve(FILE)));
    }

    /** Whoever can write there could have the user run anything. */
    @Test
    void unpackedIn_aFolderThatOthersMayWrite_isRefused() throws IOException {
        Path folder = unpack();
        for (String permissions : new String[] {"rwxrwx---", "rwx---rwx"}) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
            assertThrows(IOException.class, this::unpack, permissions);
        }
    }

    @Test
    void unpackedIn_aFileThatOthersMayWrite_isReplaced() throws IOException {
        Path file = unpack().resolve(FILE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw--w----"));
        unpack();
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    }

    @Test
    void unpackedIn_aLinkToAFolder_isRefused() throws IOException {
        Path elsewhere = Files.createDirectory(cache.resolve("elsewhere"));
        Files.createSymbolicLink(cache.resolve("z3"), elsewhere);
        assertThrows(IOException.class, this::unpack);
    }

    /** An installation's libraries: there or nowhere, and nothing is unpacked. */
    @Test
    void load_fromAnInstalledFolderWithoutThem_isRefusedAndUnpacksNothing() throws IOException {
        Path empty = Files.createDirectory(cache.resolve("empty"));
        System.setProperty(Z3Library.INSTALLED, empty.toString());
        try {
            UnsatisfiedLinkError refused = assertThrows(UnsatisfiedLinkError.class, () -> Z3Library.load(PREFIX));
            assertTrue(refused.toString().contains(empty.toString()), refused.toString());
        } finally {
            System.clearProperty(Z3Library.INSTALLED);
        }
        try (var files = Files.list(empty)) {
            assertEquals(0, files.count());
        }
    }

    private Path unpack() throws IOException {
        return new Z3Library(PREFIX, SMALLEST).unpackedIn(cache.resolve("z3"));
    }

    private static InputStream stream(Platform platform, String file) {
        return Objects.requireNonNull(
                Z3LibraryTest.class.getResourceAsStream("/" + PREFIX + "/" + platform.folder() + "/" + file));
    }

    private static Set<String> values(Properties list, String start) {
        Set<String> values = new TreeSet<>();
        list.stringPropertyNames().stream()
                .filter(name -> name.startsWith(start))
                .forEach(name -> values.add(list.getProperty(name)));
        return values;
    }
}
