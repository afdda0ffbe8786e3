package dev.whittle.code;

import dev.whittle.files.CodeTree;
import dev.whittle.files.InputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Limits;
import dev.whittle.json.SourceText;
import dev.whittle.run.RunProgress;
import dev.whittle.source.CodeFile;
import dev.whittle.source.holders.CodeFacts;
import dev.whittle.source.holders.CodeFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads all files of a folder for what they say of who holds policies: code, and any other text that may name a managed policy. What is
 * left out of a run is read too, since it counts for others.
 */
public final class CodeFolderReader {
    /** What a text that names a managed policy has in it, as a part of its ARN. */
    private static final String MARK = "policy/";

    /** With what the names of files end that may be a policy as a whole. */
    private static final Set<String> ENDS = Set.of(".json", ".tpl", ".tftpl");

    private static final int MOST_BYTES = Limits.IMPORT.documentBytes();

    /** Files that count whatever is in them: values for variables. */
    private static final Pattern COUNTING = Pattern.compile(".*\\.tfvars(\\.json)?");

    private final Path folder;
    private final Map<String, CodeFacts> files = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Map<String, String> links = new HashMap<>();

    /** Files that are no code. */
    private final List<Path> texts = new ArrayList<>();

    /** Files in which nothing counts. */
    private final Set<String> read = new HashSet<>();

    /** Links, and what they lead to. */
    private final Map<String, Path> leads = new TreeMap<>();

    private CodeFolderReader(Path folder) {
        this.folder = folder;
    }

    /**
     * What stands there.
     *
     * @param folder without links in its path
     * @throws InvalidInputException where the folder can't be read
     */
    public static CodeFolder read(Path folder, RunProgress progress) {
        CodeFolderReader reader = new CodeFolderReader(folder);
        List<Path> all = CodeTree.everything(folder);
        progress.start(all.size());
        for (Path file : all) {
            reader.add(file);
            progress.step();
        }
        reader.addTexts();
        reader.follow(all);
        return new CodeFolder(reader.files, reader.unreadable, reader.links);
    }

    /** A path as it is told in the folder. */
    static String inside(Path folder, Path file) {
        return folder.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private void add(Path file) {
        String name = inside(folder, file);
        if (Files.isSymbolicLink(file)) {
            target(file).ifPresentOrElse(to -> leads.put(name, to), () -> unreadable.add(name));
        } else if (CodeTree.mayBeCode(file)) {
            addCode(file, name);
        } else {
            texts.add(file);
        }
    }

    /** What a link leads to within the folder. */
    private Optional<Path> target(Path link) {
        try {
            return Optional.of(link.toRealPath()).filter(real -> real.startsWith(folder));
        } catch (IOException e) {
            return Optional.empty(); // It leads nowhere.
        }
    }

    /** Every file that stands somewhere else too by a link, to itself or to a folder that it is in. */
    private void follow(List<Path> all) {
        leads.forEach((link, to) -> {
            if (!Files.isDirectory(to)) {
                link(link, to);
                return;
            }
            for (Path file : all) {
                if (file.startsWith(to)) {
                    String name = link + "/" + inside(to, file);
                    Optional.ofNullable(leads.get(inside(folder, file)))
                            .filter(Files::isDirectory)
                            .ifPresentOrElse(
                                    // A link behind a link is followed no further.
                                    further -> unreadable.add(name),
                                    () -> link(name, leads.getOrDefault(inside(folder, file), file)));
                }
            }
        });
    }

    /** A file that was read and says nothing says nothing elsewhere either. */
    private void link(String link, Path file) {
        String target = inside(folder, file);
        if (files.containsKey(target)) {
            links.put(link, target);
        } else if (!read.contains(target)) {
            unreadable.add(link);
        }
    }

    /** What is no code that can be read, such as a chart of another template language, counts as text; broken code may name anything. */
    private void addCode(Path file, String name) {
        byte[] bytes;
        try {
            bytes = InputFile.read(file.toString());
        } catch (InvalidInputException e) {
            unreadable.add(name);
            return;
        }
        try {
            CodeFile.inFolder(name, bytes)
                    .ifPresentOrElse(code -> files.put(name, code.facts()), () -> texts.add(file));
        } catch (InvalidInputException e) {
            if (CodeFiles.isSurelyCode(name, new String(bytes, StandardCharsets.UTF_8))) {
                unreadable.add(name);
            } else {
                texts.add(file);
            }
        }
    }

    /** Files that are no code count where they may name a managed policy, or a file that is a policy, if there is one. */
    private void addTexts() {
        Set<String> ends = new TreeSet<>();
        if (files.values().stream().anyMatch(CodeFacts::areOfDocument)) {
            ends.addAll(ENDS);
            Stream.concat(files.keySet().stream(), leads.keySet().stream())
                    .map(name -> name.substring(Math.max(0, name.lastIndexOf('.'))))
                    .filter(end -> ENDS.contains(end.toLowerCase(Locale.ROOT)))
                    .forEach(ends::add);
        }
        TextMarks marks = new TextMarks(Set.of(MARK), ends);
        texts.forEach(file -> addText(file, inside(folder, file), marks));
    }

    private void addText(Path file, String name, TextMarks marks) {
        try {
            if (COUNTING.matcher(name).matches() || marks.areIn(file)) {
                byte[] bytes = InputFile.read(file.toString(), MOST_BYTES);
                files.put(
                        name,
                        bytes.length > MOST_BYTES
                                ? CodeFacts.ofLongText(name)
                                : CodeFacts.ofText(new SourceText(name, new String(bytes, StandardCharsets.UTF_8))));
            } else {
                read.add(name);
            }
        } catch (IOException | InvalidInputException e) {
            unreadable.add(name);
        }
    }
}
