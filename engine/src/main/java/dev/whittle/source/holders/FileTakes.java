package dev.whittle.source.holders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What takes the files of a folder that are a policy as a whole. A call by a path that is written out is followed to the file; whatever
 * else may name one is a reason not to know all that take it.
 *
 * <p>Source: Terraform Language, "Functions: file, templatefile", "Filesystem and Workspace Info"; Terraform template provider,
 * "template_file".
 */
final class FileTakes {
    /** A block in its folder, and how it takes a file. */
    record Taken(Scope scope, FileTake take) {
        /** The block, where it is one whose holders are followed. */
        Optional<Block> block() {
            return scope.block(take.block()).filter(each -> take.isFollowed());
        }

        private boolean isFilledLater() {
            return block().filter(each -> each.type().policy() == BlockType.Policy.DOCUMENT)
                    .isPresent();
        }

        /** What takes its text in the end; an argument that is none where that is not known. */
        private List<String> arguments() {
            if (!isFilledLater()) {
                return List.of(take.argument());
            }
            List<String> arguments = new ArrayList<>();
            scope.readers(take.block()).forEach(each -> arguments.add(each.argument()));
            scope.leak(take.block()).ifPresent(leak -> arguments.add(leak.by()));
            return arguments;
        }
    }

    private final Modules modules;
    private final Set<String> links;
    private final Optional<String> unread;
    private final Map<String, Facts.Document> documents = new HashMap<>();
    private final Map<String, List<Taken>> byFile = new HashMap<>();
    private final Map<String, String> namedBy = new HashMap<>();
    private final List<FileName> open = new ArrayList<>();

    /**
     * @param files the files by the paths that they stand at
     * @param scopes the scope of a file
     * @param links those of the paths that are links
     * @param unread why files may be named where nobody can read it
     */
    FileTakes(
            Map<String, CodeFacts> files,
            Function<String, Optional<Scope>> scopes,
            Modules modules,
            Set<String> links,
            Optional<String> unread) {
        this.modules = modules;
        this.links = Set.copyOf(links);
        this.unread = unread;
        files.forEach((file, each) -> scopes.apply(file).ifPresent(scope -> add(file, each.facts(), scope)));
    }

    private void add(String file, Facts facts, Scope scope) {
        facts.document().ifPresent(document -> documents.put(file, document));
        for (FileName each : facts.files()) {
            if (each.isOpen()) {
                open.add(each);
            } else {
                names(each.text(), each.where(), "a text names such a file, and is not followed");
            }
        }
        for (FileTake each : facts.takes()) {
            FilePath path = each.call().path();
            List<String> targets = targets(file, path);
            targets.forEach(target ->
                    byFile.computeIfAbsent(target, key -> new ArrayList<>()).add(new Taken(scope, each)));
            if (targets.isEmpty()) {
                FileName.of(path.path())
                        .ifPresent(name -> names(
                                name, each.where(), "from where its path counts is not known, so that it may take it"));
            }
        }
    }

    private void names(String name, String where, String why) {
        namedBy.putIfAbsent(name, where + ": " + why);
    }

    /** The files that a call in another one may read; none where that hangs on who takes its folder. */
    private List<String> targets(String file, FilePath path) {
        String folder = Paths.folder(file);
        boolean isKnown =
                !modules.mayBeMoved(folder) && (path.start() == FilePath.Start.MODULE || modules.isKnownRoot(folder));
        // What leads up from a link is taken from where the link leads to.
        boolean isUpFromLink = links.contains(file) && (path.path() + "/").contains("../");
        if (!isKnown || isUpFromLink) {
            return List.of();
        }
        List<String> starts = path.start() == FilePath.Start.CALLED ? Paths.upwards(folder) : List.of(folder);
        List<String> targets =
                starts.stream().map(start -> Paths.from(start, path.path())).toList();
        return targets.stream().noneMatch(Paths::leadsOut) ? targets : List.of();
    }

    /** Whether a file is nothing but a policy, which others take. */
    boolean areOf(String file) {
        return documents.containsKey(file);
    }

    /** What takes a file, by any of the paths that it stands at. */
    private List<Taken> of(Set<String> paths) {
        return paths.stream()
                .flatMap(path -> byFile.getOrDefault(path, List.of()).stream())
                .toList();
    }

    /** What takes a file as what it is read as. */
    List<Taken> readLike(Set<String> paths) {
        return of(paths).stream().filter(each -> isReadLike(each, paths)).toList();
    }

    private boolean isReadLike(Taken taken, Set<String> paths) {
        return documents(paths)
                .allMatch(document -> document.isReadLike(taken.take().call(), taken.isFilledLater()));
    }

    private Stream<Facts.Document> documents(Set<String> paths) {
        return paths.stream().flatMap(path -> Optional.ofNullable(documents.get(path)).stream());
    }

    /** The arguments that take a file; none where that is not all of them. */
    Set<String> arguments(Set<String> paths) {
        Set<String> arguments = new LinkedHashSet<>();
        if (doubt(paths).isEmpty()) {
            of(paths).forEach(each -> arguments.addAll(each.arguments()));
        }
        return arguments;
    }

    /** Who holds the policies of all blocks that take a file. */
    Users users(Set<String> paths, Naming naming, List<Mention> mentions) {
        List<Taken> taken = of(paths);
        Optional<String> unknown = doubt(paths).or(() -> notFollowed(taken));
        Map<Scope, List<Block>> blocks = new LinkedHashMap<>();
        for (Taken each : taken) {
            each.block()
                    .ifPresent(block -> blocks.computeIfAbsent(each.scope(), scope -> new ArrayList<>())
                            .add(block));
        }
        Set<Holder> holders = new LinkedHashSet<>();
        for (Map.Entry<Scope, List<Block>> each : blocks.entrySet()) {
            Users here = Following.users(each.getKey(), each.getValue(), naming, mentions);
            holders.addAll(here.holders());
            unknown = unknown.or(here::unknown);
        }
        return new Users(List.copyOf(holders), unknown);
    }

    private static Optional<String> notFollowed(List<Taken> taken) {
        if (taken.isEmpty()) {
            return Optional.of("nothing in the folder takes this file");
        }
        return taken.stream()
                .map(Taken::take)
                .filter(each -> !each.isFollowed())
                .findFirst()
                .map(each -> each.where() + ": `" + each.block() + "." + each.property()
                        + "` takes it, and is not followed");
    }

    /** Why more may take a file than is known, or take it as something else than it is read as. */
    private Optional<String> doubt(Set<String> paths) {
        return unread.or(() ->
                        paths.stream().flatMap(path -> named(path).stream()).findFirst())
                .or(() -> misread(paths));
    }

    /** What takes a file as something else than it is read as. */
    Optional<String> misread(Set<String> paths) {
        return of(paths).stream()
                .filter(each -> !isReadLike(each, paths))
                .findFirst()
                .map(each -> each.take().where() + ": " + otherwise(paths));
    }

    /** Why others may name a file by a path. */
    private Optional<String> named(String path) {
        Optional<String> compared = FileName.of(path);
        if (compared.isEmpty()) {
            return Optional.of("`" + path + "` leads to it, a name that is not looked for in texts");
        }
        String name = compared.get();
        return Optional.ofNullable(namedBy.get(name))
                .or(() -> open.stream()
                        .filter(each -> each.mayBe(name))
                        .findFirst()
                        .map(each ->
                                each.where() + ": a file is read here whose path is not known, and may be this one"));
    }

    private String otherwise(Set<String> paths) {
        return documents(paths).anyMatch(Facts.Document::isFilled)
                ? "this takes the file as it stands, but it is read as a template"
                : "this fills in what stands in `${}`, but the file is read as it stands";
    }
}
