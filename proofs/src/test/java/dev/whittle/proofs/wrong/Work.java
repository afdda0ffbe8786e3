package dev.whittle.proofs.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One task for the wrong refiners: a policy of a kind that people have, and what of it was never used.
 *
 * @param isDenied what of the folded actions is not granted in the statement at hand
 */
record Work(String name, ObjectNode policy, List<Pattern> unused, KnownActions known, Predicate<String> isDenied) {
    static final CatalogTrie CATALOG = new CatalogTrie(Catalogs.newest());

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All tasks. */
    static List<Work> all() throws IOException {
        try (InputStream in = Objects.requireNonNull(Work.class.getResourceAsStream("tasks.json"))) {
            List<Work> tasks = new ArrayList<>();
            for (JsonNode task : JSON.readTree(in)) {
                List<Pattern> unused =
                        texts(task.get("unused")).stream().map(Pattern::of).toList();
                ObjectNode policy = (ObjectNode) task.get("policy");
                tasks.add(new Work(
                        task.get("name").asText(), policy, unused, known(policy, unused, CATALOG), action -> false));
            }
            return tasks;
        }
    }

    static KnownActions known(ObjectNode policy, List<Pattern> unused, CatalogTrie catalog) {
        return KnownActions.of(catalog, Evidence.ofUnused(unused), List.of(read(policy)));
    }

    static Policy read(ObjectNode policy) {
        return PolicyReader.read(new SourceText("candidate", policy.toString()));
    }

    Policy original() {
        return read(policy);
    }

    /** What a mistaken refiner may tear apart. */
    ObjectNode copy() {
        return policy.deepCopy();
    }

    /** The same where some folded actions are denied. */
    Work denying(Predicate<String> denied) {
        return new Work(name, policy, unused, known, denied);
    }

    /** The known actions that a pattern grants, as spelled, used ones or unused ones. */
    List<String> matches(Pattern pattern, boolean areUnused) {
        return known.services(pattern).stream()
                .flatMap(service -> actions(service, areUnused))
                .filter(action -> pattern.matches(Pattern.fold(action)))
                .filter(action -> !isDenied.test(Pattern.fold(action)))
                .toList();
    }

    private static Stream<String> actions(KnownService service, boolean areUnused) {
        return IntStream.range(0, service.trie().size())
                .filter(index -> service.isUnused(index) == areUnused)
                .mapToObj(service.trie()::spelled);
    }

    boolean isUnused(String action) {
        return known.isUnused(Pattern.fold(action));
    }

    static List<ObjectNode> statements(ObjectNode policy) {
        List<ObjectNode> statements = new ArrayList<>();
        policy.get("Statement").forEach(statement -> statements.add((ObjectNode) statement));
        return statements;
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    static ArrayNode list(List<String> texts) {
        ArrayNode list = JSON.createArrayNode();
        texts.forEach(list::add);
        return list;
    }
}
