package dev.whittle.catalog;

import java.util.List;

/**
 * One service and all its known actions.
 *
 * @param prefix what stands before the colon, folded, such as {@code s3}; {@code [a-z0-9_-]+}
 * @param title the published name, such as {@code Amazon S3}
 * @param actions rising in the code-point order of the lower-cased names, without duplicates
 */
public record CatalogService(String prefix, String title, List<CatalogAction> actions) {
    /** Fails with a {@link CatalogException} where a component has not the shape described above. */
    public CatalogService {
        Spelling.checkPrefix(prefix);
        Spelling.checkLine("title", title);
        actions = actions instanceof ActionBlock ? actions : checked(List.copyOf(actions));
    }

    private static List<CatalogAction> checked(List<CatalogAction> actions) {
        for (int i = 1; i < actions.size(); i++) {
            Spelling.checkRisingActions(
                    actions.get(i - 1).name(), actions.get(i).name());
        }
        return actions;
    }
}
