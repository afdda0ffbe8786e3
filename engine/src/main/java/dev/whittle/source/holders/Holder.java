package dev.whittle.source.holders;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Somebody who may hold a policy: a block of the code, a name that the code writes out, or a line of a map.
 *
 * @param address where it stands in the folder: <code>PATH//ADDRESS</code>, or the address alone in the folder itself
 * @param names what all of its instances are called, sorted: ARNs, and names without an account, each of which means everybody of that kind who
 *     is called so; none where that is not known
 * @param nameless why it has no name, so that it counts as one of whom there is no evidence; there iff there are no names
 */
public record Holder(String address, HolderKind kind, Set<String> names, Optional<String> nameless) {
    public Holder {
        names = Collections.unmodifiableSet(new TreeSet<>(names));
        if (names.isEmpty() == nameless.isEmpty()) {
            throw new IllegalArgumentException("a holder has names, or a reason why it has none");
        }
    }

    /** Whether it is called by an ARN, or by the name in that. */
    public boolean isCalled(String arn) {
        return names.stream().anyMatch(name -> kind.isMeant(name, arn));
    }

    /** The same, called otherwise. */
    Holder called(UnaryOperator<String> name) {
        return new Holder(address, kind, names.stream().map(name).collect(Collectors.toSet()), nameless);
    }

    static Holder named(String address, HolderKind kind, Collection<String> names) {
        return new Holder(address, kind, new TreeSet<>(names), Optional.empty());
    }

    static Holder nameless(String address, HolderKind kind, String why) {
        return new Holder(address, kind, Set.of(), Optional.of(why));
    }
}
