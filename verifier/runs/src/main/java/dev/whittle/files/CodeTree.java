package dev.whittle.files;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Limits;
import dev.whittle.json.SourceText;
import dev.whittle.text.Reason;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The files of a folder that may be infrastructure code. */
public final class CodeTree {
    private static final Set<String> ENDS = Set.of("tf", "tofu", "yaml", "yml", "template", "json", "tpl", "tftpl");

    /** Says which folder is taken as a module. */
    private static final String TERRAGRUNT = "terragrunt.hcl";

    /** Folders of what is fetched, of which nothing is deployed from there. */
    private static final Set<String> FETCHED = Set.of(".git", ".terraform", "node_modules");

    /** Folders of what is made or taken over, not written, but may be deployed. */
    private static final Set<String> MADE = Set.of("vendor", "cdk.out");

    private static final String IGNORED = ".whittleignore";

    private CodeTree() {}

    /**
     * Their names under the folder, sorted; links are not followed.
     *
     * @param excluded globs of paths in the folder that are left out, beside those of its {@value #IGNORED}
     * @throws InvalidInputException where the folder can't be read
     */
    public static List<Path> files(Path folder, List<String> excluded) {
        List<PathMatcher> left = matchers(folder, excluded);
        return everything(folder).stream()
                .filter(file -> !Files.isSymbolicLink(file) && mayBeCode(file) && !isMade(folder.relativize(file)))
                .filter(file -> left.stream().noneMatch(matcher -> matcher.matches(folder.relativize(file))))
                .toList();
    }

    /** Whether a file may be one of code, by the end of its name. */
    public static boolean mayBeCode(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return ENDS.contains(name.substring(name.lastIndexOf('.') + 1)) || name.equals(TERRAGRUNT);
    }

    /**
     * The names of all files under the folder, sorted, made ones and links among them, which are not followed.
     *
     * @throws InvalidInputException where the folder can't be read
     */
    public static List<Path> everything(Path folder) {
        List<Path> found = new ArrayList<>();
        Path start = folder.resolve("."); // The folder itself may be a link.
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                    boolean isSkipped = !each.equals(start) && FETCHED.contains(name(each));
                    return isSkipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
                        found.add(folder.resolve(start.relativize(each)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new InvalidInputException(folder.toString(), "the folder can't be read: " + Reason.of(e));
        }
        Collections.sort(found);
        return found;
    }

    private static List<PathMatcher> matchers(Path folder, List<String> excluded) {
        List<String> globs = new ArrayList<>(excluded);
        Path ignored = folder.resolve(IGNORED);
        if (Files.isRegularFile(ignored)) {
            byte[] bytes = InputFile.read(ignored.toString());
            SourceText.decode(ignored.toString(), bytes, Limits.DEFAULT)
                    .text()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(globs::add);
        }
        return globs.stream().map(glob -> matcher(folder, glob)).toList();
    }

    private static PathMatcher matcher(Path folder, String glob) {
        try {
            return folder.getFileSystem().getPathMatcher("glob:" + (glob.endsWith("/") ? glob + "**" : glob));
        } catch (PatternSyntaxException e) {
            throw new InvalidInputException(glob, "this is no glob: " + e.getDescription());
        }
    }

    /** Whether a folder in a file's path is of what is made or fetched. */
    static boolean isMade(Path file) {
        for (@Nullable Path each = file.getParent(); each != null; each = each.getParent()) {
            String name = name(each);
            if (FETCHED.contains(name) || MADE.contains(name) || name.endsWith(".snapshot")) {
                return true;
            }
        }
        return false;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
