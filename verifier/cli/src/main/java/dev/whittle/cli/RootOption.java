package dev.whittle.cli;

import dev.whittle.files.InputFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From where reports count paths: a log of SARIF is matched with a repository by them. */
@Grouped(OptionGroup.RESULTS)
final class RootOption {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description =
                    "the folder from which reports and diffs count paths (default: the git repository's, or else the folder)")
    private @Nullable String root;

    /** The folder from which reports count paths. */
    Path of(Path folder) {
        if (root == null) {
            return gitRoot(folder).orElse(folder);
        }
        Path named = real(InputFile.path(root));
        if (!real(folder).startsWith(named)) {
            throw Usage.wrong(command, "--root " + root + " does not hold " + folder + "; name a folder above it");
        }
        return named;
    }

    /** How reports call a file that is read: by its path in that folder, if it lies there; standard input by its title. */
    String inReports(String name) {
        if (InputFile.isStandardInput(name)) {
            return InputFile.title(name);
        }
        Path file = InputFile.path(name);
        Path folder = Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .orElse(file.toAbsolutePath());
        return inReports(real(of(folder)), file);
    }

    /** How reports call a file: by its path in the folder from which they count, if it lies there. */
    static String inReports(Path root, Path file) {
        Path real = real(file);
        return real.startsWith(root)
                ? root.relativize(real).toString().replace(File.separatorChar, '/')
                : file.toString();
    }

    /** The repository's folder: the nearest one that holds {@code .git}, a folder or a file. */
    static Optional<Path> gitRoot(Path folder) {
        for (@Nullable Path each = real(folder); each != null; each = each.getParent()) {
            if (Files.exists(each.resolve(".git"))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** A path without links in it, as far as it exists. */
    static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize(); // It is read later on, and refused there.
        }
    }
}
