package dev.whittle.cli;

import dev.whittle.json.InvalidInputException;
import dev.whittle.report.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of results: written beside its place and moved there once it is whole. One that already holds the same is left
 * alone, and one that holds anything else than such results is refused, since it is replaced.
 */
final class OutputFolder {
    private static final Pattern OWN = Pattern.compile(
            "summary\\.json|index\\.html|(roles|users)/[^/]+/(summary|(inline|managed|aws-managed)-[^/]+)\\.json");

    private final String name;
    private final Path path;

    private OutputFolder(String name, Path path) {
        this.name = name;
        this.path = path;
    }

    /**
     * Checks the folder before any work is done.
     *
     * @throws InvalidInputException where it can't be written or would be lost
     */
    static OutputFolder of(String name) {
        Path path = InputFile.path(name).toAbsolutePath().normalize();
        Path parent = path.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new InvalidInputException(name, "the folder that would hold it does not exist; create it first");
        }
        restore(name, path);
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new InvalidInputException(name, "the output is a file; name a folder");
        }
        OutputFolder folder = new OutputFolder(name, resolved(name, path));
        SortedMap<String, Path> there = folder.files(folder.path);
        there.keySet().stream()
                .filter(file -> !OWN.matcher(file).matches())
                .findFirst()
                .ifPresent(file -> {
                    throw new InvalidInputException(
                            name,
                            "the folder holds `" + file
                                    + "`, which is none of its results and would be lost; name another");
                });
        if (!there.isEmpty() && !there.containsKey("summary.json")) {
            throw new InvalidInputException(name, "the folder holds files, but no summary.json; name another");
        }
        return folder;
    }

    /** Moves back what was there, where a run was killed after it had moved that away. */
    private static void restore(String name, Path path) {
        Path old = old(path);
        if (!Files.exists(path) && Files.isDirectory(old)) {
            try {
                Files.move(old, path);
            } catch (IOException e) {
                throw new InvalidInputException(
                        name, "the earlier results in " + old + " can't be moved back: " + Reason.of(e));
            }
        }
    }

    private static Path old(Path path) {
        return path.resolveSibling("." + path.getFileName() + ".whittle-old");
    }

    /** Through a link to the folder itself, which is what gets replaced. */
    private static Path resolved(String name, Path path) {
        try {
            return Files.exists(path) ? path.toRealPath() : path;
        } catch (IOException e) {
            throw new InvalidInputException(name, "the folder can't be read: " + Reason.of(e));
        }
    }

    /** Whether a file lies in it, and would be lost. */
    boolean holds(Path file) {
        return file.toAbsolutePath().normalize().startsWith(path);
    }

    /** Every file in a folder, by its path in it; none where there is no folder. */
    private SortedMap<String, Path> files(Path folder) {
        SortedMap<String, Path> files = new TreeMap<>();
        if (!Files.exists(folder)) {
            return files;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> !Files.isDirectory(file) || Files.isSymbolicLink(file))
                    .forEach(
                            file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        }
        return files;
    }

    private InvalidInputException unreadable(IOException e) {
        return new InvalidInputException(name, "the folder can't be read: " + Reason.of(e));
    }

    /**
     * Makes the folder hold these files and no other.
     *
     * @param files texts by their paths in the folder, with {@code /} between names
     * @throws InvalidInputException where it can't be written; what was there stays
     */
    void write(SortedMap<String, String> files) {
        Path part = path.resolveSibling("." + path.getFileName() + ".whittle-part");
        Path old = old(path);
        try {
            if (holdsExactly(files)) {
                return;
            }
            delete(part);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path target = part.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
            }
            delete(old);
            replace(old, part);
            delete(old);
        } catch (IOException e) {
            throw new InvalidInputException(name, "the results can't be written: " + Reason.of(e));
        }
    }

    private void replace(Path old, Path part) throws IOException {
        if (!Files.exists(path)) {
            Files.move(part, path);
            return;
        }
        Files.move(path, old);
        try {
            Files.move(part, path);
        } catch (IOException e) {
            Files.move(old, path); // What was there stays.
            throw e;
        }
    }

    private boolean holdsExactly(SortedMap<String, String> files) throws IOException {
        SortedMap<String, Path> there = files(path);
        if (!there.keySet().equals(files.keySet())) {
            return false;
        }
        for (Map.Entry<String, Path> file : there.entrySet()) {
            byte[] wanted = String.valueOf(files.get(file.getKey())).getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(wanted, Files.readAllBytes(file.getValue()))) {
                return false;
            }
        }
        return true;
    }

    /** A part or old folder that a killed run left, or this one's own. */
    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
