package dev.whittle.cli;

import dev.whittle.files.InputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Limits;
import dev.whittle.json.Places;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.source.CodeFile;
import dev.whittle.source.hcl.HclBlock;
import dev.whittle.source.hcl.HclBody;
import dev.whittle.source.hcl.HclReader;
import dev.whittle.source.hcl.TerraformJson;
import dev.whittle.source.holders.PlanOrigins.Origin;
import dev.whittle.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The code that a plan was made of: where its blocks stand. It is read for that alone. */
final class SourceFolder {
    private static final String JSON = ".json";
    private static final Pattern FILE = Pattern.compile("(?s).*\\.(tf|tofu)(\\.json)?");
    private static final Pattern OVERRIDE = Pattern.compile("(.*_)?override\\.[a-z]+(\\.json)?");

    private final Path root;

    /** By folders, and in them by addresses: file and line. */
    private final Map<String, Map<String, String>> blocks = new HashMap<>();

    /** @param root the folder of the root module, as named */
    SourceFolder(String root) {
        this.root = InputFile.path(root);
    }

    /**
     * Where a block stands, with its address; nothing where the code has none.
     *
     * @throws InvalidInputException where a Terraform file of its folder can't be read
     */
    Optional<String> place(Origin origin) {
        return Optional.ofNullable(
                        blocks.computeIfAbsent(origin.folder(), this::read).get(origin.address()))
                .map(place -> place + " " + origin.address());
    }

    private Map<String, String> read(String folder) {
        Path path = root.resolve(folder).normalize();
        Map<String, String> found = new HashMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(path)) {
            files = all.filter(file -> FILE.matcher(file.toString()).matches())
                    // What an override file changes stands elsewhere.
                    .sorted(Comparator.comparing(SourceFolder::isOverride).thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new InvalidInputException(path.toString(), "the folder can't be read: " + Reason.of(e));
        }
        files.forEach(file -> add(file, found));
        return found;
    }

    private static boolean isOverride(Path file) {
        return OVERRIDE.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static void add(Path file, Map<String, String> found) {
        String name = file.toString();
        SourceText text =
                CodeFile.read(name, InputFile.read(name)).orElseThrow().text();
        Problems problems = new Problems(name, text.text(), Limits.CODE);
        Optional<HclBody> body = name.endsWith(JSON)
                ? TerraformJson.read(text, problems).map(TerraformJson::body)
                : HclReader.read(text, problems);
        problems.refuseIfAny();
        Places places = new Places(text.text());
        for (HclBlock block : body.orElseThrow().blocks()) {
            String labels = String.join(".", block.labels());
            found.putIfAbsent(
                    block.type().equals("resource") ? labels : block.type() + "." + labels,
                    name + ":" + places.at(block.span().start()).line());
        }
    }
}
