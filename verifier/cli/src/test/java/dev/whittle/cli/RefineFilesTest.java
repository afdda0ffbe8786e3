package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that {@code refine} reads and writes: pipes, links, and what must not be lost. */
class RefineFilesTest extends RefineCase {
    /** It would be replaced, or removed where nothing is left: as the superuser even a device. */
    @ParameterizedTest
    @ValueSource(strings = {"-o", "--report"})
    @DisabledOnOs(OS.WINDOWS)
    void refine_toAPipe_isRefusedAndThePipeStays(String option) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Ran ran =
                session.run("refine", policy, "--unused", session.file("all.txt", "sqs:*\n"), option, pipe.toString());
        assertEquals(2, ran.exit());
        assertEquals(
                pipe + ": the output is a device or a pipe; name a file, or leave the option out and redirect",
                last(ran));
        assertTrue(Files.exists(pipe) && !Files.isRegularFile(pipe));
    }

    /** Behind a redirection may be a file that holds more than this run's words. */
    @ParameterizedTest
    @ValueSource(strings = {"/dev/stdout", "/dev/stderr", "/dev/fd/1", "/proc/self/fd/1", "LINK"})
    @EnabledOnOs(OS.LINUX)
    void refine_toAnOpenFile_isRefused(String name) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/stdout"));
        String output = name.replace("LINK", link.toString());
        Ran ran = session.run("refine", policy, "--unused", unused, "-o", output);
        assertEquals(2, ran.exit());
        assertEquals(
                output + ": the output is a device or a pipe; name a file, or leave the option out and redirect",
                last(ran));
        assertEquals("", ran.out());
    }

    @Test
    void refine_toAHyphen_saysHowItIsMeant() {
        Ran ran = session.run("refine", policy, "--unused", unused, "-o", "-");
        assertEquals(2, ran.exit());
        assertEquals("-: leave the option out for standard output; a file of that name is `./-`", last(ran));
    }

    /** As of a shell's {@code <(command)}, compressed or not. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisabledOnOs(OS.WINDOWS)
    void refine_evidenceFromAPipe_isReadAsFromAFile(boolean isCompressed) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try (OutputStream out = Files.newOutputStream(pipe);
                    OutputStream into = isCompressed ? new GZIPOutputStream(out) : out) {
                into.write("sqs:DeleteMessage\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Ran ran = session.run("refine", policy, "--unused", pipe.toString());
        writer.join();
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(REFINED, ran.out());
    }

    @Test
    void refine_toFile_writesItWholeAndLeavesNothingBeside() throws IOException {
        Ran ran = session.run("refine", policy, "--unused", unused, "-o", session.name("out.json"));
        assertEquals(0, ran.exit());
        assertEquals("", ran.out());
        assertEquals(REFINED, session.text("out.json"));
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("out.json", "policy.json", "unused.txt"),
                    files.map(file -> String.valueOf(file.getFileName()))
                            .sorted()
                            .toList());
        }
    }

    /** Whoever keeps a policy from others' eyes does not want it opened by its refinement. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refine_toAFileThatIsThere_keepsWhoMayReadIt() throws IOException {
        Path output = Files.createFile(
                folder.resolve("out.json"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        assertEquals(
                0,
                session.run("refine", policy, "--unused", unused, "-o", output.toString())
                        .exit());
        assertEquals(REFINED, session.text("out.json"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(output)));
    }

    /** The name is too long for any file system, which only the attempt to write shows. */
    @Test
    void refine_pageCannotBeWritten_printsNoPolicy() {
        Ran ran = session.run("refine", policy, "--unused", unused, "--report", session.name("r".repeat(300)));
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertTrue(last(ran).contains("the output can't be written"), last(ran));
    }

    @Test
    void refine_outputIsAnInput_isRefusedAndNothingIsLost() throws IOException {
        Ran ran = session.run("refine", policy, "--unused", unused, "-o", policy);
        assertEquals(2, ran.exit());
        assertEquals(POLICY, session.text("policy.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing/out.json", "."})
    void refine_outputCannotBeWritten_isBadInput(String output) {
        Ran ran = session.run("refine", policy, "--unused", unused, "-o", session.name(output));
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--unused", "--keep", "-o"})
    void refine_emptyName_isNotTheCurrentFolder(String option) throws IOException {
        Ran ran = session.run(
                "refine",
                session.name("policy.json"),
                "--unused",
                session.file("some.txt", "s3:GetBucketAcl\n"),
                option,
                "");
        assertEquals(2, ran.exit());
        assertEquals(List.of("``: the name is empty; name a file"), ran.errLines());
    }

    @Test
    void refine_nothingUsed_printsNothingAndRemovesAnEarlierOutput() throws IOException {
        String output = session.file("out.json", "earlier");
        Ran ran = session.run("refine", policy, "--unused", session.file("all.txt", "sqs:*\n"), "-o", output);
        assertEquals(0, ran.exit());
        assertEquals("", ran.out());
        assertFalse(session.has("out.json"));
        assertEquals("PROVED DETACH_POLICY: 2 actions removed", last(ran));
    }
}
