package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

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
        Spelling.checkName("operation", name);
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new CatalogException("operation " + quoted(name) + " authorizes no action");
        }
        for (int i = 0; i < actions.size(); i++) {
            checkAction(actions.get(i));
            if (i > 0) {
                Spelling.checkRisingNames("action", actions.get(i - 1), actions.get(i));
            }
        }
    }

    private static void checkAction(String action) {
        int colon = action.indexOf(':');
        if (colon < 0) {
            throw new CatalogException("action " + quoted(action) + " must be a service, a colon and a name");
        }
        Spelling.checkPrefix(action.substring(0, colon));
        Spelling.checkName("action", action.substring(colon + 1));
    }
}
