package dev.whittle.cli;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs commands and tells all that they print and write; as a program, with every enum constant renamed before. */
final class EveryOutput {
    private EveryOutput() {}

    /**
     * What came of the commands, times left out.
     *
     * @param folder where they write into the folder {@code out}
     * @param commands one each, its arguments apart by tabs
     */
    static String of(Path folder, List<String> commands) throws IOException {
        Session session = new Session(folder);
        List<String> all = new ArrayList<>();
        for (String command : commands) {
            Session.Ran ran = session.run(command.split("\t", -1));
            all.add(command);
            all.add(ran.exit() + "\n" + ran.out() + ran.err());
        }
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.add(folder.relativize(file) + "\n" + Files.readString(file));
            }
        }
        return String.join("\n", all).replaceAll("(?<=Micros\": )[0-9]+", "0").replaceAll("(?m)^time .*$", "time");
    }

    /**
     * The same in a process of its own, whose constants are nobody else's.
     *
     * @param arguments the folder; a file of commands, a line each; a file of the names of enum classes; the file to write
     */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        int number = 0;
        for (String name : Files.readAllLines(Path.of(arguments[2]))) {
            for (Object constant : Class.forName(name).getEnumConstants()) {
                rename((Enum<?>) constant, "CONSTANT_" + number++);
            }
        }
        List<String> commands = Files.readAllLines(Path.of(arguments[1]));
        Files.writeString(Path.of(arguments[3]), of(Path.of(arguments[0]), commands), StandardCharsets.UTF_8);
    }

    /** Needs {@code --add-opens java.base/java.lang=ALL-UNNAMED}. */
    private static void rename(Enum<?> constant, String now) throws ReflectiveOperationException {
        Field name = Enum.class.getDeclaredField("name");
        name.setAccessible(true);
        name.set(constant, now);
    }
}
