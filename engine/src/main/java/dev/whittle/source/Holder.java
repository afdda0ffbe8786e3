package dev.whittle.source;

import java.util.Set;

/**
 * A role, user or group of the code.
 *
 * @param address its block
 * @param kind {@code role}, {@code user} or {@code group}
 * @param names ARNs, or names of any account; none where it isn't known what it is called
 */
public record Holder(String address, String kind, Set<String> names) {
    public Holder {
        names = Set.copyOf(names);
    }
}
