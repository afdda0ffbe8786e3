package dev.whittle.catalog;

import java.util.List;

/** All that is wrong with an input at once, and not too much of it. */
final class Problems {
    private static final int MOST = 20;

    private Problems() {}

    /**
     * Goes on where there are none.
     *
     * @throws CatalogException with the first twenty, a line each
     */
    static void refuseIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            String shown = String.join("\n", problems.subList(0, Math.min(problems.size(), MOST)));
            int more = problems.size() - MOST;
            throw new CatalogException(more > 0 ? shown + "\nand " + more + " more" : shown);
        }
    }
}
