package dev.whittle.cli;

import dev.whittle.files.InputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.text.Reason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of {@code --smt}: new or empty, so that nothing of another proof stands among its scripts. */
final class ScriptFolder {
    private final String name;
    private final Path path;

    private ScriptFolder(String name, Path path) {
        this.name = name;
        this.path = path;
    }

    /**
     * Checks the folder before any work is done, and makes it.
     *
     * @throws InvalidInputException where it holds something or can't be made
     */
    static ScriptFolder of(String name) {
        Path path = InputFile.path(name);
        try {
            Files.createDirectories(path);
            try (Stream<Path> content = Files.list(path)) {
                if (content.findAny().isPresent()) {
                    throw new InvalidInputException(name, "the folder holds files already; name a new or an empty one");
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw new InvalidInputException(name, "this is a file; name a folder");
        } catch (IOException e) {
            throw new InvalidInputException(name, "the folder can't be used: " + Reason.of(e));
        }
        return new ScriptFolder(name, path);
    }

    void write(Map<String, String> files) {
        for (Map.Entry<String, String> file : files.entrySet()) {
            try {
                Files.writeString(path.resolve(file.getKey()), file.getValue());
            } catch (IOException e) {
                throw new InvalidInputException(name, "`" + file.getKey() + "` can't be written: " + Reason.of(e));
            }
        }
    }
}
