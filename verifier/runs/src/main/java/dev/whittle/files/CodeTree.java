package dev.whittle.files;

import dev.whittle.json.InvalidInputException;
import dev.whittle.text.Reason;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The files of a folder that may be infrastructure code. */
public final class CodeTree {
    private static final Set<String> ENDS = Set.of("tf", "tofu", "yaml", "yml", "template", "json");

    /** Folders of what is made or fetched, not written. */
    private static final Set<String> SKIPPED = Set.of(".git", ".terraform", "node_modules", "vendor", "cdk.out");

    private CodeTree() {}

    /**
     * Their names under the folder, sorted; links are not followed.
     *
     * @throws InvalidInputException where the folder can't be read
     */
    public static List<Path> files(Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                    boolean isSkipped = !each.equals(folder)
                            && (SKIPPED.contains(name(each)) || name(each).endsWith(".snapshot"));
                    return isSkipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
                    String name = name(each).toLowerCase(Locale.ROOT);
                    if (attributes.isRegularFile() && ENDS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                        found.add(each);
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

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
