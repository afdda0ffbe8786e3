package dev.whittle.cli;

import dev.whittle.source.Site;
import dev.whittle.source.holders.CodeBase;
import dev.whittle.source.holders.Users;
import java.nio.file.Path;

/**
 * Who holds the policies of a folder's files.
 *
 * @param folder without links in its path
 */
record CodeHolders(Path folder, CodeBase code) {
    /** Those of a policy of a file, however the file was named. */
    Users users(Path file, Site site) {
        String inside = folder.relativize(CodeOptions.real(file)).toString().replace('\\', '/');
        return code.users(inside, site.address());
    }
}
