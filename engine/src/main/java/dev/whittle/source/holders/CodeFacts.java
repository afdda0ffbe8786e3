package dev.whittle.source.holders;

import dev.whittle.json.Json;
import dev.whittle.json.SourceText;
import dev.whittle.source.hcl.HclBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file of code says of who holds policies: the blocks that matter, what they name, and every other place that names one of them.
 * It is small beside the file, so that those of a whole tree are kept.
 */
public final class CodeFacts {
    private final Facts facts;
    private final List<String> sites;

    private CodeFacts(Facts facts, List<String> sites) {
        this.facts = facts;
        this.sites = List.copyOf(sites);
    }

    /**
     * Of a file of Terraform's.
     *
     * @param sites the addresses of the policies in it
     */
    public static CodeFacts ofTerraform(HclBody body, SourceText text, List<String> sites) {
        return new CodeFacts(TerraformFacts.of(body, text), sites);
    }

    /**
     * Of a template.
     *
     * @param documents its documents
     * @param sites the addresses of the policies in it
     */
    public static CodeFacts ofTemplate(List<Json> documents, SourceText text, List<String> sites) {
        return new CodeFacts(TemplateFacts.of(documents, text), sites);
    }

    /** Of any other text, which may name managed policies: they are looked for in all of it. */
    public static CodeFacts ofText(SourceText text) {
        List<Mention> mentions = new ArrayList<>();
        int number = 0;
        for (String line : text.text().lines().toList()) {
            number++;
            mentions.addAll(Mention.in(line, text.name() + ":" + number));
        }
        return new CodeFacts(
                new Facts(List.of(), List.of(), List.of(), mentions, Optional.empty(), Optional.empty(), List.of()),
                List.of());
    }

    Facts facts() {
        return facts;
    }

    List<String> sites() {
        return sites;
    }

    /** How the folder of a file of Terraform's is used; nothing of a template. */
    Optional<Deployment> deployment() {
        return facts.deployment();
    }
}
