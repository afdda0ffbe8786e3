package dev.whittle.catalog;

import static dev.whittle.catalog.Quoted.quoted;

import java.util.List;

/**
 * One operation of a service's API and the actions that it may authorize.
 *
 * @param name as published, such as {@code ListObjectsV2}; {@code [A-Za-z0-9_-]+}
 * @param actions in full, each {@code service:Name}, rising by folded text, at least one
 */
public record CatalogOperation(String name, List<String> actions) {
    /** Fails with a {@link CatalogException} where a component has not the shape described above. */
    public CatalogOperation {
        Spelling.checkActionName(name);
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new CatalogException("operation " + quoted(name) + " authorizes no action");
        }
        for (int i = 0; i < actions.size(); i++) {
            int colon = actions.get(i).indexOf(':');
            Spelling.checkPrefix(actions.get(i).substring(0, Math.max(0, colon)));
            Spelling.checkActionName(actions.get(i).substring(colon + 1));
            if (i > 0) {
                Spelling.checkRisingActions(actions.get(i - 1), actions.get(i));
            }
        }
    }
}
