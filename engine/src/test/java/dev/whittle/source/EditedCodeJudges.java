package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.JsonWriter;
import dev.whittle.policy.ActionElement;
import dev.whittle.policy.ActionList;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import dev.whittle.source.MadeCode.Made;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Others than Whittle read every file that it edited as they read the one before, but for the lists that were meant: HashiCorp's own
 * parser of Terraform's files, PyYAML, a validator by CloudFormation's resource specification, and {@code terraform fmt}. Run by the profile {@code judges}; the README has the command.
 *
 * <p>The parser is the npm package {@code @cdktf/hcl2json} (MPL-2.0), the same release as in {@link
 * dev.whittle.source.hcl.HclVerdictTest}, Go compiled to WebAssembly; the validator is {@code cfn-lint} (MIT). {@code npm ci} installs
 * both in {@code target/judges}, where the lock beside the scripts names their bytes; nothing of them is part of Whittle. Needs {@code node} and {@code npm}, and Python 3 with PyYAML (Debian's {@code python3-yaml}).
 */
class EditedCodeJudges {
    private static final Path FOLDER = Path.of("target", "judges");
    private static final int FILES = 1_000;

    /** Of those for the validator, which takes 0.1 s for each. */
    private static final int VALIDATED = 200;

    @BeforeEach
    void copyScripts() throws IOException {
        Files.createDirectories(FOLDER);
        for (String name : List.of("package.json", "package-lock.json", "hcl.mjs", "cfn.mjs", "template.py")) {
            try (InputStream script =
                    Objects.requireNonNull(EditedCodeJudges.class.getResourceAsStream("judges/" + name), name)) {
                Files.copy(script, FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void hashiCorpsParser_readsEditedTerraformAsMeant() throws IOException, InterruptedException {
        installJudges();
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            Random random = new Random(7919L * i);
            MadeCode made = MadeTerraform.of(random, false);
            for (String site : EditedCode.sites(made)) {
                EditedCode edited = edited(made, site, random);
                if (site.startsWith("data.")) {
                    cases.add(line(made.text(), edited.text(), changes(edited)));
                } else {
                    String document = document(edited.text(), site);
                    cases.add(line(made.text(), edited.text(), List.of(argument(site, document))));
                    cases.add(line(
                            "document = " + document(made.text(), site) + "\n",
                            "document = " + document + "\n",
                            changes(edited)));
                }
            }
        }
        mustJudge(cases, "node", "hcl.mjs");
    }

    @Test
    void pyYaml_readsEditedTemplatesAsMeant() throws IOException, InterruptedException {
        mustRun("install Debian's package python3-yaml", "python3", "-c", "import yaml");
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            Random random = new Random(7919L * i);
            MadeCode made = MadeTemplate.of(random);
            for (String site : EditedCode.sites(made)) {
                EditedCode edited = edited(made, site, random);
                cases.add(line(made.text(), edited.text(), changes(edited)));
            }
        }
        mustJudge(cases, "python3", "template.py");
    }

    @Test
    void resourceSpecification_findsNothingElseInEditedTemplates() throws IOException, InterruptedException {
        installJudges();
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < VALIDATED; i++) {
            Random random = new Random(7919L * i);
            MadeCode made = MadeTemplate.of(random);
            for (String site : EditedCode.sites(made)) {
                EditedCode edited = edited(made, site, random);
                // This reader takes no byte order mark.
                cases.add(line(made.text().replace("\uFEFF", ""), edited.text().replace("\uFEFF", ""), List.of()));
            }
        }
        mustJudge(cases, "node", "cfn.mjs");
    }

    private static void installJudges() throws IOException, InterruptedException {
        mustRun("install Node.js 18 or later", "node", "--version");
        mustRun("install npm", "npm", "--version");
        mustRun(
                "npm has to reach a registry, or to have the packages in its cache",
                "npm",
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--prefer-offline");
    }

    /** A formatted file stays formatted, but for blanks before comments: these are aligned over lines that an edit leaves as they are. */
    @Test
    void terraformFmt_leavesEditedFilesAsTheyAre() throws IOException, InterruptedException {
        if (run(List.of("terraform", "version")).filter(Ran::isFine).isEmpty()) {
            System.out.println(
                    "SKIPPED: no `terraform` is on the PATH, so that nobody says whether edited files stay formatted");
            return;
        }
        Path originals = emptied("originals");
        for (int i = 0; i < FILES; i++) {
            String text = MadeTerraform.of(new Random(7919L * i), true).text();
            Files.writeString(originals.resolve(i + ".tf"), text.replace("\uFEFF", ""));
        }
        mustRun("terraform has to read what was made", "terraform", "fmt", "originals");
        Path results = emptied("results");
        List<String> edited = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            edited.add(formatted(Files.readString(originals.resolve(i + ".tf")), new Random(7919L * i)));
            Files.writeString(results.resolve(i + ".tf"), edited.get(i));
        }
        mustRun("terraform has to read what was edited", "terraform", "fmt", "results");
        List<String> wrong = new ArrayList<>();
        int same = 0;
        for (int i = 0; i < FILES; i++) {
            String formatted = Files.readString(results.resolve(i + ".tf"));
            same += formatted.equals(edited.get(i)) ? 1 : 0;
            if (!withoutAlignment(formatted).equals(withoutAlignment(edited.get(i)))) {
                wrong.add(edited.get(i) + "\nis formatted as\n" + formatted);
            }
        }
        System.out.printf("%d of %d edited files are formatted, comments included%n", same, FILES);
        assertEquals(List.of(), wrong);
    }

    private static EditedCode edited(MadeCode made, String site, Random random) {
        List<Made> statements = EditedCode.statements(made, site);
        return EditedCode.of(made, statements, EditedCode.any(statements, random));
    }

    /** A formatted file after edits of its first policy. */
    private static String formatted(String text, Random random) {
        List<Made> all = EditedCode.read("main.tf", text).sites().stream()
                .flatMap(site -> site.readPolicy().statements().stream().map(each -> made(each, site.address())))
                .toList();
        MadeCode made = new MadeCode("main.tf", text, all);
        return all.isEmpty() ? text : edited(made, all.get(0).site(), random).text();
    }

    private static Made made(Statement statement, String address) {
        ActionList list = statement.actions();
        return new Made(
                address,
                statement.effect().text(),
                list.element() == ActionElement.NOT_ACTION,
                list.isBare(),
                list.patterns().stream().map(Pattern::text).toList(),
                list.span(),
                list.entries().stream().map(ActionList.Entry::span).toList(),
                statement.span(),
                List.of(),
                List.of());
    }

    private static String withoutAlignment(String text) {
        return text.replaceAll("[ \\t]+(#|//)", " $1");
    }

    /** The document of a call of jsonencode, which the parser shows as JSON where it is the value of an argument. */
    private static String document(String text, String site) {
        return EditedCode.read("main.tf", text)
                .site(site)
                .orElseThrow()
                .document()
                .span()
                .of(text);
    }

    /** The argument with the call, which the parser shows as it is written. */
    private static String argument(String site, String document) {
        String[] names = site.split("\\.", -1);
        return change(
                List.of("resource", names[0], names[1], 0, names[2]),
                Optional.of(JsonWriter.quoted("${jsonencode(" + document + ")}")));
    }

    /** What should stand at which places afterwards. */
    private static List<String> changes(EditedCode edited) {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < edited.edits().size(); i++) {
            Made statement = edited.statements().get(i);
            StatementEdit edit = edited.edits().get(i);
            Optional<List<String>> patterns = EditedCode.patterns(statement, edit);
            List<Object> path = new ArrayList<>(statement.home());
            patterns.ifPresent(kept -> path.addAll(statement.within()));
            changes.add(change(path, patterns.map(kept -> shown(kept, statement))));
        }
        return changes;
    }

    private static String change(List<Object> path, Optional<String> value) {
        String steps = path.stream()
                .map(step -> step instanceof String name ? JsonWriter.quoted(name) : step.toString())
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"path\":" + steps + value.map(json -> ",\"value\":" + json).orElse("") + "}";
    }

    private static String shown(List<String> patterns, Made statement) {
        return patterns.size() == 1 && statement.isBare()
                ? JsonWriter.quoted(patterns.get(0))
                : patterns.stream().map(JsonWriter::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    private static String line(String before, String after, List<String> changes) {
        return "{\"before\":" + JsonWriter.quoted(before) + ",\"after\":" + JsonWriter.quoted(after) + ",\"changes\":["
                + String.join(",", changes) + "]}";
    }

    private static void mustJudge(List<String> cases, String program, String script)
            throws IOException, InterruptedException {
        Path file = FOLDER.resolve(script + ".jsonl");
        Files.write(file, cases);
        Ran ran = run(List.of(program, script, file.getFileName().toString())).orElseThrow();
        assertTrue(ran.isFine(), ran.out());
        System.out.println(program + " " + script + ": "
                + ran.out().substring(0, Math.min(4_000, ran.out().length())));
        assertEquals(cases.size() + " judged, 0 wrong\n", ran.out());
    }

    private static Path emptied(String name) throws IOException {
        Path folder = Files.createDirectories(FOLDER.resolve(name));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        return folder;
    }

    /** What a program said, on both of its streams. */
    private record Ran(boolean isFine, String out) {}

    private static void mustRun(String remedy, String... command) throws IOException, InterruptedException {
        Optional<Ran> ran = run(List.of(command));
        assertTrue(
                ran.filter(Ran::isFine).isPresent(),
                "`" + String.join(" ", command) + "` does not run: " + remedy
                        + ran.map(each -> "\n" + each.out()).orElse(""));
    }

    /** Nothing where there is no such program. */
    private static Optional<Ran> run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(FOLDER, "out", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            boolean isOver = process.waitFor(10, TimeUnit.MINUTES);
            process.destroyForcibly();
            return Optional.of(new Ran(isOver && process.exitValue() == 0, Files.readString(out)));
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            Files.delete(out);
        }
    }
}
