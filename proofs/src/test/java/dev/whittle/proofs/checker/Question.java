package dev.whittle.proofs.checker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whittle.evidence.Evidence;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.Verdict;
import dev.whittle.verify.Verifier;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A policy with what of it is unused, put to the verifier and to the page alike.
 *
 * @param original the policy's text
 */
record Question(String name, String original, Evidence evidence, CatalogTrie catalog) {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<CatalogTrie, Set<String>> ACTIONS = new ConcurrentHashMap<>();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    Policy policy() {
        return read(original);
    }

    static Policy read(String text) {
        return PolicyReader.read(new SourceText("policy", text));
    }

    KnownActions known(List<Policy> policies) {
        return KnownActions.of(catalog, evidence, policies);
    }

    /** What Z3 says of a candidate. */
    Judgement judge(Policy candidate) {
        return Verifier.judge(policy(), candidate, known(List.of(policy(), candidate)), TIMEOUT);
    }

    /** Whether all of S and V1 to V4 is proved. */
    static boolean isProved(Judgement judgement) {
        return judgement.differences().isEmpty() && judgement.verdict() instanceof Verdict.Proved;
    }

    /** The catalog's actions, folded. */
    Set<String> actions() {
        return ACTIONS.computeIfAbsent(
                catalog,
                each -> each.catalog().services().stream()
                        .flatMap(service -> service.actions().stream()
                                .map(action -> Pattern.fold(service.prefix() + ":" + action.name())))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The task as the page reads it, with U and K by name. */
    String task(KnownActions known) {
        Set<String> unused = new HashSet<>();
        for (KnownService service : known.servicesWithUnused()) {
            for (int i = 0; i < service.trie().size(); i++) {
                if (service.isUnused(i)) {
                    unused.add(service.trie().spelled(i));
                }
            }
        }
        return "{\"id\":\"" + name + "\",\"policy\":" + onOneLine(original) + ",\"unused\":" + list(unused)
                + ",\"known\":" + list(Set.copyOf(known.unknownNames())) + "}";
    }

    private static String list(Set<String> names) {
        return names.stream().sorted().map(name -> '"' + name + '"').collect(Collectors.joining(",", "[", "]"));
    }

    /** A result that claims to be proved. */
    String result(String action, List<String> policies) {
        String start = "{\"id\":\"" + name + "\",\"verdict\":\"PROVED\",\"recommendedAction\":\"" + action + "\"";
        return start
                + policies.stream()
                        .map(policy -> ",\"policy\":" + onOneLine(policy))
                        .collect(Collectors.joining()) + "}";
    }

    /** One that is spread over policies. */
    String fit(List<String> policies) {
        String texts = policies.stream().map(Question::onOneLine).collect(Collectors.joining(",", "[", "]"));
        return "{\"id\":\"" + name + "\",\"verdict\":\"PROVED\",\"recommendedAction\":\"CREATE_POLICY\",\"policies\":"
                + texts + "}";
    }

    /** Line ends stand between tokens only. */
    private static String onOneLine(String json) {
        return json.replaceAll("[\r\n]+", " ");
    }

    static ObjectNode tree(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A policy's statements, of which a single one is not in a list. */
    static ArrayNode statements(ObjectNode policy) {
        JsonNode statements = policy.get("Statement");
        return statements instanceof ArrayNode list
                ? list
                : policy.putArray("Statement").add(statements);
    }
}
