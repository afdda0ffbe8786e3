package dev.whittle.aws;

import dev.whittle.json.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which accounts are wanted.
 *
 * @param ids account numbers of 12 digits, in order; none where it is the caller's, or the organization's
 * @param isOrganization whether all active accounts of the organization are
 */
public record Accounts(List<String> ids, boolean isOrganization) {
    private static final String ORGANIZATION = "organization";

    public Accounts {
        ids = List.copyOf(ids);
    }

    /**
     * As written on the command line: account numbers, or the word {@code organization} alone.
     *
     * @throws InvalidInputException for anything else
     */
    public static Accounts of(List<String> words) {
        if (words.equals(List.of(ORGANIZATION))) {
            return new Accounts(List.of(), true);
        }
        List<String> ids = new ArrayList<>();
        for (String word : words) {
            if (!word.matches("[0-9]{12}")) {
                throw new InvalidInputException(
                        "--accounts",
                        "`" + word + "` is no account; write numbers of 12 digits, or `" + ORGANIZATION + "` alone");
            }
            if (!ids.contains(word)) {
                ids.add(word);
            }
        }
        return new Accounts(ids, false);
    }

    /** Whether it is one account, named or not. */
    boolean isOne() {
        return !isOrganization && ids.size() < 2;
    }
}
