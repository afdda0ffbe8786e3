package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.json.InvalidInputException;
import dev.whittle.report.CatalogAge;
import dev.whittle.text.Reason;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Where a command's words go: results to one stream and nothing else there, words for people to the other. */
final class Console {
    private final OutputStream results;
    private final PrintStream words;
    private final LocalDate today;
    private final Path folder;

    /**
     * @param today the day of the run, with which catalogs are compared
     */
    Console(OutputStream results, OutputStream words, LocalDate today) {
        this(results, words, today, Path.of(""));
    }

    /**
     * @param today the day of the run, with which catalogs are compared
     * @param folder in which a configuration is looked for
     */
    Console(OutputStream results, OutputStream words, LocalDate today, Path folder) {
        this.today = today;
        this.folder = folder;
        this.results = results;
        this.words = new PrintStream(words, true, StandardCharsets.UTF_8);
    }

    /** Of this process. The file descriptor itself, since a PrintStream would swallow a full disk. */
    static Console ofProcess() {
        return new Console(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                LocalDate.now(ZoneOffset.UTC));
    }

    /** Prints a result, UTF-8, as it is. */
    void result(String text) {
        try {
            results.write(text.getBytes(StandardCharsets.UTF_8));
            results.flush();
        } catch (IOException e) {
            throw new InvalidInputException("standard output", "the result can't be written: " + Reason.of(e));
        }
    }

    /** Prints words for people, a line each. */
    void say(List<String> lines) {
        lines.forEach(words::println);
    }

    /** Prints words for people. */
    void say(String line) {
        words.println(line);
    }

    /** Says so if a catalog is old; to be called once, for the catalog that the result holds for. */
    void mindAge(Catalog catalog) {
        CatalogAge.remark(catalog, today).ifPresent(this::say);
    }

    /** The same, for words alone. */
    Console withoutResults() {
        return new Console(OutputStream.nullOutputStream(), words, today, folder);
    }

    /** The day of the run. */
    LocalDate today() {
        return today;
    }

    /** In which a configuration is looked for: the current one. */
    Path folder() {
        return folder;
    }

    /** For the argument parser. */
    PrintStream words() {
        return words;
    }

    /** For the argument parser. */
    OutputStream results() {
        return results;
    }
}
