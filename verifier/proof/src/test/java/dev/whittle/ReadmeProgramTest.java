package dev.whittle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's program that uses Whittle prints what stands below it. Its block is a whole class {@code Program}, or the
 * statements of one with their imports; it runs in the repository's folder.
 */
class ReadmeProgramTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final String SECTION = "\n## In your own program\n";
    private static final Pattern BLOCKS =
            Pattern.compile("\n```java\n(?<program>.*?\n)```\n.*?\n```[a-z]*\n(?<output>.*?)```\n", Pattern.DOTALL);

    @TempDir
    private Path folder = Path.of("");

    private record Example(String program, String output) {
        /** Of the section's first two blocks, the latter what the former prints. */
        static Example of(String readme) {
            Matcher blocks = BLOCKS.matcher(readme);
            if (!blocks.find(readme.indexOf(SECTION))) {
                throw new AssertionError("no program and what it prints in" + SECTION);
            }
            return new Example(blocks.group("program"), blocks.group("output"));
        }

        String source() {
            if (program.contains("class Program")) {
                return program;
            }
            return program.lines().filter(Example::isImport).collect(Collectors.joining("\n"))
                    + "\nclass Program {\n  public static void main(String[] arguments) throws Exception {\n"
                    + program.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n"))
                    + "\n  }\n}\n";
        }

        private static boolean isImport(String line) {
            return line.startsWith("import ");
        }
    }

    @Test
    void program_ofTheReadme_printsWhatTheReadmeSays() throws Exception {
        String readme = Files.readString(ROOT.resolve("README.md"));
        assertPrintsWhatItSays(readme);
    }

    private static final String STATEMENTS = """
            text
            ## In your own program
            text
            ```java
            import dev.whittle.policy.Policy;
            System.out.println(new java.io.File("README.md").exists());
            ```
            prints
            ```
            true
            ```
            """;

    @Test
    void program_ofStatements_isRunInTheRepositorysFolder() throws Exception {
        assertPrintsWhatItSays(STATEMENTS);
    }

    @Test
    void program_ofAClass_isRun() throws Exception {
        assertPrintsWhatItSays("""
                ```java
                the block of another section
                ```

                ## In your own program

                ```java
                public class Program {
                    public static void main(String[] arguments) {
                        System.out.print("{}");
                    }
                }
                ```

                It prints

                ```json
                {}
                ```
                """);
    }

    /** The check is one: of another output, of what does not compile, and of a section without a program it fails. */
    @Test
    void program_thatPrintsAnotherThingOrDoesNotCompile_isCaught() {
        for (String broken : List.of(
                STATEMENTS.replace("\ntrue\n", "\nfalse\n"),
                STATEMENTS.replace("policy.Policy", "policy.Nonsense"),
                STATEMENTS.replace("```java", "```"))) {
            assertThrows(AssertionError.class, () -> assertPrintsWhatItSays(broken), broken);
        }
    }

    private void assertPrintsWhatItSays(String readme) throws IOException, InterruptedException {
        Example example = Example.of(readme);
        assertEquals(example.output().strip(), run(example.source()).strip());
    }

    private String run(String source) throws IOException, InterruptedException {
        String file = Files.writeString(folder.resolve("Program.java"), source).toString();
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-classpath", classes, "-d", folder.toString(), file);
        assertEquals(0, compiled, "the program does not compile");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                classes + File.pathSeparator + folder));
        command.add("Program");
        Path output = folder.resolve("output");
        int exit = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        assertEquals(0, exit, "the program's exit");
        return Files.readString(output);
    }
}
