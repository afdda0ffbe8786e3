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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
        Files.createDirectories(source().getParent());
        Files.writeString(source(), "a class");
        Files.writeString(source().resolveSibling("Other.java"), "another");
        Files.write(jar(), EMPTY_JAR);
        Files.createFile(stamp());
        Files.write(root.resolve("whole.jar"), EMPTY_JAR);
    }

    private Path source() {
        return root.resolve("engine/src/main/java/some/Source.java");
    }

    /** As old as what the jar was made of. */
    private Path stamp() {
        return root.resolve("verifier/cli/target/.built");
    }

    /** As if all that there is had been there for an hour when the jar was made. */
    private void age() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
            }
        }
    }

    /** Puts a {@code mvn} on the PATH that makes a jar and does this before it. */
    private void installMaven(String before) throws IOException {
        install("mvn", "echo built >>\"$0.calls\"\n" + before + "\ncp " + root.resolve("whole.jar") + " " + jar());
    }

    private void assertBuilds() throws Exception {
        assertEquals(new Ran(0, "", "whittle: building " + jar().toRealPath() + ", once\n"), runWithTools());
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
        age();
        Files.createFile(root.resolve("pom.xml"));
        assertBuilds();
        runQuietly(1);
        assertEquals(1, Files.readAllLines(root.resolve("tools/mvn.calls")).size());
    }

    /** As of a build that was killed, or goes on elsewhere: the JVM's own exit for such a jar would be 1. */
    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "PK and what follows, but not to its end"})
    void jar_thatIsNotWhole_isBuiltAgain(String broken) throws Exception {
        installJava("true");
        installMaven("");
        Files.writeString(jar(), broken);
        assertBuilds();
        runQuietly(1);
    }

    @Test
    void jar_withoutAStamp_isBuiltAgain() throws Exception {
        installJava("true");
        installMaven("");
        Files.delete(stamp());
        assertBuilds();
        runQuietly(1);
    }

    private interface Change {
        void apply(Path source) throws IOException;
    }

    private static Stream<Named<Change>> changes() {
        return Stream.of(
                Named.of("edited", source -> Files.writeString(source, "another class")),
                Named.of("added", source -> Files.writeString(source.resolveSibling("Added.java"), "a class")),
                Named.of("removed", Files::delete),
                // As old as it was: what tells is the folder.
                Named.of("renamed", source -> Files.move(source, source.resolveSibling("Renamed.java"))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void source_thatWasChanged_isBuiltOnce(Change change) throws Exception {
        installJava("true");
        installMaven("");
        age();
        runQuietly(1);
        change.apply(source());
        assertBuilds();
        runQuietly(1);
    }

    @Test
    void source_thatIsEditedDuringTheBuild_isBuiltAgain() throws Exception {
        installJava("true");
        age();
        Files.writeString(source(), "edited before");
        installMaven("sleep 0.1; echo edited meanwhile >" + source());
        assertBuilds();
        installMaven("");
        assertBuilds();
        runQuietly(1);
    }

    /** Whatever the build has left of the jar, and whether or not there was one before. */
    @ParameterizedTest
    @Timeout(60)
    @CsvSource({"echo half >, true", "cp whole.jar, true", "echo half >, false", "cp whole.jar, false"})
    void build_thatWasKilled_isDoneAgain(String writing, boolean isFirst) throws Exception {
        installJava("true");
        age();
        if (isFirst) {
            Files.delete(stamp());
        } else {
            Files.writeString(source(), "edited");
        }
        Path written = root.resolve("written");
        new ProcessBuilder("mkfifo", written.toString()).start().waitFor();
        install(
                "mvn",
                "cd " + root + "; " + writing + " " + jar() + "; echo >" + written + "; exec sleep 60 >/dev/null 2>&1");
        ProcessBuilder builder = new ProcessBuilder(script().toString(), "verify");
        builder.environment().put("PATH", path());
        Process build = builder.redirectErrorStream(true)
                .redirectOutput(root.resolve("out").toFile())
                .start();
        assertEquals("\n", Files.readString(written)); // Waits until it is written.
        List<ProcessHandle> all = build.descendants().toList();
        build.destroyForcibly().waitFor();
        for (ProcessHandle each : all) {
            each.destroyForcibly();
            each.onExit().join();
        }
        installMaven("");
        assertBuilds();
        runQuietly(1);
    }

    /** Each program that is called costs a start more than the shell itself. */
    @Test
    void start_afterTheFirst_callsFindAlone() throws Exception {
        installJava("echo classes >\"$archive\"");
        runQuietly(1);
        install("find", "PATH=" + System.getenv("PATH") + " exec find \"$@\"");
        assertEquals(new Ran(0, "", ""), run(root.resolve("tools").toString()));
        assertEquals(2, calls(USE).size());
    }

    private static String saying(String version) {
        return "case $1 in -XshowSettings*) echo '    java.specification.version = " + version + "' >&2;; esac\n"
                + "echo \"$*\" >>\"$0.calls\"\n"
                + "for word; do case $word in *Output=*) echo cache >\"${word#*=}\";; esac; done";
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "26", "31"})
    void java_thatHasAnAotCache_usesIt(String version) throws Exception {
        install("java", saying(version));
        runQuietly(2);
        assertEquals(1, calls("-XX:AOTCacheOutput=").size());
        assertEquals(2, calls("-XX:AOTCache=").size());
        assertEquals(List.of(), calls(USE));
    }

    /** As of Debian's alternatives: a JVM does not start with options that it does not know. */
    @Test
    void java_thatIsAnotherOneSince_isAskedAgain() throws Exception {
        install("java25", saying("25"));
        install("java17", "exit 0");
        Path java = root.resolve("tools/java");
        Files.createSymbolicLink(java, root.resolve("tools/java25"));
        runQuietly(1);
        assertEquals(1, calls("-XX:AOTCache=").size());
        Files.delete(java);
        Files.createSymbolicLink(java, root.resolve("tools/java17"));
        runQuietly(1);
        assertEquals(1, calls("-XX:AOTCache=").size());
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
