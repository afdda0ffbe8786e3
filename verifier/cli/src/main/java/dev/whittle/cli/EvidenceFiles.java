package dev.whittle.cli;

import dev.whittle.evidence.EvidenceReader;
import dev.whittle.evidence.UnusedAge;
import dev.whittle.files.InputFile;
import dev.whittle.files.InputLog;
import dev.whittle.json.InvalidInputException;
import dev.whittle.text.Numbers;
import dev.whittle.text.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of evidence as named on the command line; a folder stands for all files in it, at any depth, whose names
 * say that they hold JSON or a table. */
final class EvidenceFiles {
    /** CloudTrail's hashes of its log files lie beside them. */
    private static final String DIGESTS = "CloudTrail-Digest";

    /** What a name ends in, or else before {@code .gz}. */
    private static final List<String> ENDS = List.of(".json", ".jsonl", ".ndjson", ".csv");

    private final List<String> files = new ArrayList<>();
    private long bytes;
    private long aside;

    private EvidenceFiles() {}

    /**
     * Finds the files.
     *
     * @throws InvalidInputException for a folder that can't be read or holds none
     */
    static EvidenceFiles of(List<String> names) {
        EvidenceFiles found = new EvidenceFiles();
        names.forEach(found::add);
        return found;
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return files.isEmpty();
    }

    /** The same, and these files, each once. */
    EvidenceFiles and(List<String> more) {
        Set<Path> there = files.stream()
                .filter(file -> !InputFile.isStandardInput(file))
                .map(file -> InputFile.path(file).toAbsolutePath().normalize())
                .collect(Collectors.toSet());
        for (String file : more) {
            if (there.add(InputFile.path(file).toAbsolutePath().normalize())) {
                files.add(file);
                bytes += InputFile.path(file).toFile().length();
            }
        }
        return this;
    }

    private void add(String name) {
        Path path = InputFile.isStandardInput(name) ? Path.of("") : InputFile.path(name);
        if (InputFile.isStandardInput(name) || !Files.isDirectory(path)) {
            files.add(name);
            return;
        }
        int before = files.size();
        try (Stream<Path> all = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            all.filter(Files::isRegularFile).sorted().forEach(file -> addFound(path, file));
        } catch (IOException e) {
            throw new InvalidInputException(name, "the folder can't be read: " + Reason.of(e));
        } catch (UncheckedIOException e) {
            throw new InvalidInputException(
                    name, "the folder can't be read: " + Reason.of(Objects.requireNonNull(e.getCause())));
        }
        if (files.size() == before) {
            throw new InvalidInputException(
                    name, "the folder holds no file named .json or .json.gz, nor .jsonl, .ndjson or .csv");
        }
    }

    private void addFound(Path folder, Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (ENDS.stream().noneMatch(plain::endsWith)
                || folder.relativize(file).toString().contains(DIGESTS)) {
            aside++;
            return;
        }
        files.add(file.toString());
        bytes += file.toFile().length();
    }

    /**
     * Has them read, one after another, and shows how far it is.
     *
     * @param addressees whom they are about if they do not say so
     * @throws InvalidInputException for the first that can't be
     */
    void readInto(EvidenceReader reader, Addressees addressees, Console console, InputLog log) {
        if (aside > 0) {
            console.say("whittle: " + Numbers.count(aside, "file")
                    + " skipped: they are digests, or not .json, .jsonl, .ndjson or .csv, compressed or not");
        }
        try (Progress progress = Progress.start(console, "evidence", "MB", 1 << 20, OptionalLong.of(bytes))) {
            for (String file : files) {
                try (InputStream in = new Counted(log.open(file), progress)) {
                    reader.add(InputFile.title(file), in, addressees.of(file), age(file, addressees));
                } catch (IOException e) {
                    throw new InvalidInputException(InputFile.title(file), "the file can't be read: " + Reason.of(e));
                }
            }
        }
        addressees.check(reader);
    }

    private static Optional<UnusedAge> age(String file, Addressees addressees) {
        return InputFile.isStandardInput(file) ? Optional.empty() : addressees.age(file);
    }

    /** Tells the progress bar what was read. */
    private static final class Counted extends FilterInputStream {
        private final Progress progress;

        Counted(InputStream in, Progress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            progress.step(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            progress.step(Math.max(0, read));
            return read;
        }
    }
}
