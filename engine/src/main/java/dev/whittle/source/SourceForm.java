package dev.whittle.source;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.source.hcl.HclBody;
import dev.whittle.source.hcl.HclReader;
import dev.whittle.source.hcl.TerraformJson;
import dev.whittle.source.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/** What a file is that holds policies, where the user says so and not its name and shape. */
public enum SourceForm {
    /** Of Terraform, in either syntax. */
    TERRAFORM("terraform", "file of Terraform", "blocks, such as `resource` and `data`") {
        @Override
        Optional<CodeLanguage> language(String text) {
            return Optional.of(startsJson(text) ? CodeLanguage.TERRAFORM_JSON : CodeLanguage.HCL);
        }

        @Override
        boolean isOne(SourceText file, Problems problems) {
            Optional<HclBody> body = startsJson(file.text())
                    ? TerraformJson.read(file, problems).map(TerraformJson::body)
                    : HclReader.read(file, problems);
            return body.filter(each -> !each.blocks().isEmpty()).isPresent();
        }
    },
    /** A template of CloudFormation or SAM. */
    CLOUDFORMATION("cloudformation", "template of CloudFormation", "`Resources`") {
        @Override
        boolean isOne(Json root) {
            return root.get(RESOURCES).isPresent();
        }
    },
    /** A file of the Serverless Framework. */
    SERVERLESS("serverless", "serverless file", "`provider`, and no `Resources`") {
        @Override
        boolean isOne(Json root) {
            return TemplateSites.isServerless(root);
        }
    },
    /** A manifest, or several. */
    KUBERNETES("kubernetes", "manifest of Kubernetes", "`apiVersion` and `kind`") {
        @Override
        boolean isOne(Json root) {
            return root.text("apiVersion").isPresent() && root.text("kind").isPresent();
        }
    },
    /** A plan or a state, as {@code terraform show -json} prints it. */
    PLAN("plan", "plan or state", "`format_version`, and `planned_values` or `values`") {
        @Override
        Optional<CodeLanguage> language(String text) {
            return Optional.empty();
        }
    },
    /** A policy's document, or an answer of AWS with one. */
    POLICY("policy", "policy", "`Statement`") {
        @Override
        Optional<CodeLanguage> language(String text) {
            return Optional.empty();
        }

        @Override
        boolean isOne(SourceText file, Problems problems) {
            return JsonReader.readOne(file, problems)
                    .filter(PolicyShape::isDocument)
                    .isPresent();
        }
    };

    private static final String RESOURCES = "Resources";

    private final String word;
    private final String called;
    private final String mark;

    SourceForm(String word, String called, String mark) {
        this.word = word;
        this.called = called;
        this.mark = mark;
    }

    /** Its word on the command line. */
    public String word() {
        return word;
    }

    /** The same, for where a command lists what it takes. */
    @Override
    public String toString() {
        return word;
    }

    private static boolean startsJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    /** The language of such a file; nothing where it is no code. */
    Optional<CodeLanguage> language(String text) {
        return Optional.of(startsJson(text) ? CodeLanguage.JSON : CodeLanguage.YAML);
    }

    /** Whether a file is such a one; there may be problems if it is none. */
    boolean isOne(SourceText file, Problems problems) {
        List<Json> documents = startsJson(file.text())
                ? JsonReader.readOne(file, problems).stream().toList()
                : YamlReader.readAll(file, problems).orElse(List.of());
        return documents.stream().anyMatch(this::isOne);
    }

    /** Whether a document is one of such a file. */
    boolean isOne(Json root) {
        return false;
    }

    /** Refuses what is none, with all that is wrong with it. */
    void check(SourceText file) {
        Problems problems = new Problems(file.name(), file.text(), Limits.CODE);
        boolean isOne = isOne(file, problems);
        problems.refuseIfAny();
        if (!isOne) {
            throw new InvalidInputException(file.name(), refusal());
        }
    }

    /** What is wrong with a file that is none. */
    String refusal() {
        return "this is no " + called + ", which has " + mark + "; name what it is with --source, or leave that out";
    }
}
