package dev.whittle.cli;

import dev.whittle.source.CodeFile;
import dev.whittle.source.Site;
import dev.whittle.source.holders.CodeBase;
import dev.whittle.source.holders.MadePolicy;
import dev.whittle.source.holders.Users;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * What all files around some code say together of the policies in it.
 *
 * @param code all of them
 * @param folder in which they lie, without links in its path
 */
record Surroundings(CodeBase code, Path folder) {
    /** Who may hold a policy. */
    Users users(Path file, Site site) {
        return code.users(inside(file), site.address());
    }

    /** What a policy becomes. */
    List<MadePolicy> made(Path file, Site site) {
        return code.made(inside(file), site.address());
    }

    /** A file, told what takes it where it is nothing but a policy. */
    CodeFile told(Path path, CodeFile file) {
        if (!file.isDocument()) {
            return file;
        }
        String inside = inside(path);
        return file.takenBy(code.arguments(inside), code.misread(inside));
    }

    private String inside(Path file) {
        return folder.relativize(CodeOptions.real(file)).toString().replace(File.separatorChar, '/');
    }
}
