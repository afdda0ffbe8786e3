package dev.whittle.request;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a document is not understood at the level of requests, by name: a statement at a time, so that the others can still be
 * asked, or the document as a whole.
 */
public final class Refusals {
    private final String version;
    private final Map<String, Json> statements;
    private final Map<String, List<Refusal>> ofStatements = new LinkedHashMap<>();
    private final List<Refusal> ofDocument = new ArrayList<>();
    private final Map<String, OpenFact> facts = new HashMap<>();

    private Refusals(String version, Map<String, Json> statements) {
        this.version = version;
        this.statements = statements;
    }

    /**
     * What of a document is not understood. Linear in its size.
     *
     * @param document as {@link dev.whittle.policy.PolicyReader} accepts it
     * @param documents all documents of the question
     */
    public static Refusals of(Json document, Documents documents) {
        Map<String, Json> statements = new LinkedHashMap<>();
        Json list = document.get("Statement").orElseThrow();
        list.asArray()
                .ifPresentOrElse(
                        array ->
                                array.forEach("/Statement", (statement, pointer) -> statements.put(pointer, statement)),
                        () -> statements.put("/Statement", list));
        Refusals refusals = new Refusals(document.text("Version").orElse(OpenFact.FIRST_VERSION), statements);
        refusals.addOfDocument(document);
        statements.forEach((pointer, statement) -> {
            StatementReader reader = new StatementReader(documents, refusals.version, refusals.areOfResource());
            refusals.ofStatements.put(pointer, reader.read(statement, pointer));
        });
        return refusals;
    }

    private void addOfDocument(Json document) {
        List<String> without = statements.entrySet().stream()
                .filter(statement -> !namesPrincipals(statement.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!without.isEmpty() && without.size() < statements.size()) {
            ofDocument.add(
                    new Refusal(
                            document,
                            "",
                            "some statements name principals and some, such as " + without.get(0)
                                    + ", do not; a resource's policy has a Principal in each statement, an identity's in none"));
        }
    }

    private static boolean namesPrincipals(Json statement) {
        return statement.get("Principal").isPresent()
                || statement.get("NotPrincipal").isPresent();
    }

    /** Whether the document is a resource's, so that a statement of it names principals. */
    public boolean areOfResource() {
        return statements.values().stream().anyMatch(Refusals::namesPrincipals);
    }

    /** The Version that the document is written in, given or not. */
    public String version() {
        return version;
    }

    /** The statements by their JSON pointers, in order. */
    public Map<String, Json> statements() {
        return Collections.unmodifiableMap(statements);
    }

    /** Whether a statement is not understood. */
    public boolean areOf(String pointer) {
        return !ofStatements.getOrDefault(pointer, List.of()).isEmpty();
    }

    /** What stands for whether a statement applies that is not understood. */
    OpenFact fact(String pointer, Json statement) {
        return facts.computeIfAbsent(pointer, each -> OpenFact.statement(statement, version));
    }

    /** What speaks against the document as a whole. */
    public List<Refusal> ofDocument() {
        return List.copyOf(ofDocument);
    }

    /** The pointers of the statements that are not understood. */
    public Set<String> pointers() {
        Map<String, List<Refusal>> refused = new LinkedHashMap<>(ofStatements);
        refused.values().removeIf(List::isEmpty);
        return refused.keySet();
    }

    /**
     * Hands everything on as problems of the document's text.
     *
     * @param pointer JSON pointer to the document in that text
     */
    public void addTo(Problems problems, String pointer) {
        Stream.concat(ofDocument.stream(), ofStatements.values().stream().flatMap(List::stream))
                .forEach(refusal -> problems.add(refusal.value(), pointer + refusal.pointer(), refusal.message()));
    }
}
