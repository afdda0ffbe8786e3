package dev.whittle.compare;

import dev.whittle.compare.Draft.Block;
import dev.whittle.compare.Draft.Statement;
import dev.whittle.request.Caller;
import dev.whittle.request.Documents;
import dev.whittle.request.Documents.KeyUse;
import dev.whittle.request.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests near the borders of some policies: values that their own patterns, numbers, times and networks make. */
final class RandomRequests {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^},]*)(, *'([^']*)')?\\}");
    private static final List<String> CALLERS = List.of(
            "anonymous",
            "arn:aws:iam::111111111111:root",
            "arn:aws:iam::111111111111:user/u",
            "arn:aws:iam::111111111111:user/p/u",
            "arn:aws:iam::111111111111:user/v",
            "arn:aws:iam::111111111111:role/r",
            "arn:aws:sts::111111111111:assumed-role/r/s",
            "arn:aws:sts::111111111111:assumed-role/r/t",
            "arn:aws:sts::111111111111:assumed-role/q/s",
            "arn:aws:sts::111111111111:federated-user/f",
            "arn:aws:sts::111111111111:federated-user/g",
            "arn:aws:iam::222222222222:root",
            "arn:aws:iam::222222222222:user/u",
            "arn:aws:iam::333333333333:role/r",
            "logs.amazonaws.com",
            "logs.us-east-1.amazonaws.com",
            "ec2.amazonaws.com",
            "s3.amazonaws.com",
            "federated:accounts.google.com",
            "federated:x",
            "arn:aws:iam::111111111111:saml-provider/p",
            "canonical:" + "0a".repeat(32),
            "canonical:" + "1b".repeat(32),
            "canonical:" + "2c".repeat(32));

    private final Random random;
    private final Documents documents;
    private final boolean isOfResource;
    private final Set<String> actions = new LinkedHashSet<>(List.of("s3:GetObject", "s3:PutObject", "ec2:x", "x:y"));
    private final Set<String> resources = new LinkedHashSet<>(List.of("*", "arn:aws:s3:::a", "arn:aws:sqs:u:1:q"));
    private final Map<String, Set<String>> valuesByKey = new LinkedHashMap<>();

    RandomRequests(Random random, Documents documents, List<Draft> drafts) {
        this.random = random;
        this.documents = documents;
        this.isOfResource =
                !drafts.get(0).statements().get(0).principalElement().isEmpty();
        for (Draft draft : drafts) {
            for (Statement statement : draft.statements()) {
                actions.addAll(statement.actions());
                resources.addAll(statement.resources());
                statement.resources().forEach(this::addVariables);
                statement.blocks().forEach(this::add);
            }
        }
    }

    private void add(Block block) {
        Set<String> values =
                valuesByKey.computeIfAbsent(block.key().toLowerCase(Locale.ROOT), key -> new LinkedHashSet<>());
        block.values().forEach(value -> {
            values.add(value);
            addVariables(value);
        });
    }

    private void addVariables(String text) {
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            String key = variable.group(1).strip().toLowerCase(Locale.ROOT);
            if (key.contains(":")) {
                Set<String> values = valuesByKey.computeIfAbsent(key, each -> new LinkedHashSet<>());
                values.addAll(List.of("a", "b", "a:b", "*"));
                Optional.ofNullable(variable.group(3)).ifPresent(values::add);
            }
        }
    }

    private <T> T any(Set<T> some) {
        return List.copyOf(some).get(random.nextInt(some.size()));
    }

    Request next() {
        TreeMap<String, List<String>> context = new TreeMap<>();
        for (String key : valuesByKey.keySet()) {
            List<String> values = values(key);
            if (!values.isEmpty()) {
                context.put(key, values);
            }
        }
        return request(action(), context, any(resources), caller());
    }

    /** The same but for one part of it. */
    Request near(Request request) {
        TreeMap<String, List<String>> context = new TreeMap<>(request.context());
        int part = random.nextInt(3 + valuesByKey.size());
        if (part >= 3) {
            String key = List.copyOf(valuesByKey.keySet()).get(part - 3);
            List<String> values = values(key);
            context.remove(key);
            if (!values.isEmpty()) {
                context.put(key, values);
            }
        }
        return new Request(
                part == 0 ? action() : request.action(),
                part == 1 ? filled(any(resources), context) : request.resource(),
                part == 2 ? caller() : request.principal(),
                context);
    }

    private Request request(
            String action, SortedMap<String, List<String>> context, String resource, Optional<Caller> caller) {
        return new Request(action, filled(resource, context), caller, context);
    }

    private Optional<Caller> caller() {
        return isOfResource ? Caller.of(CALLERS.get(random.nextInt(CALLERS.size()))) : Optional.empty();
    }

    private String action() {
        String action = filled(any(actions), new TreeMap<>()).replace(":", "");
        String text = filled(any(actions), new TreeMap<>());
        int colon = text.indexOf(':');
        return colon > 0 && colon < text.length() - 1 ? text.replaceAll("(?<=:.{0,40}):", "") : "x:" + action;
    }

    private List<String> values(String key) {
        List<String> found = new ArrayList<>();
        boolean isSingle = documents.use(key) != KeyUse.MULTIPLE;
        for (int i = isSingle ? random.nextInt(4) > 0 ? 1 : 0 : random.nextInt(4); i > 0; i--) {
            found.add(value(key));
        }
        return found;
    }

    private String value(String key) {
        if (key.equals("aws:securetransport")) {
            return random.nextBoolean() ? "true" : "false";
        }
        String value = any(valuesByKey.getOrDefault(key, Set.of("a")));
        return switch (random.nextInt(9)) {
            case 0 -> "";
            case 1 -> "none";
            case 2, 3 -> near(value);
            default -> filled(value, new TreeMap<>());
        };
    }

    /** A number, time or address close to one that is written there; a text that is a character longer or shorter. */
    private String near(String value) {
        if (value.matches("[+-]?[0-9.]+(e\\d)?")) {
            return value.contains("1767")
                    ? "1767225601"
                    : List.of("2", "2.25", "-3", "3.5", "0").get(random.nextInt(5));
        }
        if (value.matches("\\d{4}-\\d\\d.*")) {
            return List.of(
                            "2025-12-31T23:59:59Z",
                            "2026-01-01T10:00:00Z",
                            "2026-01-02T00:00:00.5Z",
                            "2026-01-31T00:00:00Z")
                    .get(random.nextInt(4));
        }
        if (value.matches("[0-9.]+/\\d+|[0-9a-f:]+(/\\d+)?")) {
            return List.of(
                            "10.1.2.3",
                            "10.0.0.1",
                            "10.0.0.2",
                            "9.255.255.255",
                            "2001:db8::1",
                            "2001:db8::2",
                            "2002::",
                            "10.0.0.0/8")
                    .get(random.nextInt(8));
        }
        String text = filled(value, new TreeMap<>());
        return switch (random.nextInt(4)) {
            case 0 -> text + "a";
            case 1 -> text.isEmpty() ? "b" : text.substring(1);
            case 2 -> text.toUpperCase(Locale.ROOT);
            default -> text.replace('a', 'b');
        };
    }

    /** A text that a pattern matches or nearly does. */
    private String filled(String pattern, Map<String, List<String>> context) {
        Matcher variable = VARIABLE.matcher(pattern);
        String text = random.nextInt(6) == 0
                ? pattern
                : variable.replaceAll(each -> Matcher.quoteReplacement(valueOf(each.group(1), each.group(3), context)));
        StringBuilder filled = new StringBuilder();
        text.codePoints()
                .forEach(point ->
                        filled.append(point == '*' ? run() : point == '?' ? one() : Character.toString(point)));
        return filled.toString();
    }

    private String valueOf(
            String name, @org.jspecify.annotations.Nullable String fallback, Map<String, List<String>> context) {
        if (!name.contains(":")) {
            return name;
        }
        List<String> values = context.getOrDefault(name.strip().toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? fallback == null ? "a" : fallback : values.get(0);
    }

    private String run() {
        return List.of("", "", "a", "b", "ab", ":", "a:b", "*", "/").get(random.nextInt(9));
    }

    private String one() {
        return List.of("a", "b", "?", ":").get(random.nextInt(4));
    }
}
