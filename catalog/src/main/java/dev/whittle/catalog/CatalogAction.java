package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.util.List;

/**
 * One known action of a service.
 *
 * @param name as published, not folded and without the service, such as {@code GetObject}; {@code [A-Za-z0-9_-]+}
 * @param levels what it does; never empty
 * @param resourceTypes the resource types it can be limited to, rising in code-point order, without duplicates; empty
 *     where it takes none
 */
public record CatalogAction(String name, AccessLevels levels, List<String> resourceTypes) {
    /** Fails with a {@link CatalogException} where a component has not the shape described above. */
    public CatalogAction {
        Spelling.checkName("action", name);
        if (levels.isEmpty()) {
            throw new CatalogException("action " + quoted(name) + " has no access level, but at least one is needed");
        }
        resourceTypes = List.copyOf(resourceTypes);
        Spelling.checkResourceTypes(resourceTypes);
    }
}
