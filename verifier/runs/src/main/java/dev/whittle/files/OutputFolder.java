package dev.whittle.files;

import dev.whittle.json.InvalidInputException;
import dev.whittle.text.Reason;
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
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A folder of results: written beside its place and moved there once it is whole. One that already holds the same is left
 * alone, and one that holds anything else than such results is refused, since it is replaced.
 */
public final class OutputFolder {
    private final String name;
    private final Path path;
    private final ResultFiles results;

    private OutputFolder(String name, Path path, ResultFiles results) {
        this.name = name;
        this.path = path;
        this.results = results;
    }

    /**
     * Checks the folder before any work is done.
     *
     * @param others files that are read or written too, and would be lost in it; {@code -} is none
     * @throws InvalidInputException where it can't be written or something would be lost
     */
    public static OutputFolder of(String name, ResultFiles results, List<String> others) {
        Path path = InputFile.path(name).toAbsolutePath().normalize();
        Path parent = path.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new InvalidInputException(name, "the folder that would hold it does not exist; create it first");
        }
        if (isMovedAway(path)) {
            FolderLock lock = FolderLock.of(name, path);
            try {
                restore(name, path);
            } finally {
                lock.release();
            }
        }
        if (OutputFile.isDanglingLink(path)) {
            throw new InvalidInputException(name, "the output is a link to nothing; name a folder");
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new InvalidInputException(name, "the output is a file; name a folder");
        }
        OutputFolder folder = new OutputFolder(name, resolved(name, path), results);
        folder.refuseForeign(folder.files(folder.path));
        others.stream()
                .filter(other -> !InputFile.isStandardInput(other) && folder.holds(InputFile.path(other)))
                .findFirst()
                .ifPresent(other -> {
                    throw new InvalidInputException(
                            name, "the folder holds `" + other + "`, which would be lost; name another folder");
                });
        return folder;
    }

    private void refuseForeign(SortedMap<String, Path> there) {
        results.foreign(there).ifPresent(complaint -> {
            throw new InvalidInputException(name, complaint);
        });
    }

    /** Moves back what was there, if a run was killed after it had moved that away. */
    private static void restore(String name, Path path) {
        Path old = old(path);
        if (isMovedAway(path)) {
            try {
                Files.move(old, path);
            } catch (IOException e) {
                throw new InvalidInputException(
                        name, "the earlier results in " + old + " can't be moved back: " + Reason.of(e));
            }
        }
    }

    private static boolean isMovedAway(Path path) {
        return !Files.exists(path) && Files.isDirectory(old(path));
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

    /** Whether a file lies in it, also through links, or would. */
    private boolean holds(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            Path folder = Objects.requireNonNullElse(absolute.getParent(), absolute);
            return absolute.startsWith(path) || folder.toRealPath().startsWith(path);
        } catch (IOException e) {
            return absolute.startsWith(path); // The file system can't tell, so the names have to.
        }
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
     * The text of a file that is in it already; nothing where there is none that can be read.
     *
     * @param file its path in the folder
     */
    public Optional<String> text(String file) {
        try {
            Path there = path.resolve(file);
            return Files.isRegularFile(there) ? Optional.of(Files.readString(there)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // It is replaced, or refused there.
        }
    }

    /** Whether it holds just these files already. */
    public boolean holds(SortedMap<String, Supplier<String>> files) {
        try {
            return isExactly(files(path), files);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Makes the folder hold these files and no other. If there is no folder and no files are wanted, no folder is made.
     *
     * @param files texts by their paths in the folder, with {@code /} between names; each is held only while it is compared or
     *     written
     * @throws InvalidInputException where it can't be written; what was there stays
     */
    public void write(SortedMap<String, Supplier<String>> files) {
        try {
            if (isExactly(files(path), files)) {
                return;
            }
            FolderLock lock = lock();
            try {
                restore(name, path);
                refuseForeign(files(path));
                place(part -> write(part, files));
            } finally {
                lock.release();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    FolderLock lock() {
        return FolderLock.of(name, path);
    }

    /** Where lines are kept until the folder is whole. */
    Path spool() {
        return path.resolveSibling("." + path.getFileName() + ".whittle-spool");
    }

    InvalidInputException unwritable(IOException e) {
        return new InvalidInputException(name, "the results can't be written: " + Reason.of(e));
    }

    /** Makes the folder hold what lies in another one beside it; whoever calls holds the lock. */
    void take(Path finished) throws IOException {
        restore(name, path);
        refuseForeign(files(path));
        place(part -> Files.move(finished, part));
    }

    /** Makes a folder with all that it is to hold. */
    private interface Filling {
        void fill(Path part) throws IOException;
    }

    private void place(Filling filling) throws IOException {
        Path part = path.resolveSibling("." + path.getFileName() + ".whittle-part");
        Path old = old(path);
        try {
            delete(part);
            filling.fill(part);
            OutputFile.keepPermissions(path, part);
        } catch (IOException e) {
            delete(part); // Nothing stays of what can't be whole.
            throw e;
        }
        delete(old);
        replace(old, part);
        try {
            delete(old);
        } catch (IOException e) {
            throw new InvalidInputException(
                    name,
                    "the results are in their place, but the earlier ones in " + old + " can't be removed: "
                            + Reason.of(e));
        }
    }

    private void write(Path part, SortedMap<String, Supplier<String>> files) throws IOException {
        Files.createDirectories(part);
        OutputFile.keepPermissions(path, part);
        for (Map.Entry<String, Supplier<String>> file : files.entrySet()) {
            Path target = part.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.writeString(target, file.getValue().get(), StandardCharsets.UTF_8);
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

    private static boolean isExactly(SortedMap<String, Path> there, SortedMap<String, Supplier<String>> files)
            throws IOException {
        if (!there.keySet().equals(files.keySet())) {
            return false;
        }
        for (Map.Entry<String, Path> file : there.entrySet()) {
            byte[] wanted =
                    Objects.requireNonNull(files.get(file.getKey())).get().getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(wanted, Files.readAllBytes(file.getValue()))) {
                return false;
            }
        }
        return true;
    }

    /** A part or old folder that a killed run left, or this one's own. */
    static void delete(Path folder) throws IOException {
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
