package dev.whittle.compare;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.PolicyReader;
import dev.whittle.request.Documents;
import dev.whittle.request.RequestPolicy;
import dev.whittle.request.RequestReader;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Some documents of one question, as both the prover and the plain evaluator read them.
 *
 * @param documents all of them
 * @param trees as the evaluator reads them
 * @param policies as the prover does
 */
record Asked(Documents documents, List<Json> trees, List<RequestPolicy> policies) {
    static final Catalog CATALOG = Catalogs.bundled(LocalDate.of(2026, 9, 26));

    private static final Duration LONG = Duration.ofSeconds(20);

    /** Fails where a document is none that the strict reader of policies accepts, or its statements are of different kinds. */
    static Asked of(List<String> texts) {
        List<SourceText> sources = new ArrayList<>();
        List<Json> trees = new ArrayList<>();
        for (String text : texts) {
            SourceText source = new SourceText("p" + sources.size(), text);
            PolicyReader.read(source);
            sources.add(source);
            trees.add(JsonReader.readOne(source, new Problems(source.name(), text, Limits.DEFAULT))
                    .orElseThrow());
        }
        Documents documents = Documents.of(trees, Vocabularies.of(CATALOG));
        List<RequestPolicy> policies = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            policies.add(RequestReader.read(sources.get(i), trees.get(i), "", documents, RequestReader.Role.POLICY));
        }
        return new Asked(documents, trees, policies);
    }

    static Asked of(String one, String other) {
        return of(List.of(one, other));
    }

    /** The first document against the second. */
    Comparison compared() {
        return compared(Side.of(policies.get(0)), Side.of(policies.get(1)));
    }

    Comparison compared(Side one, Side other) {
        return Comparison.of(one, other, documents, CATALOG, LONG);
    }
}
