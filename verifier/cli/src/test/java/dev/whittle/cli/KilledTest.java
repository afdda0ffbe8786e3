package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process of its own that is killed while it writes. */
class KilledTest {
    /** As many folders take some tenths of a second to write. */
    private static final int ROLES = 1_500;

    @TempDir
    private Path folder = Path.of("");

    @Test
    @Timeout(60)
    void account_killedWhileItWrites_leavesTheOldFolderWhole() throws Exception {
        Session session = new Session(folder);
        String[] arguments = {
            "account",
            session.name("details.json"),
            "--unused",
            session.file(
                    "finding.json",
                    "{\"resource\":\"arn:aws:iam::111122223333:role/R0\",\"status\":\"ACTIVE\",\"findingType\":\"UnusedPermission\",\"findingDetails\":[]}"),
            "-o",
            session.name("out")
        };
        session.file("details.json", details(ROLES));
        assertEquals(0, session.run(arguments).exit());
        SortedMap<String, String> after = content(folder.resolve("out"));
        assertEquals(ROLES + 2, after.size());
        session.file("details.json", details(ROLES - 1));
        assertEquals(0, session.run(arguments).exit());
        SortedMap<String, String> before = content(folder.resolve("out"));
        session.file("details.json", details(ROLES));

        Path part = folder.resolve(".out.whittle-part");
        Process process = start(arguments);
        while (!Files.exists(part) && process.isAlive()) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
        // On a machine that stands still for so long that it has finished before it is killed, all is new.
        assertEquals(Files.exists(part) ? before : after, content(folder.resolve("out")));

        assertEquals(0, session.run(arguments).exit());
        assertEquals(after, content(folder.resolve("out")));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    List.of("details.json", "finding.json", "out"),
                    left.map(file -> String.valueOf(file.getFileName()))
                            .sorted()
                            .toList());
        }
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Whittle.class.getName()),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Roles without policies, which need no proof. */
    private static String details(int roles) {
        return IntStream.range(0, roles)
                .mapToObj(i -> "{\"RoleName\":\"R" + i + "\",\"Arn\":\"arn:aws:iam::111122223333:role/R" + i + "\"}")
                .collect(Collectors.joining(",", "{\"RoleDetailList\":[", "]}"));
    }

    private static SortedMap<String, String> content(Path folder) throws IOException {
        SortedMap<String, String> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }
}
