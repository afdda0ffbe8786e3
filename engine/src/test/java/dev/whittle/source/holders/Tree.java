package dev.whittle.source.holders;

import dev.whittle.json.SourceText;
import dev.whittle.source.CodeFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A folder that a test makes, and what is known of who holds the policies in it, in one line. */
final class Tree {
    private final Map<String, CodeFacts> files = new TreeMap<>();
    private final Map<String, String> links = new TreeMap<>();
    private final Set<String> unreadable = new TreeSet<>();
    private RoleNames names = RoleNames.NONE;

    static Tree of(String file, String text) {
        return new Tree().with(file, text);
    }

    Tree with(String file, String text) {
        files.put(
                file,
                CodeFile.inFolder(file, text.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow()
                        .facts());
        return this;
    }

    Tree withLink(String link, String target) {
        links.put(link, target);
        return this;
    }

    Tree withUnreadable(String file) {
        unreadable.add(file);
        return this;
    }

    /** A file that is no code. */
    Tree withText(String file, String text) {
        files.put(file, CodeFacts.ofText(new SourceText(file, text)));
        return this;
    }

    Tree withLongText(String file) {
        files.put(file, CodeFacts.ofLongText(file));
        return this;
    }

    Tree named(RoleNames all) {
        names = all;
        return this;
    }

    Tree mapped(String lines) {
        return named(names.withMap("roles.map", lines, ""));
    }

    CodeBase code() {
        return CodeBase.of(new CodeFolder(files, unreadable, links), names);
    }

    /** What takes a file that is a policy, sorted. */
    Set<String> arguments(String file) {
        return new TreeSet<>(code().arguments(file));
    }

    /** {@code role a = [x, y]; role b: why it has no name}, and where users are unknown, why. */
    String users(String file, String address) {
        Users users = code().users(file, address);
        String holders = users.holders().stream().map(Tree::shown).collect(Collectors.joining("; "));
        return users.unknown().map(why -> "unknown: " + why).orElse(holders);
    }

    static String shown(Holder holder) {
        return holder.kind().word() + " " + holder.address()
                + holder.nameless().map(why -> ": " + why).orElse(" = " + holder.names());
    }
}
