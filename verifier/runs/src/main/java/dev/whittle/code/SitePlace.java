package dev.whittle.code;

import dev.whittle.source.PolicyFile;
import dev.whittle.source.Site;
import java.io.File;
import java.nio.file.Path;

/**
 * A policy of the code and where its file lies.
 *
 * @param folder the run's folder, or a named file's
 * @param path the file
 */
record SitePlace(Path folder, Path path, PolicyFile file, Site site) {
    /** Its address within the folder: {@code PATH//ADDRESS}, PATH a folder of Terraform's or a template. */
    String id() {
        String inside = folder.relativize(path).toString().replace(File.separatorChar, '/');
        String prefix =
                CodeFiles.isTerraform(inside) ? inside.substring(0, Math.max(0, inside.lastIndexOf('/'))) : inside;
        return prefix.isEmpty() ? site.address() : prefix + "//" + site.address();
    }

    /** For a list of choices. */
    @Override
    public String toString() {
        return site.place() + " (" + site.takenAs().word() + ")";
    }
}
