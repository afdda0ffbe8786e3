package dev.whittle.code;

import dev.whittle.files.InputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.run.RunProgress;
import dev.whittle.source.CodeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads files of infrastructure code one by one. Of a folder's files those that may be something else, such as a chart, are passed over
 * where they can't be read.
 */
public final class CodeFiles {
    private final boolean areOfFolder;
    private final List<InvalidInputException> refused = new ArrayList<>();

    private CodeFiles(boolean areOfFolder) {
        this.areOfFolder = areOfFolder;
    }

    /**
     * Reads files.
     *
     * @param areOfFolder whether they were found, and not named; then policies' documents of their own count too
     * @param use takes each file that is one of code
     * @return what could not be read
     */
    public static CodeFiles read(
            List<Path> files, boolean areOfFolder, BiConsumer<Path, CodeFile> use, RunProgress progress) {
        CodeFiles read = new CodeFiles(areOfFolder);
        progress.start(files.size());
        for (Path file : files) {
            read.one(file).ifPresent(code -> use.accept(file, code));
            progress.step();
        }
        return read;
    }

    private Optional<CodeFile> one(Path file) {
        String name = file.toString();
        byte[] bytes;
        try {
            bytes = InputFile.read(name);
        } catch (InvalidInputException e) {
            refused.add(e);
            return Optional.empty();
        }
        try {
            return areOfFolder ? CodeFile.inFolder(name, bytes) : CodeFile.read(name, bytes);
        } catch (InvalidInputException e) {
            if (!areOfFolder || isSurelyCode(name, new String(bytes, StandardCharsets.UTF_8))) {
                refused.add(e);
            }
            return Optional.empty();
        }
    }

    /** Whether a file that can't be read is one of code for sure, and no chart or the like. */
    static boolean isSurelyCode(String name, String text) {
        return isTerraform(name) || (text.contains("AWS::") && !text.contains("{{") && !text.contains("{%"));
    }

    /** Whether a name is that of a file of Terraform's, of which a folder is one whole. */
    static boolean isTerraform(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replaceFirst("\\.json$", "");
        return lower.endsWith(".tf") || lower.endsWith(".tofu");
    }

    /** Why files can't be read. */
    public List<InvalidInputException> refused() {
        return refused;
    }
}
