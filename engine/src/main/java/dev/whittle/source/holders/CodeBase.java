package dev.whittle.source.holders;

import dev.whittle.json.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A folder of infrastructure code, and who may hold the policies in it.
 *
 * <p>Followed is what names a policy as the whole value of a place that is known to take one. Whatever else names it makes its users
 * unknown, as does a file that can't be read. {@code count}, {@code for_each} and all calls of a module are one text, held by all
 * instances. Callers outside the folder, and deployments whose states and stacks were not given, are not looked at.
 */
// TRUSTED: what may name a policy is listed in BlockType and found by TerraformFacts and TemplateFacts; what may name a
// file that is one, by FileCall and FileName.
public final class CodeBase {
    private final Map<String, Set<String>> sitesByScope = new TreeMap<>();
    private final Map<String, Scope> scopes = new TreeMap<>();
    private final Map<String, String> scopesByFile = new TreeMap<>();
    private final List<Mention> mentions = new ArrayList<>();

    private final FileTakes takes;
    private final Map<String, String> links;
    private final Naming naming;

    private CodeBase(CodeFolder folder, RoleNames names) {
        this.links = new TreeMap<>(folder.links());
        Map<String, CodeFacts> files = new TreeMap<>(folder.files());
        Set<String> unreadable = new TreeSet<>(folder.unreadable());
        links.forEach((link, target) -> {
            if (files.containsKey(target)) {
                files.put(link, files.get(target));
            } else {
                unreadable.add(link);
            }
        });
        files.values().forEach(each -> mentions.addAll(each.facts().mentions()));
        Map<String, Deployment> deployments = new TreeMap<>();
        files.forEach((file, each) -> each.deployment().ifPresent(found -> deployments.put(file, found)));
        Modules modules = new Modules(deployments, unreadable, files.keySet());
        Map<String, Map<String, Facts>> byFolder = new TreeMap<>();
        files.forEach((file, each) -> {
            String path = each.deployment().isPresent() ? Paths.folder(file) : file;
            scopesByFile.put(file, path);
            sitesByScope.computeIfAbsent(path, key -> new TreeSet<>()).addAll(each.sites());
            byFolder.computeIfAbsent(path, key -> new TreeMap<>()).put(file, each.facts());
        });
        Optional<String> unread =
                unreadable.stream().findFirst().map(each -> "`" + each + "` can't be read, and may name it");
        Map<String, Facts> including = new TreeMap<>();
        byFolder.forEach((path, facts) -> Optional.ofNullable(facts.get(path))
                .filter(own -> !own.included().isEmpty())
                .ifPresent(own -> including.put(path, own)));
        byFolder.forEach((path, facts) -> scopes.put(path, scope(path, facts, including, modules, unread)));
        this.takes = new FileTakes(files, this::scope, modules, links.keySet(), unread);
        this.naming = new Naming(scopes, modules, names);
    }

    /**
     * @param including the templates that others are put into
     * @param unread why managed policies may be named where nobody can read it
     */
    private static Scope scope(
            String path,
            Map<String, Facts> files,
            Map<String, Facts> including,
            Modules modules,
            Optional<String> unread) {
        Facts own = files.get(path);
        return own == null
                ? new Scope(path, files, modules.unknown(path), unread)
                : new Scope(
                        path,
                        files,
                        own.changed(),
                        included(path, own, including).or(() -> unread));
    }

    /** Why the managed policies of a template may be named in a file that is put together with it. */
    private static Optional<String> included(String path, Facts own, Map<String, Facts> including) {
        Optional<String> puts = own.included().stream()
                .findFirst()
                .map(each -> each.where() + ": `" + each.file().text() + "` is put in here, and may name it");
        return puts.or(() -> including.entrySet().stream()
                .flatMap(other -> other.getValue().included().stream()
                        .filter(each -> isMeant(path, Paths.folder(other.getKey()), each.file())))
                .findFirst()
                .map(each -> each.where() + ": this template is put in there, where others may name it"));
    }

    private static boolean isMeant(String path, String folder, Stem file) {
        String start = Paths.from(folder, file.text());
        return new Stem(start, file.isOpen()).mayBe(new Stem(path, false));
    }

    /**
     * What a folder's files say, given what its roles are called.
     *
     * @throws InvalidInputException where a state or a stack is of nothing that is there, or a {@code *} in a map can't be expanded
     */
    public static CodeBase of(CodeFolder folder, RoleNames names) {
        CodeBase code = new CodeBase(folder, names);
        // What the map says is wrong is told before anything is asked.
        code.holders();
        code.sitesByScope.forEach((path, sites) -> sites.forEach(site -> code.mapped(path, site)));
        return code;
    }

    private List<Holder> mapped(String path, String site) {
        return Optional.ofNullable(scopes.get(path))
                .map(scope -> naming.ofSite(scope, site))
                .orElse(List.of());
    }

    /**
     * Who may hold the policy at an address of a file, in every folder in which the file stands.
     *
     * @param file one of the files that were given, or a link to it
     */
    public Users users(String file, String address) {
        if (takes.areOf(file)) {
            Set<String> paths = paths(file);
            return takes.users(paths, naming, mentions).with(mapped(paths, address));
        }
        Set<Holder> holders = new LinkedHashSet<>();
        Optional<String> unknown = Optional.empty();
        for (String path : paths(file)) {
            Users here = usersHere(path, address);
            holders.addAll(here.holders());
            unknown = unknown.or(here::unknown);
        }
        return new Users(List.copyOf(holders), unknown);
    }

    /** Whom the map adds to a policy, wherever its file stands. */
    private List<Holder> mapped(Set<String> paths, String address) {
        return paths.stream()
                .flatMap(path -> scope(path).stream())
                .flatMap(scope -> naming.ofSite(scope, address).stream())
                .toList();
    }

    /**
     * The arguments of Terraform's that take a file that is nothing but a policy, such as
     * {@code aws_iam_role.inline_policy.policy}; none where others may take it that are not known, or where it is something else.
     *
     * @param file one of the files that were given, or a link to it
     */
    public Set<String> arguments(String file) {
        return takes.areOf(file) ? takes.arguments(paths(file)) : Set.of();
    }

    /**
     * Why a file that is nothing but a policy is something else where it is taken: values are filled into what is read as it stands, or
     * none into what is read as a template.
     *
     * @param file one of the files that were given, or a link to it
     */
    public Optional<String> misread(String file) {
        return takes.areOf(file) ? takes.misread(paths(file)) : Optional.empty();
    }

    /** Where a file stands: by itself, and by links to it. */
    private Set<String> paths(String file) {
        String target = links.getOrDefault(file, file);
        Set<String> paths = new LinkedHashSet<>(List.of(target));
        links.forEach((link, to) -> {
            if (to.equals(target)) {
                paths.add(link);
            }
        });
        return paths;
    }

    private Optional<Scope> scope(String file) {
        return Optional.ofNullable(scopes.get(scopesByFile.getOrDefault(file, file)));
    }

    private Users usersHere(String file, String address) {
        return scope(file)
                .map(scope -> Following.users(scope, address, naming, mentions).with(naming.ofSite(scope, address)))
                .orElseGet(() -> new Users(List.of(), Optional.of("`" + file + "` was not read")));
    }

    /**
     * What the policy at an address of a file becomes, in every folder in which the file stands, as far as that is followed. It is the
     * text of these policies, but for what is only known where the file is used.
     *
     * @param file one of the files that were given, or a link to it
     */
    public List<MadePolicy> made(String file, String address) {
        if (takes.areOf(file)) {
            return madeOfDocument(file, address);
        }
        List<MadePolicy> made = new ArrayList<>();
        for (String path : paths(file)) {
            scope(path)
                    .ifPresent(scope -> scope.held(address)
                            .ifPresent(held -> takers(scope, held)
                                    .forEach(taker -> made.add(made(
                                            scope, held, taker, !taker.equals(held), naming.ofSite(scope, address))))));
        }
        return made;
    }

    private List<MadePolicy> madeOfDocument(String file, String address) {
        Set<String> paths = paths(file);
        List<MadePolicy> made = new ArrayList<>();
        for (FileTakes.Taken each : takes.readLike(paths)) {
            each.block()
                    .map(block -> new Scope.Held(block, each.take().place()))
                    .ifPresent(held -> takers(each.scope(), held)
                            .forEach(taker -> made.add(made(each.scope(), held, taker, true, mapped(paths, address)))));
        }
        return made;
    }

    /** The blocks that make policies of accounts of one: those that name it, if it is a document, or else its own. */
    private static List<Scope.Held> takers(Scope scope, Scope.Held held) {
        if (held.block().type().policy() != BlockType.Policy.DOCUMENT) {
            return List.of(held);
        }
        List<Scope.Held> takers = new ArrayList<>();
        for (Link link : scope.readers(held.block().address())) {
            scope.block(link.reader())
                    .filter(reader -> reader.type().policy() != BlockType.Policy.DOCUMENT)
                    .ifPresent(reader -> takers.add(new Scope.Held(reader, link.place())));
        }
        return takers;
    }

    private MadePolicy made(
            Scope scope, Scope.Held held, Scope.Held taker, boolean isByReference, List<Holder> mapped) {
        Block block = taker.block();
        Set<MadePolicy.Name> names = naming.names(scope, block, taker.place());
        Optional<String> doubt = scope.doubt(held.block().address());
        if (block.type().policy() == BlockType.Policy.MANAGED) {
            return new MadePolicy.Managed(isByReference, doubt.or(() -> scope.doubt(block.address())), names);
        }
        Users users = doubt.map(why -> new Users(List.of(), Optional.of(why)))
                .orElseGet(() ->
                        Following.users(scope, List.of(block), naming, mentions).with(mapped));
        return new MadePolicy.Inline(isByReference, users, names);
    }

    /** Every role, user and group of the code, in the order of their paths and addresses, with its names. */
    public List<Holder> holders() {
        List<Holder> holders = new ArrayList<>();
        scopes.values()
                .forEach(scope -> scope.blocks()
                        .values()
                        .forEach(block -> block.type()
                                .holder()
                                .ifPresent(kind -> holders.addAll(naming.holders(scope, block, kind)))));
        return holders;
    }

    /** What was given and is in no file, for people: lines of the map, and roles of states and stacks. */
    public List<String> notes() {
        return naming.notes(this::isThere);
    }

    /** The lines of the map that are about no policy and no role here: whoever they were meant for is not known to hold anything. */
    public List<String> unmet() {
        return naming.unmet(this::isThere);
    }

    private boolean isThere(MapLine line) {
        Optional<Scope> scope = Optional.ofNullable(scopes.get(line.path()));
        boolean isSite = sitesByScope.getOrDefault(line.path(), Set.of()).contains(line.address());
        return isSite
                || scope.flatMap(each -> each.block(line.address()))
                        .flatMap(block -> block.type().holder())
                        .isPresent();
    }

    /**
     * The text of a map with all roles and users of the code. Those of which a name is missing stand in comments, to be completed.
     */
    public String map() {
        Map<String, List<Holder>> byAddress = new TreeMap<>();
        for (Holder each : holders()) {
            if (each.kind() != HolderKind.GROUP) {
                byAddress
                        .computeIfAbsent(each.address(), address -> new ArrayList<>())
                        .add(each);
            }
        }
        StringBuilder text = new StringBuilder("# ADDRESS ROLE: the lines of a block are all its names\n");
        byAddress.forEach((address, holders) -> {
            Optional<String> missing =
                    holders.stream().flatMap(each -> each.nameless().stream()).findFirst();
            missing.ifPresent(why -> text.append("# ")
                    .append(address)
                    .append(" ROLE: ")
                    .append(why)
                    .append('\n'));
            holders.forEach(each -> each.names()
                    .forEach(name -> text.append(missing.isPresent() ? "# " : "")
                            .append(address)
                            .append(' ')
                            .append(name)
                            .append('\n')));
        });
        return text.toString();
    }
}
