package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that starts Whittle, with a jar that holds nothing and a {@code java} that only writes down how it was called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String MAKE = "-XX:ArchiveClassesAtExit=";
    private static final String USE = "-XX:SharedArchiveFile=";

    /** A zip file's last record, and all of one without entries. */
    private static final byte[] EMPTY_JAR = Arrays.copyOf(new byte[] {'P', 'K', 5, 6}, 22);

    @TempDir
    private Path root = Path.of("");

    private record Ran(int exit, String out, String err) {}

    @BeforeEach
    void install() throws IOException {
        for (String folder : List.of("verifier/bin", "verifier/cli/target", "tools")) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.copy(Path.of("..", "bin", "whittle"), root.resolve("verifier/bin/whittle"));
        Files.createFile(root.resolve("verifier/pom.xml"));
        Files.write(jar(), EMPTY_JAR);
    }

    private Path jar() {
        return root.resolve("verifier/cli/target/whittle.jar");
    }

    /** Puts a {@code java} on the PATH that does this where it is asked for an archive, {@code $archive}. */
    private void installJava(String archiving) throws IOException {
        install("java", """
                echo "$*" >>"$0.calls"
                for word; do
                  archive=${word#%s}
                  if [ "$word" != "$archive" ]; then %s; fi
                done
                """.formatted(MAKE, archiving));
    }

    private void install(String tool, String script) throws IOException {
        Path file = Files.writeString(root.resolve("tools").resolve(tool), "#!/bin/sh\n" + script);
        assertTrue(file.toFile().setExecutable(true));
    }

    private List<String> calls(String word) throws IOException {
        return Files.readAllLines(root.resolve("tools/java.calls")).stream()
                .filter(call -> call.contains(word))
                .toList();
    }

    private Path script() {
        return root.resolve("verifier/bin/whittle");
    }

    private Ran run(String path) throws Exception {
        return run(path, script().toString(), "verify", "a b");
    }

    private Ran run(String path, String... command) throws Exception {
        Path out = root.resolve("out");
        Path err = root.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", path);
        int exit = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ran(exit, Files.readString(out), Files.readString(err));
    }

    private String path() {
        return root.resolve("tools") + ":" + System.getenv("PATH");
    }

    private Ran runWithTools() throws Exception {
        return run(path());
    }

    private void runQuietly(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            assertEquals(new Ran(0, "", ""), runWithTools());
        }
    }

    @Test
    void archive_ofClasses_isMadeOnceForEachJarAndUsed() throws Exception {
        installJava("echo classes >\"$archive\"");
        runQuietly(2);
        assertEquals(1, calls(MAKE).size());
        assertEquals(2, calls(USE).size());
        Files.setLastModifiedTime(jar(), FileTime.from(Instant.now().plus(Duration.ofHours(1))));
        runQuietly(1);
        assertEquals(2, calls(MAKE).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo broken; echo half >\"$archive\"; exit 1", "exit 1", "true"})
    void archive_thatCantBeMade_isNotTriedAgainAndNotUsed(String failing) throws Exception {
        installJava(failing);
        runQuietly(3);
        assertEquals(1, calls(MAKE).size());
        assertEquals(List.of(), calls(USE));
        assertEquals(3, calls(jar().toRealPath() + " verify a b").size());
    }

    /** Maven does not write a jar again whose content is the same. */
    @Test
    void source_thatWasTouchedAndNotChanged_isBuiltOnce() throws Exception {
        installJava("true");
        install("mvn", "echo \"$*\" >>\"$0.calls\"");
        Files.setLastModifiedTime(jar(), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Files.createFile(root.resolve("pom.xml"));
        assertEquals(
                "whittle: building " + jar().toRealPath() + ", once\n",
                runWithTools().err());
        runQuietly(1);
        assertEquals(1, Files.readAllLines(root.resolve("tools/mvn.calls")).size());
    }

    /** As of a build that was killed, or goes on elsewhere: the JVM's own exit for such a jar would be 1. */
    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "PK and what follows, but not to its end"})
    void jar_thatIsNotWhole_isBuiltAgain(String broken) throws Exception {
        installJava("true");
        Files.write(root.resolve("whole.jar"), EMPTY_JAR);
        install("mvn", "cp " + root.resolve("whole.jar") + " " + jar());
        Files.writeString(jar(), broken);
        assertEquals(
                "whittle: building " + jar().toRealPath() + ", once\n",
                runWithTools().err());
        runQuietly(1);
    }

    @Test
    void script_thatWasCopiedElsewhere_saysSo() throws Exception {
        installJava("true");
        Path copy = Files.createDirectories(root.resolve("elsewhere/bin/x")).resolve("whittle");
        Files.copy(script(), copy);
        assertEquals(
                new Ran(
                        2,
                        "",
                        "whittle: this script is not where its sources are; link to the one in the clone instead of"
                                + " copying it\n"),
                run(path(), copy.toString(), "verify"));
        assertFalse(Files.exists(root.resolve("elsewhere/verifier")));
    }

    @Test
    void java_thatDoesNotRun_isRefused() throws Exception {
        install("java", "echo broken >&2; exit 1");
        Ran ran = runWithTools();
        assertEquals(2, ran.exit());
        assertEquals("broken\nwhittle: java does not run; its message is above\n", ran.err());
    }

    /** There a JVM would take no name of a file that is not ASCII. */
    @ParameterizedTest
    @CsvSource({"C, C.UTF-8", "POSIX, C.UTF-8", "'', C.UTF-8", "de_DE.ISO-8859-1, de_DE.ISO-8859-1"})
    void locale_withoutACharacterSet_becomesUtf8(String locale, String then) throws Exception {
        install("java", "echo \"$LC_ALL\" >\"$0.locale\"");
        assertEquals(
                0,
                run(path(), "env", "LC_ALL=" + locale, "LC_CTYPE=", "LANG=", script().toString(), "verify")
                        .exit());
        assertEquals(then + "\n", Files.readString(root.resolve("tools/java.locale")));
    }

    /** The JVM's own exit would be 1, which is a refuted policy's. */
    @ParameterizedTest
    @ValueSource(strings = {"1.8", "11", "16"})
    void java_thatIsTooOld_isRefused(String version) throws Exception {
        install("java", "echo '    java.specification.version = %s' >&2; exit 1".formatted(version));
        assertEquals(
                new Ran(2, "", "whittle: java is Java " + version + "; install a JDK of 17 or later\n"),
                runWithTools());
    }

    @Test
    void currentFolder_thatIsGone_isSaidToBe() throws Exception {
        installJava("true");
        Path gone = Files.createDirectory(root.resolve("gone"));
        Ran ran = run(
                path(),
                "sh",
                "-c",
                "cd \"$1\" && rmdir \"$1\" && exec \"$2\" verify",
                "sh",
                gone.toString(),
                script().toString());
        assertEquals(2, ran.exit());
        assertTrue(ran.err().endsWith("whittle: the current folder is gone; change into another\n"), ran.err());
        assertEquals("", ran.out());
    }

    @Test
    void java_thatIsNowhere_isAskedForBeforeAnythingIsBuilt() throws Exception {
        Files.delete(jar());
        install("dirname", "echo \"${1%/*}\"");
        assertEquals(
                new Ran(2, "", "whittle: java is neither in JAVA_HOME nor on the PATH; install a JDK of 17 or later\n"),
                run(root.resolve("tools").toString()));
    }
}
