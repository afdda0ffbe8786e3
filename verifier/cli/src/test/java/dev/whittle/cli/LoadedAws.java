package dev.whittle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * {@code /usr/bin/aws}, loaded once and forked for each call, since loading it takes most of its time. It runs with Debian's Python, as the
 * program itself does.
 */
final class LoadedAws {
    private static final String PYTHON = "/usr/bin/python3";

    private final Path folder = Files.createTempDirectory("aws");
    private final Process server;

    LoadedAws() throws IOException {
        server = new ProcessBuilder(PYTHON, file("aws_server.py").toString(), socket())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        file("aws_call.py");
        try (BufferedReader words = server.inputReader(UTF_8)) {
            assertEquals("ready", words.readLine());
        }
    }

    private Path file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                LoadedAws.class.getResourceAsStream("/dev/whittle/loopback/clients/" + name), name)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    private String socket() {
        return folder.resolve("socket").toString();
    }

    /** The words of a shell that call it. */
    String words() {
        return "exec " + PYTHON + " -SE " + folder.resolve("aws_call.py") + " " + socket();
    }

    /** Ends it. */
    void close() throws IOException, InterruptedException {
        server.destroyForcibly().waitFor();
        for (String name : new String[] {"aws_server.py", "aws_call.py", "socket"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }
}
