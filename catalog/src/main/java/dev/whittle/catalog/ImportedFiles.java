package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.text.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The JSON files of one import; what is wrong with them is told at once, and not too much of it. */
final class ImportedFiles {
    private static final Limits LIMITS = Limits.IMPORT;

    private final List<InvalidInputException> refused = new ArrayList<>();

    /**
     * Hands on the document of a file in a folder.
     *
     * @param file what messages call it: its path inside the folder
     */
    void read(Path folder, String file, Consumer<ImportedValue> receiver) throws IOException {
        read(folder.resolve(file), file, quoted(file) + " is missing from " + quoted(folder), receiver);
    }

    /** Hands on the document of a file, named as it is. */
    void read(Path file, Consumer<ImportedValue> receiver) throws IOException {
        read(file, file.toString(), "there is no file " + quoted(file), receiver);
    }

    private void read(Path path, String name, String missing, Consumer<ImportedValue> receiver) throws IOException {
        try {
            SourceText source = SourceText.decode(name, bytes(path, missing), LIMITS);
            Problems problems = new Problems(name, source.text(), LIMITS);
            JsonReader.readOne(source, problems).ifPresent(json -> read(json, problems, receiver));
            problems.refuseIfAny();
        } catch (InvalidInputException e) {
            refused.add(e);
        }
    }

    private static byte[] bytes(Path path, String missing) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(LIMITS.documentBytes() + 1);
        } catch (NoSuchFileException e) {
            throw new CatalogException(missing, e);
        }
    }

    private static void read(Json json, Problems problems, Consumer<ImportedValue> receiver) {
        try {
            receiver.accept(new ImportedValue(json, "", problems));
        } catch (ImportedValue.Refusal e) {
            e.tell();
        }
    }

    /**
     * Goes on where nothing was wrong so far.
     *
     * @throws CatalogException with the problems of the first files, a line each; the last line says how many more files have
     *     some
     */
    void refuseIfAny() {
        if (refused.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        int told = 0;
        while (told < refused.size() && lines.size() < LIMITS.problems()) {
            String.valueOf(refused.get(told++).getMessage()).lines().forEach(lines::add);
        }
        if (told < refused.size()) {
            lines.add("and " + Numbers.count(refused.size() - told, "more file"));
        }
        throw new CatalogException(String.join("\n", lines), refused.get(0));
    }
}
