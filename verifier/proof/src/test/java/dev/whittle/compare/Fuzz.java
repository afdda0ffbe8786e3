package dev.whittle.compare;

import dev.whittle.json.Json;
import dev.whittle.request.Cases;
import dev.whittle.request.Decision;
import dev.whittle.request.Documents;
import dev.whittle.request.Reading;
import dev.whittle.request.Readings;
import dev.whittle.request.Request;
import dev.whittle.request.RequestEvaluator;
import dev.whittle.request.RequestPolicy;
import dev.whittle.request.RequestStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What random pairs come to, with everything that speaks against an answer. */
final class Fuzz {
    private static final int REQUESTS = 60;

    private final Map<String, Integer> counts = new TreeMap<>();

    private long compared;

    /** Verdicts and reasons with how often they came. */
    Map<String, Integer> counts() {
        return counts;
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** What speaks against the answers about one random pair; nothing where all is well. */
    Optional<String> contradiction(long seed) {
        Random random = new Random(seed);
        List<Draft> pair = new RandomDrafts(random).pair();
        Asked asked = Asked.of(pair.get(0).json(), pair.get(1).json());
        long start = System.nanoTime();
        Comparison comparison = asked.compared();
        compared += System.nanoTime() - start;
        count(comparison.relation().word());
        return contradiction(asked, pair, random, comparison.aInsideB(), 0)
                .or(() -> contradiction(asked, pair, random, comparison.bInsideA(), 1))
                .map(words -> "seed " + seed + ": " + words + "\n" + pair.get(0).json() + "\n"
                        + pair.get(1).json());
    }

    /** @param first which of the two is the one that may allow more */
    private Optional<String> contradiction(Asked asked, List<Draft> pair, Random random, Inclusion answer, int first) {
        count(answer.word());
        List<Json> trees = List.of(asked.trees().get(first), asked.trees().get(1 - first));
        return answer.accept(new Inclusion.Visitor<Optional<String>>() {
            @Override
            public Optional<String> proved() {
                return byRequests(asked, pair, random, trees)
                        .map(request -> "proved, but " + first + " allows " + request)
                        .or(() -> byMinterms(asked, first, random)
                                .map(values -> "proved, but minterms differ with " + values));
            }

            @Override
            public Optional<String> refuted(RequestCounterexample counterexample) {
                return isShown(asked.documents(), trees, counterexample.request())
                        ? againstRefuted(asked, first, random)
                        : Optional.of("does not replay: " + counterexample);
            }

            @Override
            public Optional<String> unknown(String reason) {
                count("unknown: " + kind(reason));
                return Optional.empty();
            }
        });
    }

    /** The reason without what differs from pair to pair. */
    private static String kind(String reason) {
        int hangs = reason.indexOf("hangs on ");
        if (hangs < 0) {
            return reason.replaceAll("^/[^ ]*: ", "");
        }
        String on = reason.substring(hangs);
        return on.contains("; ")
                ? "hangs on several"
                : on.replaceAll("`: .*", "`").replaceAll("(understood|caller is|none of|session of).*", "$1");
    }

    private static boolean tells(List<Decision> decisions) {
        return decisions.get(0).isAllowed() && !decisions.get(1).isAllowed();
    }

    /** Whether the first document allows a request and the second does not, whatever is assumed. */
    static boolean isShown(Documents documents, List<Json> trees, Request request) {
        Cases cases = RequestEvaluator.cases(documents, trees, request);
        return cases.isComplete() && cases.all().stream().allMatch(each -> tells(each.decisions()));
    }

    private Optional<Request> byRequests(Asked asked, List<Draft> pair, Random random, List<Json> trees) {
        RandomRequests requests = new RandomRequests(random, asked.documents(), pair);
        Request request = requests.next();
        for (int i = 0; i < REQUESTS; i++) {
            Cases cases = RequestEvaluator.cases(asked.documents(), trees, request);
            if (cases.all().stream().anyMatch(each -> tells(each.decisions()))) {
                return Optional.of(request);
            }
            boolean isAllowed = cases.all().stream()
                    .anyMatch(each -> each.decisions().get(0).isAllowed());
            request = isAllowed && random.nextInt(4) > 0 ? requests.near(request) : requests.next();
        }
        return Optional.empty();
    }

    private Optional<String> byMinterms(Asked asked, int first, Random random) {
        Set<String> variables = variables(asked.policies());
        int ways = variables.isEmpty() ? 1 : 3;
        for (Readings readings : some(Readings.of(readings(asked.policies())), random)) {
            for (int i = 0; i < ways; i++) {
                Map<String, Optional<String>> values = values(variables, random);
                try {
                    if (differ(asked, first, readings, values)) {
                        return Optional.of(values + " under " + readings);
                    }
                    count("minterms agree");
                } catch (Minterms.TooManyException e) {
                    count("minterms give up");
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> againstRefuted(Asked asked, int first, Random random) {
        if (!variables(asked.policies()).isEmpty()) {
            return Optional.empty();
        }
        for (Readings readings : some(Readings.of(readings(asked.policies())), random)) {
            try {
                if (!differ(asked, first, readings, Map.of())) {
                    return Optional.of("refuted, but minterms find nothing");
                }
            } catch (Minterms.TooManyException e) {
                count("minterms give up");
            }
        }
        return Optional.empty();
    }

    /** A few of all ways to read, the first among them. */
    private static List<Readings> some(List<Readings> all, Random random) {
        return all.size() < 4
                ? all
                : List.of(all.get(0), all.get(random.nextInt(all.size())), all.get(random.nextInt(all.size())));
    }

    private static boolean differ(Asked asked, int first, Readings readings, Map<String, Optional<String>> values) {
        StatementBoxes boxes = new StatementBoxes(readings);
        List<Side> sides = asked.policies().stream().map(Side::of).toList();
        Letters letters = new Letters();
        return new Minterms(asked.documents(), values)
                .differ(
                        Effective.of(sides.get(first), boxes, letters),
                        Effective.of(sides.get(1 - first), boxes, letters),
                        Effective.certain(sides, boxes));
    }

    private static Map<String, Optional<String>> values(Set<String> variables, Random random) {
        List<String> some = List.of("a", "b", "ab", "A", "a:b", "*", "x/y");
        Map<String, Optional<String>> values = new HashMap<>();
        for (String key : variables) {
            values.put(
                    key,
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size()))));
        }
        return values;
    }

    /** The readings that occur. */
    static Set<Reading> readings(List<RequestPolicy> policies) {
        Set<Reading> found = new TreeSet<>();
        statements(policies).forEach(each -> each.elements().ifPresent(elements -> found.addAll(elements.readings())));
        return found;
    }

    private static Stream<RequestStatement> statements(List<RequestPolicy> policies) {
        return policies.stream().map(RequestPolicy::statements).flatMap(Collection::stream);
    }

    private static Set<String> variables(List<RequestPolicy> policies) {
        Set<String> keys = new TreeSet<>();
        List<Atom> atoms = new ArrayList<>();
        for (RequestPolicy policy : policies) {
            for (Effective.Box box : boxes(policy)) {
                Set<Atom> some = new java.util.HashSet<>();
                box.asked().collect(some);
                atoms.addAll(some);
            }
        }
        for (Atom atom : atoms) {
            Optional<Content> content = atom instanceof Atom.Among among
                    ? Optional.of(among.content())
                    : atom instanceof Atom.Some some ? Optional.of(some.content()) : Optional.empty();
            content.filter(Content.Texts.class::isInstance)
                    .ifPresent(texts -> ((Content.Texts) texts)
                            .globs()
                            .globs()
                            .forEach(glob -> glob.variables().forEach(variable -> keys.add(variable.key()))));
        }
        return keys;
    }

    private static List<Effective.Box> boxes(RequestPolicy policy) {
        Effective all = Effective.of(Side.of(policy), new StatementBoxes(Readings.FIRST), new Letters());
        return Stream.concat(all.allows().stream(), all.denies().stream()).toList();
    }

    /** Pairs from a seed on; prints what they came to. */
    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[0]);
        int pairs = Integer.parseInt(arguments[1]);
        Fuzz fuzz = new Fuzz();
        int disagreements = 0;
        long start = System.nanoTime();
        for (int i = 0; i < pairs; i++) {
            long each = seed + i;
            try {
                Optional<String> found = fuzz.contradiction(each);
                if (found.isPresent()) {
                    disagreements++;
                    System.out.println(found.get());
                }
            } catch (RuntimeException | StackOverflowError e) {
                disagreements++;
                System.out.println("seed " + each + " fails");
                e.printStackTrace(System.out);
            }
        }
        System.out.println(fuzz.counts().toString().replace(", ", "\n "));
        System.out.println(
                pairs + " pairs, " + disagreements + " disagreements, " + (System.nanoTime() - start) / 1_000_000
                        + " ms, of these " + fuzz.compared / 1_000_000 + " ms of comparing");
    }
}
