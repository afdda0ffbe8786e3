package dev.whittle.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** One folder and the command line in it, as a user has them. */
record Session(Path folder) {
    /** The newest bundled catalog is a day old. */
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 27);

    /** What a command did. */
    record Ran(int exit, String out, String err) {
        List<String> errLines() {
            return err.lines().toList();
        }
    }

    /** Writes a file and returns its name for the command line. */
    String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    String name(String file) {
        return folder.resolve(file).toString();
    }

    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    Ran run(String... arguments) {
        return runIn(Path.of(""), arguments);
    }

    /** The same with another current folder, as far as a configuration is looked for there. */
    Ran runIn(Path current, String... arguments) {
        return runOn(Display.NONE, current, arguments);
    }

    /** The same, shown on something else than files. */
    Ran runOn(Display display, Path current, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Whittle.run(new Console(out, err, TODAY, current, display), arguments);
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Ran runWithInput(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(before);
        }
    }
}
