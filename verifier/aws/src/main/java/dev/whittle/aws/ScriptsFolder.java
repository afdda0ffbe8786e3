package dev.whittle.aws;

import dev.whittle.files.InputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.text.Reason;
import dev.whittle.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of scripts that apply plans, one for each account: made new, never replaced, open to its owner alone. The scripts are the same
 * for every account; what differs stands in the data beside them, with the original text of all that is changed, so that nothing else is
 * needed to undo it.
 */
public final class ScriptsFolder {
    private static final String SCRIPTS = "scripts/";
    private static final List<String> LIBRARIES = List.of("common.sh", "plan.jq");
    private static final List<String> PROGRAMS = List.of("rollback.sh", "apply.sh");
    private static final String SUMS = "SHA256SUMS";

    private final Path path;

    private ScriptsFolder(Path path) {
        this.path = path;
    }

    /**
     * Checks the place before any work is done.
     *
     * @param others files and folders that are read or written, too
     * @throws InvalidInputException where something is there already, nothing can be there, or another folder would take it along
     */
    public static ScriptsFolder of(String name, List<String> others) {
        Path path = InputFile.path(name).toAbsolutePath().normalize();
        Path parent = path.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new InvalidInputException(name, "the folder that would hold it does not exist; create it first");
        }
        try {
            refuse(name, path);
            Path real = parent.toRealPath().resolve(path.getFileName());
            for (String other : others) {
                Path there = real(InputFile.path(other).toAbsolutePath().normalize());
                if (real.startsWith(there) || there.startsWith(real)) {
                    throw new InvalidInputException(
                            name, "the scripts need a folder of their own, beside `" + other + "` and not in it");
                }
            }
            return new ScriptsFolder(real);
        } catch (IOException e) {
            throw new InvalidInputException(name, "the folder can't be read: " + Reason.of(e));
        }
    }

    private static void refuse(String name, Path path) throws IOException {
        if (Files.isSymbolicLink(path) || (Files.exists(path) && !Files.isDirectory(path))) {
            throw new InvalidInputException(name, "something else than a folder is there; name a new one");
        }
        if (!Files.isDirectory(path)) {
            return;
        }
        try (Stream<Path> all = Files.list(path)) {
            if (all.findAny().isPresent()) {
                throw new InvalidInputException(
                        name,
                        "the folder is not empty, and scripts with their journal are never replaced; name a new one");
            }
        }
    }

    /** The real place of a file, as far as its folders are there. */
    private static Path real(Path path) throws IOException {
        Path parent = path.getParent();
        if (Files.exists(path) || parent == null) {
            return Files.exists(path) ? path.toRealPath() : path;
        }
        return real(parent).resolve(path.getFileName());
    }

    /**
     * Writes the scripts of each account into a folder of its number, or, of one account alone, into this. The programs come last, so that a
     * folder that was not written to its end has none.
     *
     * @throws InvalidInputException where that can't be done
     */
    public void write(List<ApplyPlan> plans) {
        PrivateFolder folder = PrivateFolder.of(path);
        for (ApplyPlan plan : plans) {
            write(plan, plans.size() == 1 ? folder : folder.in(plan.account()));
        }
    }

    private static void write(ApplyPlan plan, PrivateFolder folder) {
        SortedMap<String, String> files = new TreeMap<>(plan.files());
        LIBRARIES.forEach(name -> files.put(name, resource(name)));
        ApplyPlan.FOLDERS.forEach(folder::in);
        files.forEach(folder::write);
        folder.write(SUMS, sums(files));
        PROGRAMS.forEach(name -> folder.writeProgram(name, resource(name)));
    }

    private static String sums(Map<String, String> files) {
        StringBuilder sums = new StringBuilder();
        files.forEach((name, text) -> sums.append(Sha256.of(text.getBytes(StandardCharsets.UTF_8)))
                .append("  ")
                .append(name)
                .append('\n'));
        return sums.toString();
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ScriptsFolder.class.getResourceAsStream(SCRIPTS + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
