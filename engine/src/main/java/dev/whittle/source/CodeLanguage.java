package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.policy.Dialect;
import dev.whittle.source.hcl.HclReader;
import dev.whittle.source.hcl.HclTemplate;
import dev.whittle.source.hcl.TerraformJson;
import dev.whittle.source.holders.CodeFacts;
import dev.whittle.source.yaml.Intrinsics;
import dev.whittle.source.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language that infrastructure is written in: where policies stand in a file of it. */
enum CodeLanguage {
    /** The native syntax of Terraform's files. */
    HCL {
        @Override
        List<Found> sites(SourceText file, Problems problems) {
            return HclReader.read(file, problems)
                    .map(body -> TerraformSites.of(body, file))
                    .orElse(List.of());
        }

        @Override
        boolean allowsMark() {
            return true;
        }

        @Override
        CodeFacts facts(SourceText file, List<String> sites) {
            return HclReader.read(file, problems(file))
                    .map(body -> CodeFacts.ofTerraform(body, file, sites))
                    .orElseThrow();
        }
    },
    /** The JSON syntax of Terraform's files. */
    TERRAFORM_JSON {
        @Override
        List<Found> sites(SourceText file, Problems problems) {
            return TerraformJson.read(file, problems)
                    .map(json -> TerraformJsonSites.of(json, file))
                    .orElse(List.of());
        }

        @Override
        CodeFacts facts(SourceText file, List<String> sites) {
            TerraformJson json = TerraformJson.read(file, problems(file)).orElseThrow();
            return CodeFacts.ofTerraform(json.body(), file, sites);
        }
    },
    /** Templates and manifests in YAML. */
    YAML {
        @Override
        List<Found> sites(SourceText file, Problems problems) {
            List<Found> found = new ArrayList<>();
            YamlReader.readAll(file, problems).ifPresent(documents -> {
                for (int i = 0; i < documents.size(); i++) {
                    boolean isNamed = documents.size() == 1 || TemplateSites.isNamed(documents.get(i));
                    String before = isNamed ? "" : "#" + i + "/";
                    TemplateSites.of(documents.get(i), file, Writing.YAML)
                            .forEach(each -> found.add(each.at(before + each.address())));
                }
            });
            return Found.distinct(found);
        }

        @Override
        boolean allowsMark() {
            return true;
        }

        @Override
        CodeFacts facts(SourceText file, List<String> sites) {
            return CodeFacts.ofTemplate(YamlReader.readAll(file, problems(file)).orElseThrow(), file, sites);
        }
    },
    /** Templates in JSON. */
    JSON {
        @Override
        List<Found> sites(SourceText file, Problems problems) {
            return JsonReader.readOne(file, problems)
                    .map(root -> TemplateSites.of(Intrinsics.in(root, file), file, Writing.JSON))
                    .orElse(List.of());
        }

        @Override
        CodeFacts facts(SourceText file, List<String> sites) {
            Json root = JsonReader.readOne(file, problems(file)).orElseThrow();
            return CodeFacts.ofTemplate(List.of(Intrinsics.in(root, file)), file, sites);
        }
    },
    /** Files into which Terraform fills values, where they are a policy's document as a whole. */
    TEMPLATE {
        @Override
        List<Found> sites(SourceText file, Problems problems) {
            return HclTemplate.file(file, problems)
                    .flatMap(template -> new TerraformTexts(file).file(template, WHOLE))
                    .stream()
                    .toList();
        }

        @Override
        CodeFacts facts(SourceText file, List<String> sites) {
            return CodeFacts.ofDocument(file, sites, true);
        }

        @Override
        boolean isDocument() {
            return true;
        }
    },
    /** Policies' documents of their own, of which nothing is open: what looks like a hole is the policy's. */
    DOCUMENT {
        @Override
        List<Found> sites(SourceText file, Problems problems) {
            Problems own = problems(file);
            return JsonReader.readOne(file, own)
                    .map(root -> PolicyShape.isDocument(root)
                            ? List.of(Found.of(WHOLE, SiteKind.UNKNOWN, root, Writing.JSON))
                            : List.<Found>of())
                    .orElseGet(() -> List.of(Found.refused(WHOLE, SiteKind.UNKNOWN, all(file), own.all())));
        }

        @Override
        CodeFacts facts(SourceText file, List<String> sites) {
            return CodeFacts.ofDocument(file, sites, false);
        }

        @Override
        boolean isDocument() {
            return true;
        }

        @Override
        Dialect dialect() {
            return Dialect.DOCUMENT;
        }
    };

    /** The address of a policy that is all of its file. */
    private static final String WHOLE = ".";

    /** What in a JSON or YAML text tells that it is a template, and no policy or answer of AWS. */
    private static final List<String> MARKS = List.of("Resources", "provider", "functions", "resources");

    /** The name of files that say which folder is taken as a module, in the syntax of Terraform's. */
    private static final String TERRAGRUNT = "terragrunt.hcl";

    /** The policies of a file, in order. */
    abstract List<Found> sites(SourceText file, Problems problems);

    /** Whether a byte order mark may start a file. */
    boolean allowsMark() {
        return false;
    }

    /** Whether a file of it is nothing but a policy, so that others tell what takes it. */
    boolean isDocument() {
        return false;
    }

    /** What a policy may leave open in it. */
    Dialect dialect() {
        return Dialect.CODE;
    }

    /**
     * What a file says of who holds policies.
     *
     * @param file one that was read before, so that it can be
     * @param sites the addresses of its policies
     */
    abstract CodeFacts facts(SourceText file, List<String> sites);

    private static Problems problems(SourceText file) {
        return new Problems(file.name(), file.text(), Limits.CODE);
    }

    /**
     * The language of a file: nothing where it is a policy's document, or an answer of AWS.
     *
     * @param name the file's name, whose end may tell
     */
    static Optional<CodeLanguage> of(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".tf.json") || lower.endsWith(".tofu.json")) {
            return Optional.of(TERRAFORM_JSON);
        }
        if (lower.endsWith(".tf") || lower.endsWith(".tofu") || lower.endsWith(TERRAGRUNT)) {
            return Optional.of(HCL);
        }
        String start = text.stripLeading();
        if (lower.endsWith(".tpl") || lower.endsWith(".tftpl")) {
            return isTemplate(name, text)
                    ? Optional.of(JSON)
                    : Optional.of(TEMPLATE).filter(each -> isPolicy(text));
        }
        if (start.startsWith("{")) {
            return isTemplate(name, text) ? Optional.of(JSON) : Optional.empty();
        }
        boolean isNamedSo = lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".template");
        return isNamedSo && !start.startsWith("%") && !start.startsWith("[") ? Optional.of(YAML) : Optional.empty();
    }

    /**
     * That of a file of a folder, where policies' documents count too, since other files may take them. An answer of AWS has none.
     *
     * @param name the file's name, whose end tells
     */
    static Optional<CodeLanguage> inFolder(String name, String text) {
        boolean mayBeDocument = name.toLowerCase(Locale.ROOT).endsWith(".json") && PolicyShape.mayBeAllOf(text);
        return of(name, text).or(() -> Optional.of(DOCUMENT).filter(each -> mayBeDocument));
    }

    private static Json all(SourceText file) {
        return new Json.Str(
                "", new Span(Math.max(0, file.text().indexOf('{')), file.text().length()));
    }

    /** Two braces start what other template languages fill in. */
    private static boolean isPolicy(String text) {
        return PolicyShape.isLikelyIn(text) && !text.stripLeading().startsWith("{{");
    }

    private static boolean isTemplate(String name, String text) {
        if (!text.contains("\"Resources\"") && !text.contains("\"provider\"") && !text.contains("\"functions\"")) {
            return false;
        }
        return JsonReader.readOne(new SourceText(name, text), problems(new SourceText(name, text)))
                .flatMap(Json::asObject)
                .filter(root -> MARKS.stream().anyMatch(mark -> root.get(mark).isPresent()))
                .isPresent();
    }
}
