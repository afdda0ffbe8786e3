package dev.whittle.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One service and all its known actions.
 *
 * @param prefix what stands before the colon, folded, such as {@code s3}; {@code [a-z0-9_-]+}
 * @param title the published name, such as {@code Amazon S3}
 * @param actions rising in the code-point order of the lower-cased names, without duplicates
 * @param operations of its API, as far as the catalog was imported with them: rising like the actions
 */
public record CatalogService(
        String prefix, String title, List<CatalogAction> actions, List<CatalogOperation> operations) {
    /** Fails with a {@link CatalogException} where a component has not the shape described above. */
    public CatalogService {
        Spelling.checkPrefix(prefix);
        Spelling.checkLine("title", title);
        actions = actions instanceof ActionBlock ? actions : checked(List.copyOf(actions));
        operations = List.copyOf(operations);
        for (int i = 1; i < operations.size(); i++) {
            Spelling.checkRisingNames(
                    "operation", operations.get(i - 1).name(), operations.get(i).name());
        }
    }

    /** A service without anything told of its API. */
    public CatalogService(String prefix, String title, List<CatalogAction> actions) {
        this(prefix, title, actions, List.of());
    }

    /** The action of that name in whatever letters; logarithmic in the actions. */
    public Optional<CatalogAction> action(String name) {
        int low = 0;
        int high = actions.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Spelling.compareFolded(actions.get(middle).name(), name);
            if (order == 0) {
                return Optional.of(actions.get(middle));
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return Optional.empty();
    }

    private static List<CatalogAction> checked(List<CatalogAction> actions) {
        for (int i = 1; i < actions.size(); i++) {
            Spelling.checkRisingNames(
                    "action", actions.get(i - 1).name(), actions.get(i).name());
        }
        return actions;
    }
}
