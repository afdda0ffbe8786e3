package dev.whittle.compare;

import dev.whittle.compare.Consistency.Asked;
import dev.whittle.compare.Letters.Mode;
import dev.whittle.compare.Letters.Side;
import dev.whittle.request.Caller;
import dev.whittle.request.Glob;
import dev.whittle.request.OpenFact;
import dev.whittle.request.PolicyVariable;
import dev.whittle.request.Request;
import dev.whittle.request.RequestPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Requests that literals speak of: a value for each dimension that is asked for, put together. Proposals, to be replayed: dimensions
 * hang together more than the literals know.
 */
final class Candidates {
    private static final Asked NOTHING = new Asked(List.of(), List.of());

    private static final Glob NOT_EMPTY = new Glob(List.of(Glob.Wildcard.ONE, Glob.Wildcard.RUN));

    private final Consistency consistency;
    private final Values values;
    private final LemmaProver codes;
    private final Letters letters;
    private final Pairs pairs;
    private final Standing standing;
    private final RequestPolicy.Kind kind;

    Candidates(
            Consistency consistency,
            Values values,
            LemmaProver codes,
            Letters letters,
            Pairs pairs,
            Standing standing,
            RequestPolicy.Kind kind) {
        this.consistency = consistency;
        this.values = values;
        this.codes = codes;
        this.letters = letters;
        this.pairs = pairs;
        this.standing = standing;
        this.kind = kind;
    }

    /** A request, and whether its action takes its resource. */
    record Candidate(Request request, RequestCounterexample.Fit fit) {}

    /** Some requests; none where no values were found, or the keys can't stand together. */
    List<Candidate> of(Map<Atom, Boolean> asFound) {
        Map<Atom, Boolean> literals = new LinkedHashMap<>(asFound);
        standing.always().forEach(key -> literals.putIfAbsent(new Atom.Present(key), true));
        Map<Dimension, Asked> asked = consistency.asked(literals);
        Optional<Pairs.Pair> pair = pairs.of(
                asked.getOrDefault(Dimension.ACTION, NOTHING), asked.getOrDefault(Dimension.RESOURCE, NOTHING));
        Optional<Map<String, List<int[]>>> keys = keys(asked);
        boolean lacksOne =
                standing.always().stream().anyMatch(key -> !literals.getOrDefault(new Atom.Present(key), true));
        if (pair.isEmpty() || keys.isEmpty() || lacksOne) {
            return List.of();
        }
        List<Candidate> found = new ArrayList<>();
        for (Missing missing : Missing.values()) {
            Filling filling = new Filling(Consistency.presence(literals), keys.get(), missing);
            bind(asked, Dimension.RESOURCE, List.of(pair.get().resource().array()), filling);
            keys.get().forEach((key, texts) -> bind(asked, new Dimension(Dimension.Kind.TEXT, key), texts, filling));
            Optional<String> resource = filling.filled(pair.get().resource().array());
            Optional<NavigableMap<String, List<String>>> context = filling.context();
            if (context.isPresent() && resource.isPresent()) {
                for (Optional<Caller> caller :
                        callers(literals, asked.getOrDefault(Dimension.PRINCIPAL, NOTHING), context.get())) {
                    Request request = new Request(pair.get().action(), resource.get(), caller, context.get());
                    standing.completed(request)
                            .forEach(each ->
                                    found.add(new Candidate(each, pair.get().fit())));
                }
            }
        }
        return found.stream().distinct().toList();
    }

    /** What becomes of a variable with a default, where nothing is said of its key. */
    private enum Missing {
        /** The key has a value. */
        PRESENT,
        /** It has none, and the default stands for it. */
        ABSENT
    }

    /** Values for the variables of what texts lie in, where no variables stand in the texts themselves. */
    private static void bind(Map<Dimension, Asked> asked, Dimension dimension, List<int[]> texts, Filling filling) {
        List<Glob> patterns = Stream.concat(
                        asked.getOrDefault(dimension, NOTHING).ofAll().stream(),
                        asked.getOrDefault(dimension, NOTHING).ofSome().stream())
                .flatMap(demand -> demand.ways().stream())
                .flatMap(way -> way.among().stream())
                .flatMap(content -> ((Content.Texts) content).globs().globs().stream())
                .filter(glob -> !glob.variables().isEmpty())
                .toList();
        for (int[] text : texts) {
            if (Arrays.stream(text).noneMatch(Letters::isVariable)) {
                String plain = new String(text, 0, text.length);
                patterns.forEach(pattern -> filling.bind(pattern, plain));
            }
        }
    }

    /** The values of each key, as codes; nothing where some can't be had. */
    private Optional<Map<String, List<int[]>>> keys(Map<Dimension, Asked> asked) {
        Map<String, List<int[]>> keys = new TreeMap<>();
        for (Map.Entry<Dimension, Asked> each : asked.entrySet()) {
            Dimension dimension = each.getKey();
            if (!dimension.isOfKey()) {
                continue;
            }
            List<int[]> found = new ArrayList<>();
            for (List<Demand> demands : each.getValue().ofEach()) {
                Optional<int[]> value = value(dimension, demands);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                found.add(value.get());
            }
            // The views of an only value that are of points come later, and are harder to meet.
            if (consistency.hasSeveralValues(dimension.key())) {
                keys.computeIfAbsent(dimension.key(), key -> new ArrayList<>()).addAll(found);
            } else {
                keys.put(dimension.key(), found);
            }
        }
        return Optional.of(keys);
    }

    private Optional<int[]> value(Dimension dimension, List<Demand> demands) {
        List<Content> domain = consistency.domain(dimension);
        return dimension.isOrdered()
                ? values.point(dimension, demands, domain).map(Matching::codes)
                : text(dimension.key(), demands, domain);
    }

    private Optional<int[]> text(String key, List<Demand> demands, List<Content> domain) {
        boolean haveVariables = demands.stream()
                .flatMap(demand -> demand.ways().stream())
                .flatMap(way -> way.among().stream())
                .anyMatch(content -> ((Content.Texts) content).globs().hasVariables());
        Stream<Glob> usual = haveVariables ? Stream.of() : Usual.of(key).stream();
        return Stream.concat(usual, Stream.of(NOT_EMPTY))
                .flatMap(wish -> values.text(demands, domain, Optional.of(wish)).stream())
                .findFirst()
                .or(() -> values.text(demands, domain));
    }

    /** Callers that meet what is asked: whom the patterns name, and one of each kind; nobody for an identity's policy. */
    private List<Optional<Caller>> callers(
            Map<Atom, Boolean> literals, Asked asked, NavigableMap<String, List<String>> context) {
        if (kind == RequestPolicy.Kind.IDENTITY) {
            return List.of(Optional.empty());
        }
        Set<String> texts = new LinkedHashSet<>();
        literals.forEach((atom, sign) -> {
            if (sign && atom instanceof Atom.Fact fact && fact.fact().kind() == OpenFact.Kind.CALLER) {
                texts.add("canonical/" + fact.fact().subject());
                texts.add("service/" + fact.fact().subject());
            }
        });
        context.getOrDefault("aws:principalarn", List.of())
                .forEach(arn -> Caller.of(arn).ifPresent(caller -> {
                    texts.add(caller.canonical());
                    texts.add(caller.canonical() + "/session/someone");
                }));
        Set<String> accounts = new LinkedHashSet<>();
        context.getOrDefault("aws:principalaccount", List.of()).forEach(id -> accounts.add("aws/aws/" + id + "/"));
        literals.keySet().forEach(atom -> addNamed(atom, texts, accounts));
        accounts.add("aws/aws/999999999999/");
        for (String account : accounts) {
            for (String each : List.of(
                    "user/someone", "role/someone", "role/someone/session/someone", "federated/someone", "root")) {
                texts.add(account + each);
            }
        }
        texts.addAll(List.of("anonymous", "service/example.amazonaws.com", "federated/example.com"));
        return texts.stream()
                .filter(text -> meets(text, asked))
                .flatMap(text -> Caller.of(new Caller(text).text()).stream())
                .distinct()
                .map(Optional::of)
                .toList();
    }

    private void addNamed(Atom atom, Set<String> texts, Set<String> accounts) {
        if (atom instanceof Atom.Among among && among.dimension().equals(Dimension.PRINCIPAL)) {
            for (Glob glob : ((Content.Texts) among.content()).globs().globs()) {
                if (glob.tokens().get(0) instanceof Glob.Text beginning) {
                    String text = beginning.text();
                    texts.add(glob.tokens().size() == 1 ? text : text + "someone");
                    new Caller(text + "/")
                            .account()
                            .or(() -> new Caller(text).account())
                            .ifPresent(accounts::add);
                    new Caller(text + "user/someone").account().ifPresent(accounts::add);
                }
            }
        }
    }

    private boolean meets(String text, Asked asked) {
        int[] caller = Matching.codes(text);
        return asked.ofAll().stream()
                .flatMap(demand -> demand.ways().stream())
                .allMatch(way -> way.among().stream().allMatch(content -> holds(content, caller))
                        && way.outside().stream().noneMatch(content -> holds(content, caller)));
    }

    private boolean holds(Content content, int[] text) {
        return codes.codes(((Content.Texts) content).globs(), Mode.BOUNDED, Side.LEFT).stream()
                .anyMatch(pattern -> Matching.matches(pattern, text));
    }

    /** Puts values in for variables. A variable takes the value of its key, its default where the key is absent, else one of its own. */
    private final class Filling {
        private final Map<String, Boolean> presence;
        private final Map<String, List<int[]>> keys;
        private final Missing missing;
        private final Map<PolicyVariable, String> filled = new HashMap<>();
        private final NavigableMap<String, List<String>> added = new TreeMap<>();

        Filling(Map<String, Boolean> presence, Map<String, List<int[]>> keys, Missing missing) {
            this.missing = missing;
            this.presence = presence;
            this.keys = keys;
        }

        /** Takes the values with which a pattern matches a text, if there are any. */
        void bind(Glob pattern, String text) {
            Binding.of(pattern, text, filled)
                    .ifPresent(values -> values.forEach((variable, value) -> {
                        filled.put(variable, value);
                        if (!keys.containsKey(variable.key()) && !presence.containsKey(variable.key())) {
                            added.put(variable.key(), List.of(value));
                        }
                    }));
        }

        /** The values of all keys; nothing where a variable has to have a value and can't. */
        Optional<NavigableMap<String, List<String>>> context() {
            NavigableMap<String, List<String>> context = new TreeMap<>();
            for (Map.Entry<String, List<int[]>> key : keys.entrySet()) {
                List<String> texts = new ArrayList<>();
                for (int[] value : key.getValue()) {
                    Optional<String> text = filled(value);
                    if (text.isEmpty()) {
                        return Optional.empty();
                    }
                    texts.add(text.get());
                }
                context.put(key.getKey(), texts.stream().distinct().toList());
            }
            added.forEach(context::putIfAbsent);
            return Optional.of(context);
        }

        /** The text with values for its variables; nothing where one can't have a value. */
        Optional<String> filled(int[] text) {
            StringBuilder plain = new StringBuilder();
            for (int code : text) {
                if (Letters.isVariable(code)) {
                    Glob.Fill fill = letters.fill(code);
                    Optional<String> value = value(fill.variable());
                    if (value.isEmpty()) {
                        return Optional.empty();
                    }
                    // Where letter case does not count, what an exact comparison would not take is asked for.
                    plain.append(fill.use() == Glob.Fill.Use.EITHER_CASE ? inOtherCase(value.get()) : value.get());
                } else {
                    plain.appendCodePoint(code);
                }
            }
            return Optional.of(plain.toString());
        }

        private static String inOtherCase(String text) {
            StringBuilder other = new StringBuilder(text.length());
            text.chars().forEach(c -> {
                boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                other.append((char) (isLetter ? c ^ ('a' ^ 'A') : c));
            });
            return other.toString();
        }

        private Optional<String> value(PolicyVariable variable) {
            String known = filled.get(variable);
            if (known != null) {
                return Optional.of(known);
            }
            Optional<String> value = ofKey(variable);
            value.ifPresent(text -> filled.put(variable, text));
            return value;
        }

        private Optional<String> ofKey(PolicyVariable variable) {
            List<int[]> given = keys.getOrDefault(variable.key(), List.of());
            if (!given.isEmpty()) {
                boolean isPlain = Arrays.stream(given.get(0)).noneMatch(Letters::isVariable);
                return isPlain ? filled(given.get(0)) : Optional.empty();
            }
            boolean takesDefault =
                    missing == Missing.ABSENT && variable.fallback().isPresent();
            if (presence.containsKey(variable.key()) || takesDefault) {
                return variable.fallback();
            }
            return Optional.of(added.computeIfAbsent(variable.key(), key -> List.of(Usual.any(key)))
                    .get(0));
        }
    }
}
