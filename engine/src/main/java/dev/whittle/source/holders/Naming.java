package dev.whittle.source.holders;

import dev.whittle.json.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the role blocks of a folder are called: by a map, else by states and stacks, else by a name that the code writes out. Never by
 * likeness.
 */
final class Naming {
    /** An instance of a block: its name, and in which file of which root or template it is. */
    private record Instance(String root, String source, Optional<String> name) {}

    private final Map<String, Scope> scopes;
    private final Modules modules;
    private final RoleNames names;
    private final Map<String, List<MapLine>> lines = new TreeMap<>();
    private final Map<String, List<Instance>> instances = new TreeMap<>();

    /** What the policies of blocks are called, by what was given. */
    private final Map<String, Set<MadePolicy.Name>> policies = new TreeMap<>();

    /** The roots and templates of which a state or a stack is given. */
    private final Set<String> given = new TreeSet<>();

    private final List<String> notes = new ArrayList<>();

    /**
     * @param scopes by their paths
     * @throws InvalidInputException where a line, a state or a stack is of nothing that is there
     */
    Naming(Map<String, Scope> scopes, Modules modules, RoleNames names) {
        this.scopes = scopes;
        this.modules = modules;
        this.names = names;
        names.lines()
                .forEach(each -> lines.computeIfAbsent(key(each.path(), each.address()), key -> new ArrayList<>())
                        .add(each));
        names.states().forEach(this::state);
        names.stacks().forEach(this::stack);
    }

    private static String key(String path, String address) {
        return path + "//" + address;
    }

    private void state(RoleNames.Of<StateFile> state) {
        String source = state.file().source();
        String root = state.path().orElseGet(() -> only(source, "root", modules.roots()));
        if (!modules.folders().contains(root)) {
            throw new InvalidInputException(
                    source, "no Terraform file is in the folder `" + root + "`; roots are " + listed(modules.roots()));
        }
        given.add(root);
        for (StateFile.Instance each : state.file().instances()) {
            boolean isFound = false;
            for (String folder : folders(root, each.modules())) {
                isFound |= instance(folder, each.address(), new Instance(root, source, each.name()));
            }
            if (!isFound) {
                notes.add(source + ": " + named(each.kind(), each.name()) + ", `"
                        + each.modules().stream()
                                .map(module -> "module." + module + ".")
                                .collect(Collectors.joining())
                        + each.address() + "`, is in no file here");
            }
        }
        for (StateFile.Policy each : state.file().policies()) {
            folders(root, each.modules()).forEach(folder -> policy(folder, each.address(), each.name()));
        }
    }

    /** The folders that modules within one another are, from a root on. */
    private Set<String> folders(String root, List<String> names) {
        Set<String> folders = Set.of(root);
        for (String module : names) {
            Set<String> inner = new TreeSet<>();
            folders.forEach(folder -> inner.addAll(modules.called(folder, module)));
            folders = inner;
        }
        return folders;
    }

    private void policy(String path, String address, MadePolicy.Name name) {
        policies.computeIfAbsent(key(path, address), each -> new LinkedHashSet<>())
                .add(name);
    }

    /**
     * What a policy of a block is called: by states and stacks, or else by a name that the code writes out; nothing where none tells.
     *
     * @param place where in the block it stands
     */
    Set<MadePolicy.Name> names(Scope scope, Block block, String place) {
        Set<MadePolicy.Name> told = policies.getOrDefault(key(scope.path(), block.address()), Set.of());
        return told.isEmpty()
                ? block.policyName(place)
                        .map(name -> Set.of(new MadePolicy.Name(Optional.empty(), name)))
                        .orElse(Set.of())
                : told;
    }

    private static String named(HolderKind kind, Optional<String> name) {
        return kind.word() + name.map(known -> " `" + known + "`").orElse("");
    }

    private boolean instance(String path, String address, Instance instance) {
        boolean isThere = Optional.ofNullable(scopes.get(path))
                .flatMap(scope -> scope.block(address))
                .isPresent();
        if (isThere) {
            instances
                    .computeIfAbsent(key(path, address), each -> new ArrayList<>())
                    .add(instance);
        }
        return isThere;
    }

    private void stack(RoleNames.Of<StackFile> stack) {
        String source = stack.file().source();
        Set<String> templates = new TreeSet<>();
        scopes.forEach((path, scope) -> {
            if (!modules.folders().contains(path) && !scope.blocks().isEmpty()) {
                templates.add(path);
            }
        });
        String template = stack.path().orElseGet(() -> only(source, "template", templates));
        Scope scope = scopes.get(template);
        if (scope == null || !templates.contains(template)) {
            throw new InvalidInputException(
                    source, "`" + template + "` is no template here; there are " + listed(templates));
        }
        given.add(template);
        for (StackFile.Instance each : stack.file().instances()) {
            List<Block> blocks = scope.blocks().values().stream()
                    .filter(block -> block.type().holder().isPresent()
                            && block.logicalName().equals(each.logicalName()))
                    .toList();
            blocks.forEach(block -> instance(template, block.address(), new Instance(template, source, each.name())));
            if (blocks.isEmpty()) {
                notes.add(source + ": " + named(each.kind(), each.name()) + ", `" + each.logicalName()
                        + "`, is not in `" + template + "`");
            }
        }
        for (StackFile.Managed each : stack.file().managed()) {
            scope.blocks().values().stream()
                    .filter(block -> block.logicalName().equals(each.logicalName()))
                    .forEach(block ->
                            policy(template, block.address(), new MadePolicy.Name(Optional.empty(), each.arn())));
        }
    }

    private static String only(String source, String what, Set<String> all) {
        if (all.size() != 1) {
            throw new InvalidInputException(
                    source,
                    "say of which " + what + " it is, since there is not one but " + all.size() + ": " + listed(all));
        }
        return all.iterator().next();
    }

    private static String listed(Collection<String> paths) {
        return paths.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        paths.stream().map(path -> path.isEmpty() ? "." : path).toList());
    }

    /** Everybody that a role block is, and one without a name for those of which none is known. */
    List<Holder> holders(Scope scope, Block block, HolderKind kind) {
        String shown = scope.shown(block.address());
        List<MapLine> own = lines.getOrDefault(key(scope.path(), block.address()), List.of());
        if (!own.isEmpty()) {
            return List.of(Holder.named(shown, kind, named(own, kind)));
        }
        Set<String> roots = roots(scope);
        List<String> missing = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        if (roots.stream().noneMatch(given::contains)) {
            block.name()
                    .ifPresentOrElse(
                            known::add,
                            () -> missing.add("no map, no state and no stack names it, and neither does the code"));
        } else {
            roots.forEach(root -> instances(scope, block, root, known, missing));
            if (modules.folders().contains(scope.path())) {
                modules.unread()
                        .forEach(file -> missing.add("`" + file + "` can't be read, and may take it as a module"));
            }
        }
        List<Holder> holders = new ArrayList<>();
        if (!known.isEmpty()) {
            holders.add(Holder.named(shown, kind, known));
        }
        if (!missing.isEmpty()) {
            holders.add(Holder.nameless(shown, kind, String.join("; ", missing)));
        }
        return holders;
    }

    /** Where a block may be deployed from. A folder whose state is given is a root, even if others take it as a module. */
    private Set<String> roots(Scope scope) {
        if (!modules.folders().contains(scope.path())) {
            return Set.of(scope.path());
        }
        Set<String> roots = new TreeSet<>(modules.takers(scope.path()));
        roots.removeIf(folder -> !given.contains(folder) && !modules.roots().contains(folder));
        return roots;
    }

    private void instances(Scope scope, Block block, String root, Set<String> known, List<String> missing) {
        String shown = root.isEmpty() ? "." : root;
        List<Instance> found = instances.getOrDefault(key(scope.path(), block.address()), List.of()).stream()
                .filter(each -> each.root().equals(root))
                .toList();
        found.forEach(each -> each.name()
                .ifPresentOrElse(known::add, () -> missing.add("`" + each.source() + "` does not know its name yet")));
        if (!given.contains(root)) {
            missing.add("no state was given for the root `" + shown + "`");
        } else if (found.isEmpty()) {
            missing.add("nothing that was given for `" + shown + "` holds it");
        }
    }

    private Set<String> named(List<MapLine> own, HolderKind kind) {
        Set<String> all = new TreeSet<>();
        own.forEach(each -> all.addAll(names.named(each, kind)));
        return all;
    }

    /** Whom the map adds to a site. */
    List<Holder> ofSite(Scope scope, String address) {
        return lines.getOrDefault(key(scope.path(), address), List.of()).stream()
                .map(each -> Holder.named(scope.shown(address), each.kind(HolderKind.ROLE), names.named(each)))
                .toList();
    }

    /**
     * What was given and is in no file, for people.
     *
     * @param isThere whether a line of a map is of something that is there
     */
    List<String> notes(Predicate<MapLine> isThere) {
        List<String> all = new ArrayList<>(unmet(isThere));
        all.addAll(notes);
        return all;
    }

    /** The lines of the map that are about nothing, in words. */
    List<String> unmet(Predicate<MapLine> isThere) {
        return names.lines().stream()
                .filter(isThere.negate())
                .map(each -> each.source() + ":" + each.line() + ": no policy and no role is at `"
                        + (each.path().isEmpty() ? "" : each.path() + "//") + each.address() + "`")
                .toList();
    }
}
