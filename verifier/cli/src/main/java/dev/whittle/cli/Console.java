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
    private final Display display;
    private boolean isQuiet;
    private Colour colour = Colour.AUTO;

    /**
     * @param today the day of the run, with which catalogs are compared
     */
    Console(OutputStream results, OutputStream words, LocalDate today) {
        this(results, words, today, Path.of(""), Display.NONE);
    }

    /**
     * @param today the day of the run, with which catalogs are compared
     * @param folder in which a configuration is looked for
     * @param display what both are shown on
     */
    Console(OutputStream results, OutputStream words, LocalDate today, Path folder, Display display) {
        this.display = display;
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
                LocalDate.now(ZoneOffset.UTC),
                Path.of(""),
                Display.ofProcess());
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

    /** Prints a result in a form: words for people so that verdicts stand out on a terminal. */
    void result(ResultWords form, String text) {
        result(form.isForPeople() ? resultsTerminal().text(text) : text);
    }

    /** Prints what people have to know, as it is: an error or a warning. */
    void say(String line) {
        words.println(line);
    }

    /** The same, a line each. */
    void say(List<String> lines) {
        lines.forEach(words::println);
    }

    /** Prints a line of a summary, unless only what is wrong or open is to be said and this is neither. */
    void tell(String line) {
        if (!isQuiet || Tone.isNeeded(line)) {
            words.println(display.words(colour).words(line));
        }
    }

    /** The same, a line each. */
    void tell(List<String> lines) {
        lines.forEach(this::tell);
    }

    /** Sets what is said, and how. */
    void set(boolean isQuiet, Colour colour) {
        this.isQuiet = isQuiet;
        this.colour = colour;
    }

    /** How results are written, those that are for people. */
    Terminal resultsTerminal() {
        return display.results(colour);
    }

    /** How words are written. */
    Terminal wordsTerminal() {
        return display.words(colour);
    }

    /** Whether a person sees how far a run is. */
    boolean showsProgress() {
        return display.showsWords() && !isQuiet;
    }

    /** Says so if a catalog is old; to be called once, for the catalog that the result holds for. */
    void mindAge(Catalog catalog) {
        CatalogAge.remark(catalog, today).ifPresent(this::say);
    }

    /** The same, for words alone. */
    Console withoutResults() {
        Console other = new Console(OutputStream.nullOutputStream(), words, today, folder, display);
        other.set(isQuiet, colour);
        return other;
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
