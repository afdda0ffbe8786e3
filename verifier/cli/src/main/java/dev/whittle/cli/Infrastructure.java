package dev.whittle.cli;

import dev.whittle.code.CodeFiles;
import dev.whittle.files.CodeTree;
import dev.whittle.json.InvalidInputException;
import dev.whittle.source.CodeFile;
import dev.whittle.source.holders.RoleNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Infrastructure code as the command line names it.
 *
 * @param path a file of code, or a folder
 */
record Infrastructure(Path path, boolean isFolder) {
    /**
     * Reads what there is.
     *
     * @param files takes the files that hold policies
     * @param excluded what of a folder is left out, as globs
     * @return why other files can't be read
     */
    List<InvalidInputException> read(Map<Path, CodeFile> files, List<String> excluded, Console console) {
        List<Path> all = isFolder ? CodeTree.files(path, excluded) : List.of(path);
        try (RunBar bar = new RunBar(console, "read", " files")) {
            return CodeFiles.read(
                            all,
                            isFolder,
                            (file, read) -> {
                                if (!read.sites().isEmpty()) {
                                    files.put(file, read);
                                }
                            },
                            bar)
                    .refused();
        }
    }

    /** The folder, or that of the file. */
    Path folder() {
        return isFolder ? path : Optional.ofNullable(path.getParent()).orElse(Path.of(""));
    }

    /**
     * All files of the folder; of a file, those of its repository.
     *
     * @param known roles that there are
     */
    Surroundings surroundings(HolderOptions holders, RoleNames known, Console console) {
        Path own = CodeOptions.real(folder());
        Path all = isFolder ? own : CodeOptions.gitRoot(own).orElse(own);
        String home = isFolder ? "" : all.relativize(own).toString();
        return new Surroundings(holders.code(console, known, all, home), all);
    }
}
