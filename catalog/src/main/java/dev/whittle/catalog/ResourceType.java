package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.util.HashSet;
import java.util.List;

/**
 * A resource type of a service.
 *
 * @param name as the actions name it, such as {@code bucket} or {@code bot alias}
 * @param formats its ARN formats in the published order, never empty, each once
 */
record ResourceType(String name, List<ArnFormat> formats) {
    /** Fails with a {@link CatalogException} where a component has not the shape described above. */
    ResourceType {
        Spelling.checkResourceTypes(List.of(name));
        if (name.contains(" arn:")) {
            throw new CatalogException("resource type " + quoted(name) + " must not hold ` arn:`");
        }
        formats = List.copyOf(formats);
        if (formats.isEmpty()) {
            throw new CatalogException(
                    "resource type " + quoted(name) + " has no ARN format, but at least one is needed");
        }
        if (new HashSet<>(formats).size() < formats.size()) {
            throw new CatalogException("resource type " + quoted(name) + " has an ARN format twice");
        }
    }
}
