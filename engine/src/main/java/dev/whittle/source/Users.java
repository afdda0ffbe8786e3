package dev.whittle.source;

import java.util.List;
import java.util.Optional;

/**
 * Who may hold a policy.
 *
 * @param holders as far as the code shows them
 * @param unknown why there may be others, in words
 */
public record Users(List<Holder> holders, Optional<String> unknown) {
    public Users {
        holders = List.copyOf(holders);
    }
}
