package dev.whittle.bench.compare;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.compare.Comparison;
import dev.whittle.compare.Inclusion;
import dev.whittle.compare.Side;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.request.Documents;
import dev.whittle.request.RequestPolicy;
import dev.whittle.request.RequestReader;
import java.time.Duration;
import java.util.List;

/** Two policies that are compared, read as whole requests. */
record Asked(RequestPolicy a, RequestPolicy b, Documents documents) {
    private static final Catalog CATALOG = Catalogs.newest();

    static Asked of(String a, String b) {
        SourceText one = new SourceText("a", a);
        SourceText other = new SourceText("b", b);
        Documents documents = Documents.of(List.of(tree(one), tree(other)), Vocabularies.of(CATALOG));
        return new Asked(read(one, documents), read(other, documents), documents);
    }

    static Json tree(SourceText source) {
        Problems problems = new Problems(source.name(), source.text(), Limits.DEFAULT);
        Json tree = JsonReader.readOne(source, problems).orElseThrow();
        problems.refuseIfAny();
        return tree;
    }

    private static RequestPolicy read(SourceText source, Documents documents) {
        return RequestReader.read(source, tree(source), "", documents, RequestReader.Role.POLICY);
    }

    Comparison compare(Duration timeout) {
        return Comparison.of(Side.of(a), Side.of(b), documents, CATALOG, timeout);
    }

    /** Whether the first allows nothing that the second does not. */
    Inclusion inside(Duration timeout) {
        return Comparison.inclusion(Side.of(a), Side.of(b), documents, CATALOG, timeout);
    }
}
