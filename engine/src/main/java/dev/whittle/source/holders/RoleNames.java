package dev.whittle.source.holders;

import dev.whittle.json.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What roles of the code are called, from everything but the code: maps, states, stacks, and a list of the roles that there are. */
public final class RoleNames {
    /** Nothing of that. */
    public static final RoleNames NONE = new RoleNames(List.of(), List.of(), List.of(), Set.of());

    /** A file of a root or a template. */
    record Of<T>(Optional<String> path, T file) {}

    private final List<MapLine> lines;
    private final List<Of<StateFile>> states;
    private final List<Of<StackFile>> stacks;
    private final Set<String> roles;

    private RoleNames(
            List<MapLine> lines, List<Of<StateFile>> states, List<Of<StackFile>> stacks, Collection<String> roles) {
        this.lines = List.copyOf(lines);
        this.states = List.copyOf(states);
        this.stacks = List.copyOf(stacks);
        this.roles = new TreeSet<>(roles);
    }

    private static <T> List<T> plus(List<T> list, List<T> more) {
        List<T> all = new ArrayList<>(list);
        all.addAll(more);
        return all;
    }

    /**
     * These, and those of a map: lines {@code ADDRESS ROLE} or {@code PATH//ADDRESS ROLE}, with comments behind {@code #}.
     *
     * @param source what messages call it
     * @param home the path that an address without one is in: empty for the folder itself
     * @throws InvalidInputException with every line that is none
     */
    public RoleNames withMap(String source, String text, String home) {
        return new RoleNames(plus(lines, MapLine.read(source, text, Paths.plain(home))), states, stacks, roles);
    }

    /**
     * These, and those of a state or a plan, as {@code terraform show -json} prints it.
     *
     * @param root the folder whose state it is; nothing where the code has one root
     * @param source what messages call it
     * @throws InvalidInputException where it is something else
     */
    public RoleNames withState(Optional<String> root, String source, String text) {
        Of<StateFile> state = new Of<>(root.map(Paths::plain), StateFile.read(source, text));
        return new RoleNames(lines, plus(states, List.of(state)), stacks, roles);
    }

    /**
     * These, and those of a stack, as {@code aws cloudformation list-stack-resources} prints its resources.
     *
     * @param template the file that the stack was made of; nothing where the code has one template
     * @param source what messages call it
     * @throws InvalidInputException where it is something else, or not all of it
     */
    public RoleNames withStack(Optional<String> template, String source, String text) {
        Of<StackFile> stack = new Of<>(template.map(Paths::plain), StackFile.read(source, text));
        return new RoleNames(lines, states, plus(stacks, List.of(stack)), roles);
    }

    /** These, and roles that there are, by their ARNs, over which a {@code *} in a map is expanded. */
    public RoleNames withRoles(Collection<String> arns) {
        Set<String> all = new TreeSet<>(roles);
        all.addAll(arns);
        return new RoleNames(lines, states, stacks, all);
    }

    List<MapLine> lines() {
        return lines;
    }

    List<Of<StateFile>> states() {
        return states;
    }

    List<Of<StackFile>> stacks() {
        return stacks;
    }

    /**
     * Everybody whom a line names.
     *
     * @throws InvalidInputException where it has a {@code *}, and there is no list of roles, or none is meant
     */
    Set<String> named(MapLine line) {
        if (!line.isPattern()) {
            return new TreeSet<>(Set.of(line.role()));
        }
        Set<String> known = known();
        if (known.isEmpty()) {
            throw line.refused("`" + line.role()
                    + "` has a `*`, and no list of roles was given over which it could be expanded: a state, a stack, or the"
                    + " account's details; name the roles");
        }
        Set<String> named = new TreeSet<>(known);
        named.removeIf(each -> !line.names(each));
        if (named.isEmpty()) {
            throw line.refused("`" + line.role() + "` names none of the roles in the lists that were given");
        }
        return named;
    }

    /**
     * Everybody whom a line for a role or a user names.
     *
     * @param kind what its address is
     * @throws InvalidInputException as above, or where it names something else
     */
    Set<String> named(MapLine line, HolderKind kind) {
        if (line.kind(kind) != kind) {
            throw line.refused("`" + line.role() + "` is no " + kind.word() + ", as `" + line.address() + "` is");
        }
        return named(line);
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(roles);
        for (Of<StateFile> each : states) {
            each.file().instances().stream()
                    .filter(instance -> instance.kind() == HolderKind.ROLE)
                    .forEach(instance -> instance.name().ifPresent(known::add));
        }
        for (Of<StackFile> each : stacks) {
            each.file().instances().stream()
                    .filter(instance -> instance.kind() == HolderKind.ROLE)
                    .forEach(instance -> instance.name().ifPresent(known::add));
        }
        return known;
    }
}
