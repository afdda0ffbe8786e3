package dev.whittle.cli;

import dev.whittle.code.CodeFolderReader;
import dev.whittle.files.InputFile;
import dev.whittle.files.OutputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Limits;
import dev.whittle.json.Problem;
import dev.whittle.json.SourceText;
import dev.whittle.source.holders.CodeBase;
import dev.whittle.source.holders.CodeFolder;
import dev.whittle.source.holders.RoleNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the roles of the code are called, so that evidence that names roles finds the policies that they hold. */
@Grouped(OptionGroup.CODE)
final class HolderOptions {
    private static final int MOST_BYTES = 256 << 20;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description =
                    "lines ADDRESS ROLE, # comments: what a role of the code is called, or who holds a policy of it; in a folder"
                            + " PATH//ADDRESS; * in ROLE means all such roles of a state or stack; several add up")
    private List<String> maps = List.of();

    @Option(
            names = "--state",
            paramLabel = "[ROOT=]FILE",
            description = "what `terraform show -json` prints of a state or a plan of the folder ROOT; several add up")
    private List<String> states = List.of();

    @Option(
            names = "--stack",
            paramLabel = "[TEMPLATE=]FILE",
            description =
                    "what `aws cloudformation list-stack-resources` prints of a stack made of TEMPLATE; several add up")
    private List<String> stacks = List.of();

    @Option(
            names = "--write-map",
            paramLabel = "FILE",
            description = "write a map of all roles and users of the code there, to be completed and given with --map")
    private @Nullable String written;

    /** The options that are given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        if (!maps.isEmpty()) {
            given.add("--map");
        }
        if (!states.isEmpty()) {
            given.add("--state");
        }
        if (!stacks.isEmpty()) {
            given.add("--stack");
        }
        if (written != null) {
            given.add("--write-map");
        }
        return given;
    }

    /** The files that they read, as named. */
    List<String> files() {
        List<String> files = new ArrayList<>(maps);
        states.forEach(each -> files.add(Told.of(each).file()));
        stacks.forEach(each -> files.add(Told.of(each).file()));
        return files;
    }

    /** A file, and what part of the code it is about. */
    private record Told(Optional<String> path, String file) {
        /** What stands before an equals sign is the path, unless it is all the name of a file. */
        static Told of(String text) {
            int equals = text.indexOf('=');
            return equals < 1 || Files.exists(InputFile.path(text))
                    ? new Told(Optional.empty(), text)
                    : new Told(Optional.of(text.substring(0, equals)), text.substring(equals + 1));
        }

        String text() {
            return SourceText.decode(InputFile.title(file), InputFile.read(file, MOST_BYTES), Limits.IMPORT)
                    .text();
        }
    }

    /**
     * What a map calls the roles of a plan, which tells everything else itself.
     *
     * @param name the plan's file
     * @throws InvalidInputException where the map can't be read, or anything else is given
     */
    RoleNames ofPlan(String name) {
        List<String> others = new ArrayList<>(given());
        others.remove("--map");
        if (!others.isEmpty()) {
            throw new InvalidInputException(
                    InputFile.title(name),
                    String.join(" and ", others)
                            + " is for code; a plan or a state knows its roles itself, and takes --map alone");
        }
        RoleNames names = RoleNames.NONE;
        for (String map : maps) {
            names = names.withMap(InputFile.title(map), Told.of(map).text(), "");
        }
        return names;
    }

    /**
     * Who holds the policies of a folder.
     *
     * @param known roles that there are, over which a {@code *} in a map is expanded too
     * @param home the path that an address without one is in
     * @throws InvalidInputException where one of these files can't be read, or is about nothing that is there
     */
    CodeBase code(Console console, RoleNames known, Path folder, String home) {
        RoleNames names = known;
        for (String map : maps) {
            names = names.withMap(InputFile.title(map), Told.of(map).text(), home);
        }
        for (String state : states) {
            Told told = Told.of(state);
            names = names.withState(told.path(), InputFile.title(told.file()), told.text());
        }
        for (String stack : stacks) {
            Told told = Told.of(stack);
            names = names.withStack(told.path(), InputFile.title(told.file()), told.text());
        }
        CodeFolder read;
        try (RunBar bar = new RunBar(console, "holders", " files")) {
            read = CodeFolderReader.read(folder, bar);
        }
        CodeBase code = CodeBase.of(read, names);
        if (!code.unmet().isEmpty()) {
            throw new InvalidInputException(
                    "--map",
                    code.unmet().stream()
                            .map(line -> new Problem(line, "", Optional.empty()))
                            .toList());
        }
        Optional.ofNullable(written)
                .ifPresent(name -> OutputFile.of(name, files()).write(code.map()));
        code.notes().forEach(note -> console.tell("note       " + note));
        return code;
    }

    /** Whether a map is to be written. */
    boolean isWriting() {
        return written != null;
    }
}
