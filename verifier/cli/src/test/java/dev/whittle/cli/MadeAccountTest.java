package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.catalog.Catalogs;
import dev.whittle.cli.Session.Ran;
import dev.whittle.policy.PlainEvaluator;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole accounts, each policy compared action by action with what its {@link MadeAccount} says should become of it. */
class MadeAccountTest {
    /** As spelled. */
    static final List<String> ACTIONS = Stream.concat(
                    Catalogs.newest().services().stream()
                            .filter(service -> MadeAccount.SERVICES.contains(service.prefix()))
                            .flatMap(service ->
                                    service.actions().stream().map(action -> service.prefix() + ":" + action.name())),
                    Stream.of(MadeAccount.UNKNOWN))
            .toList();

    @TempDir
    private Path folder = Path.of("");

    /** Of a refined policy that is too long for the service, as users' soon are. */
    private static final String UNFIT = "UNFIT";

    @ParameterizedTest
    @CsvSource({"1, 200", "2, 20", "3, 20", "4, 20"})
    void account_ofManyPrincipals_losesInEachPolicyExactlyWhatNobodyUses(long seed, int roles) throws IOException {
        Session session = new Session(folder);
        MadeAccount made = new MadeAccount(seed, roles, ACTIONS);
        Ran ran = session.run(
                "account",
                session.file("details.json", made.details()),
                "--unused",
                session.file("findings.json", made.findings()),
                "-o",
                session.name("out"));
        assertEquals(0, ran.exit(), ran.err());
        Map<String, String> recommended = recommended(session.text("out/summary.json"));
        assertEquals(made.expected().keySet(), recommended.keySet());
        assertTrue(
                Set.copyOf(recommended.values()).containsAll(Set.of("CREATE_POLICY", "DETACH_POLICY", "NONE")),
                recommended.toString());
        for (String path : recommended.keySet()) {
            if (UNFIT.equals(recommended.get(path))) {
                assertFalse(session.has("out/" + path + ".json"), path);
                continue;
            }
            MadeAccount.Expected expected =
                    Objects.requireNonNull(made.expected().get(path));
            Set<String> granted = switch (recommended.get(path)) {
                case "NONE" -> granted(expected.document());
                case "DETACH_POLICY" -> Set.of();
                default -> granted(session.text("out/" + path + ".json"));
            };
            assertEquals(wanted(expected), granted, path);
        }
    }

    /** What is recommended for each policy, by the path of its file, less the ending. */
    private static Map<String, String> recommended(String summary) throws IOException {
        TreeMap<String, String> recommended = new TreeMap<>();
        for (JsonNode principal : new ObjectMapper().readTree(summary).get("principals")) {
            String arn = principal.get("arn").asText();
            String folder = principal.get("kind").asText() + "s/" + arn.substring(arn.lastIndexOf('/') + 1) + "/";
            for (JsonNode policy : principal.get("policies")) {
                String type = policy.get("type").asText();
                recommended.put(
                        (type.equals("managed") ? "policies/" : folder)
                                + policy.get("type").asText() + "-"
                                + policy.get("name").asText(),
                        policy.has("doesNotFit")
                                ? UNFIT
                                : policy.get("recommendedAction").asText());
            }
        }
        return recommended;
    }

    private static Set<String> wanted(MadeAccount.Expected expected) {
        Set<String> wanted = new HashSet<>(granted(expected.document()));
        wanted.removeAll(expected.removed());
        return wanted;
    }

    private static Set<String> granted(String document) {
        Policy policy = PolicyReader.read("policy", document.getBytes(StandardCharsets.UTF_8));
        return ACTIONS.stream()
                .map(action -> action.toLowerCase(Locale.ROOT))
                .filter(action -> PlainEvaluator.allows(policy, action, context -> true))
                .collect(Collectors.toSet());
    }
}
