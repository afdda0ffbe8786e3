package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process whose standard input is closed: the JVM takes its place for a file of its own, and does not outlive its closing. */
@EnabledOnOs(OS.LINUX)
class ClosedInputTest {
    @ParameterizedTest
    @ValueSource(strings = {"account - --unused pom.xml -o target/none", "refine - --unused pom.xml", "fleet -"})
    void command_readingIt_saysThatItIsClosed(String line) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of(
                                "sh",
                                "-c",
                                "exec \"$@\" <&-",
                                "sh",
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Whittle.class.getName()),
                        Stream.of(line.split(" ")))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, process.waitFor(), said);
        // A JVM of 24 or later warns before of what the jar's manifest would allow.
        assertTrue(said.endsWith("standard input: it is closed; name a file\n"), said);
    }
}
