package dev.whittle.trie;

import dev.whittle.policy.Pattern;

/**
 * How many known actions a pattern grants: what it matches and no Deny takes back.
 *
 * @param used those outside U
 * @param unused those in U
 */
public record Tally(int used, int unused) {
    /**
     * Counts. Time: if the pattern is {@code prefix*} and nothing of it is denied, two searches in each service that it
     * names; else a look at each of their actions.
     */
    public static Tally of(Pattern pattern, Grantable grantable) {
        int count = 0;
        int unused = 0;
        for (KnownService service : grantable.known().services(pattern)) {
            Members members = grantable.members(pattern, service);
            count += members.count(members.first(), members.last());
            unused += members.avoided(members.first(), members.last());
        }
        return new Tally(count - unused, unused);
    }
}
