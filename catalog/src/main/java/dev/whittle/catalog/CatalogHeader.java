package dev.whittle.catalog;

import java.time.LocalDate;

/**
 * What a snapshot says before its services.
 *
 * @param date the day on which these were all known actions
 * @param origin where the data come from, one line
 * @param notice the licence of the data, one line
 * @param services how many services follow
 * @param operations how many operations they have together; the line is there only where there are any
 * @param actions how many actions they have together
 */
record CatalogHeader(LocalDate date, String origin, String notice, int services, int operations, int actions) {
    /** Fails with a {@link CatalogException} where a line can't hold origin or notice. */
    CatalogHeader {
        Spelling.checkLine("origin", origin);
        Spelling.checkLine("notice", notice);
    }

    /** Refuses a body that does not have what this header promises. */
    void mustCount(int servicesRead, int operationsRead, int actionsRead) {
        mustCount("services", services, servicesRead);
        mustCount("operations", operations, operationsRead);
        mustCount("actions", actions, actionsRead);
    }

    /** Refuses a text that ends with another count of these than its header promises. */
    static void mustCount(String what, int promised, int read) {
        if (promised != read) {
            throw new CatalogException("the text ends with " + read + " " + what + ", but the header promises "
                    + promised + "; it is cut, or was edited by hand");
        }
    }
}
