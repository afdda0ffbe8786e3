package dev.whittle.report;

import dev.whittle.account.AccountResults;
import dev.whittle.account.Outcome;
import dev.whittle.code.CodeOrigin;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What is written of an account. */
public final class AccountFiles {
    /** The page that leads to all others. */
    public static final String INDEX = "index.html";

    private AccountFiles() {}

    /**
     * Every file of the results, by its path within the output folder, with {@code /} between names. A text is made when it is
     * asked for, since the pages of thousands of policies are too many to be held at once.
     *
     * @param by what they were made from
     * @param pages of the policies, where these are wanted
     * @param origins where the code has policies, by their titles; none where that was not asked
     */
    public static SortedMap<String, Supplier<String>> of(
            AccountResults results, MadeBy by, Optional<PolicyPages> pages, Map<String, CodeOrigin> origins) {
        SortedMap<String, Supplier<String>> files = new TreeMap<>();
        for (Outcome outcome : results.outcomes()) {
            outcome.files().forEach((path, text) -> files.put(path, () -> text));
            pages.flatMap(each -> each.of(outcome))
                    .ifPresent(page -> files.put(outcome.task().page(), page));
        }
        files.putAll(new AccountSummary(results, origins, by.configuration()).files());
        files.put(INDEX, new AccountPage(results, by, pages, origins)::page);
        return files;
    }
}
