package dev.whittle.trie;

import dev.whittle.policy.Pattern;

/**
 * How many known actions a pattern matches.
 *
 * @param used those outside U
 * @param unused those in U
 */
public record Tally(int used, int unused) {
    /** Counts. Time: for {@code prefix*} two searches in each service that the pattern names; else a look at each of their actions. */
    public static Tally of(Pattern pattern, KnownActions known) {
        int count = 0;
        int unused = 0;
        for (KnownService service : known.services(pattern)) {
            Members members = Members.of(pattern, service);
            count += members.count(members.first(), members.last());
            unused += members.avoided(members.first(), members.last());
        }
        return new Tally(count - unused, unused);
    }
}
