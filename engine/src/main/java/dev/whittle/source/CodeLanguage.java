package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyText;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import dev.whittle.source.hcl.HclReader;
import dev.whittle.source.yaml.Intrinsics;
import dev.whittle.source.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language that infrastructure is written in: where policies stand in a file of it, and how they are edited there. */
enum CodeLanguage {
    /** The native syntax of Terraform's files. */
    HCL {
        @Override
        List<Found> sites(SourceText file, Problems problems) {
            return HclReader.read(file, problems)
                    .map(body -> TerraformSites.of(body, file.text()))
                    .orElse(List.of());
        }

        @Override
        List<TextEdit> edits(Policy policy, List<StatementEdit> edits) {
            return new HclWriter(policy.source().text()).edits(policy, edits);
        }

        @Override
        List<Span> regions(Policy policy, Statement statement) {
            return new HclWriter(policy.source().text()).regions(statement.actions(), statement);
        }
    },
    /** Templates in YAML. */
    YAML {
        @Override
        List<Found> sites(SourceText file, Problems problems) {
            List<Found> found = new ArrayList<>();
            YamlReader.readAll(file, problems).ifPresent(documents -> {
                for (int i = 0; i < documents.size(); i++) {
                    String before = documents.size() == 1 ? "" : "#" + i + "/";
                    TemplateSites.of(documents.get(i)).forEach(each -> found.add(each.at(before + each.address())));
                }
            });
            return found;
        }

        @Override
        List<TextEdit> edits(Policy policy, List<StatementEdit> edits) {
            return new YamlWriter(policy.source().text()).edits(policy, edits);
        }

        @Override
        List<Span> regions(Policy policy, Statement statement) {
            return new YamlWriter(policy.source().text()).regions(statement.actions(), statement);
        }
    },
    /** Templates in JSON. */
    JSON {
        @Override
        List<Found> sites(SourceText file, Problems problems) {
            return JsonReader.readOne(file, problems)
                    .map(root -> TemplateSites.of(Intrinsics.in(root, file)))
                    .orElse(List.of());
        }

        @Override
        List<TextEdit> edits(Policy policy, List<StatementEdit> edits) {
            return PolicyText.edits(policy, edits);
        }

        @Override
        List<Span> regions(Policy policy, Statement statement) {
            return List.of(statement.actions().span());
        }
    };

    /** What in a JSON or YAML text tells that it is a template, and no policy or answer of AWS. */
    private static final List<String> MARKS = List.of("Resources", "provider", "functions", "resources");

    /** The policies of a file, in order. */
    abstract List<Found> sites(SourceText file, Problems problems);

    /** Edits of a policy's statements as edits of its file. */
    abstract List<TextEdit> edits(Policy policy, List<StatementEdit> edits);

    /** What belongs to a statement's list, and may differ after it was edited: stretches in order and apart from each other. */
    abstract List<Span> regions(Policy policy, Statement statement);

    /**
     * The language of a file: nothing where it is a policy's document, or an answer of AWS.
     *
     * @param name the file's name, whose end may tell
     */
    static Optional<CodeLanguage> of(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".tf") || lower.endsWith(".tofu")) {
            return Optional.of(HCL);
        }
        String start = text.stripLeading();
        if (start.startsWith("{")) {
            return isTemplate(name, text) ? Optional.of(JSON) : Optional.empty();
        }
        boolean isNamedSo = lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".template");
        return isNamedSo && !start.startsWith("%") && !start.startsWith("[") ? Optional.of(YAML) : Optional.empty();
    }

    private static boolean isTemplate(String name, String text) {
        if (!text.contains("\"Resources\"") && !text.contains("\"provider\"") && !text.contains("\"functions\"")) {
            return false;
        }
        return JsonReader.readOne(new SourceText(name, text), new Problems(name, text, Limits.CODE))
                .flatMap(Json::asObject)
                .filter(root -> MARKS.stream().anyMatch(mark -> root.get(mark).isPresent()))
                .isPresent();
    }
}
