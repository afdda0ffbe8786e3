package dev.whittle.verify;

import dev.whittle.catalog.Vocabularies;
import dev.whittle.compare.Comparison;
import dev.whittle.compare.Inclusion;
import dev.whittle.compare.RequestCounterexample;
import dev.whittle.compare.Side;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Policy;
import dev.whittle.request.Documents;
import dev.whittle.request.RequestPolicy;
import dev.whittle.request.RequestReader;
import dev.whittle.smt.Deadline;
import dev.whittle.text.Numbers;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The obligations asked over whole requests, where it counts what contexts mean: for policies whose Resource, Condition or Principal
 * somebody edited.
 *
 * <p>Each is a containment, so that one procedure decides all. V1: R inside O. V2: R, with every action denied but those in U, inside a
 * policy that allows nothing. V3: O, with every action denied but the known ones that are not in U, inside R. V4 is the three together.
 */
final class WholeRequests {
    private static final String POLICY =
            "{\"Version\":\"2012-10-17\",\"Statement\":{%s\"Effect\":\"%s\",%s,\"Resource\":\"*\"}}";
    private static final String ANYBODY = "\"Principal\":\"*\",";
    private static final String KNOWN = "requests for known actions";

    private final Policy original;
    private final Policy refined;
    private final KnownActions known;
    private final Duration timeout;
    private final Map<SourceText, Json> trees = new HashMap<>();

    private WholeRequests(Policy original, Policy refined, KnownActions known, Duration timeout) {
        this.original = original;
        this.refined = refined;
        this.known = known;
        this.timeout = timeout;
    }

    /**
     * What is found of V1 to V4.
     *
     * @param timeout for each obligation
     * @throws InvalidInputException where a policy as a whole can't be asked about requests
     */
    static List<Finding> findings(Policy original, Policy refined, KnownActions known, Duration timeout) {
        return new WholeRequests(original, refined, known, timeout).findings();
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                finding(Obligation.V1, "every request", () -> inclusion(List.of(refined.source()), original.source())));
        Set<String> unused = names(refined, Wanted.UNUSED);
        findings.add(finding(
                Obligation.V2,
                "requests for " + Numbers.count(known.unusedCount(), "unused action"),
                () -> unused.isEmpty()
                        ? new Inclusion.Proved()
                        : inclusion(List.of(refined.source(), denyingAllBut(unused)), allowingNothing())));
        Set<String> kept = names(original, Wanted.KEPT);
        findings.add(finding(
                Obligation.V3,
                KNOWN,
                () -> kept.isEmpty()
                        ? new Inclusion.Proved()
                        : inclusion(List.of(original.source(), denyingAllBut(kept)), refined.source())));
        Verdict together = findings.stream().map(Finding::verdict).reduce(new Verdict.Proved(), Verdict::and);
        findings.add(new Finding(Obligation.V4, together, KNOWN, Duration.ZERO));
        return findings;
    }

    private static Finding finding(Obligation obligation, String range, Supplier<Inclusion> question) {
        Deadline deadline = Deadline.in(Duration.ZERO);
        Verdict verdict = question.get().accept(new Inclusion.Visitor<Verdict>() {
            @Override
            public Verdict proved() {
                return new Verdict.Proved();
            }

            @Override
            public Verdict refuted(RequestCounterexample counterexample) {
                return new Verdict.RefutedByRequest(counterexample);
            }

            @Override
            public Verdict unknown(String reason) {
                return new Verdict.Unknown(reason);
            }
        });
        return new Finding(obligation, verdict, range, deadline.elapsed());
    }

    private Inclusion inclusion(List<SourceText> united, SourceText other) {
        List<SourceText> all = new ArrayList<>(united);
        all.add(other);
        List<Json> trees = all.stream().map(this::tree).toList();
        Documents documents = Documents.of(trees, Vocabularies.of(known.catalog()));
        List<RequestPolicy> policies = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            policies.add(RequestReader.read(all.get(i), trees.get(i), "", documents, RequestReader.Role.POLICY));
        }
        return Comparison.inclusion(
                new Side(policies.subList(0, united.size()), List.of()),
                Side.of(policies.get(united.size())),
                documents,
                known.catalog(),
                timeout);
    }

    /** Each text is read once. */
    private Json tree(SourceText source) {
        return trees.computeIfAbsent(
                source,
                text -> JsonReader.readOne(text, new Problems(text.name(), text.text(), Limits.DEFAULT))
                        .orElseThrow());
    }

    /** A statement that is about no action: unlike a Deny, it is no reason that a request is not allowed. */
    private SourceText allowingNothing() {
        return made("a policy that allows nothing", Effect.ALLOW, "\"NotAction\":\"*\"");
    }

    private SourceText denyingAllBut(Set<String> actions) {
        return made(
                "other actions denied",
                Effect.DENY,
                actions.stream().map(JsonWriter::quoted).collect(Collectors.joining(",", "\"NotAction\":[", "]")));
    }

    private SourceText made(String name, Effect effect, String actions) {
        boolean isOfResource = Documents.namesPrincipals(tree(original.source()));
        return new SourceText(name, POLICY.formatted(isOfResource ? ANYBODY : "", effect.text(), actions));
    }

    /** Which of the known actions. */
    private enum Wanted {
        UNUSED,
        KEPT
    }

    /** The known actions of the services that a policy may allow, folded: no others can matter. */
    private Set<String> names(Policy policy, Wanted wanted) {
        Optional<Set<String>> services = policy.allowedServices();
        return known.services().stream()
                .filter(service -> services.isEmpty()
                        || services.get().contains(service.trie().service()))
                .flatMap(service -> names(service, wanted).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> names(KnownService service, Wanted wanted) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < service.trie().size(); i++) {
            if (service.isUnused(i) == (wanted == Wanted.UNUSED)) {
                names.add(service.trie().folded(i));
            }
        }
        return names;
    }
}
