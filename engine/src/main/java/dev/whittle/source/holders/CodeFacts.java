package dev.whittle.source.holders;

import dev.whittle.json.Json;
import dev.whittle.json.SourceText;
import dev.whittle.source.hcl.HclBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file of code says of who holds policies: the blocks that matter, what they name, and every other place that names one of them.
 * It is small beside the file, so that those of a whole tree are kept.
 */
public final class CodeFacts {
    /** What analyses leave behind: it names files, and gives them to nobody. */
    private static final Pattern RESULT = Pattern.compile("(?i).*\\.sarif");

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

    /**
     * Of a file that is nothing but a policy, if it is one.
     *
     * @param sites the policy's address, if it is one
     * @param isFilled whether values are filled into it
     */
    public static CodeFacts ofDocument(SourceText text, List<String> sites, boolean isFilled) {
        return ofText(text, sites, sites.stream().findFirst().map(site -> Facts.Document.of(text, isFilled)));
    }

    /** Of any other text, which may name managed policies, and files that are a policy: they are looked for in all of it. */
    public static CodeFacts ofText(SourceText text) {
        return ofText(text, List.of(), Optional.empty());
    }

    /** Of a text that is too long to be read, and so may name anything. */
    public static CodeFacts ofLongText(String name) {
        return new CodeFacts(
                Facts.ofText(
                        List.of(new Mention(Stem.ANY, true, name)),
                        List.of(new FileName("", true, name)),
                        Optional.empty()),
                List.of());
    }

    private static CodeFacts ofText(SourceText text, List<String> sites, Optional<Facts.Document> document) {
        List<Mention> mentions = new ArrayList<>();
        Map<String, FileName> files = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.text().lines().toList()) {
            number++;
            String where = text.name() + ":" + number;
            mentions.addAll(Mention.in(line, where));
            FileName.in(line, where).forEach(each -> files.putIfAbsent(each.text(), each));
        }
        document.filter(Facts.Document::isFilled)
                .flatMap(filled -> FileCall.in(text))
                .ifPresent(any -> files.put(any.text(), any));
        boolean isResult = RESULT.matcher(text.name()).matches();
        return new CodeFacts(
                Facts.ofText(mentions, isResult ? List.of() : List.copyOf(files.values()), document), sites);
    }

    Facts facts() {
        return facts;
    }

    /** Whether it is of a file that is nothing but a policy, which others may name. */
    public boolean areOfDocument() {
        return facts.document().isPresent();
    }

    List<String> sites() {
        return sites;
    }

    /** How the folder of a file of Terraform's is used; nothing of a template. */
    Optional<Deployment> deployment() {
        return facts.deployment();
    }
}
