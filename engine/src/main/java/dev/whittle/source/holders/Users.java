package dev.whittle.source.holders;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may hold a policy.
 *
 * @param holders everybody whom the code and the map show, in order; a block of which some instances have names and others have not
 *     stands there twice
 * @param unknown why others may hold it too, with file and line where one is to blame; nothing where the holders are all. It is there
 *     whenever no holder has a name, so that an empty or nameless list is never taken for an answer
 */
public record Users(List<Holder> holders, Optional<String> unknown) {
    public Users {
        holders = List.copyOf(holders);
    }

    /**
     * Those who were found.
     *
     * @param doubts why others may hold it too, if any
     * @param nobody what it means that there are none
     */
    static Users of(Collection<Holder> found, List<String> doubts, String nobody) {
        boolean isAnyNamed = found.stream().anyMatch(each -> !each.names().isEmpty());
        Optional<String> nameless = isAnyNamed
                ? Optional.empty()
                : found.stream()
                        .findFirst()
                        .map(each -> "`" + each.address() + "` has no name: "
                                + each.nameless().orElse(""))
                        .or(() -> Optional.of(nobody));
        return new Users(List.copyOf(found), doubts.stream().findFirst().or(() -> nameless));
    }

    /** These, and those whom a map adds; the latter are all where these aren't known. The same where there are none. */
    Users with(List<Holder> added) {
        if (added.isEmpty()) {
            return this;
        }
        Set<Holder> all = new LinkedHashSet<>(areKnown() ? holders : List.of());
        all.addAll(added);
        return new Users(List.copyOf(all), Optional.empty());
    }

    /** What the holders are called, or where those stand that have no name. */
    public List<String> names() {
        return holders.stream()
                .flatMap(holder -> holder.names().isEmpty() ? Stream.of(holder.address()) : holder.names().stream())
                .distinct()
                .toList();
    }

    /** Whether the holders are all, and at least one of them has a name. */
    public boolean areKnown() {
        return unknown.isEmpty();
    }
}
