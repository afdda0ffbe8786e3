package dev.whittle.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The data files beside these classes: lines of words, where {@code #} starts a comment. */
final class DataFile {
    private DataFile() {}

    /** The lines that say something, each as its words. */
    static Stream<List<String>> lines(String file) {
        try (InputStream in = Objects.requireNonNull(DataFile.class.getResourceAsStream(file), file)) {
            return linesOf(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same of a text. */
    static Stream<List<String>> linesOf(String text) {
        return text.lines()
                .map(DataFile::withoutComment)
                .filter(line -> !line.isEmpty())
                .map(line -> Arrays.asList(line.split(" +")));
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }
}
