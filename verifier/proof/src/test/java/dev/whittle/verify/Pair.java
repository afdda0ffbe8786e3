package dev.whittle.verify;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.trie.KnownActions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Two small policies and what is reported unused. The second policy is now and then the first one with a few edits, so
 * that every verdict is frequent.
 *
 * @param original the text of the first policy
 * @param refined the text of the second one
 * @param unused actions and patterns
 */
record Pair(String original, String refined, List<Pattern> unused) {
    private static final List<String> CONTEXTS = List.of(
            "\"Resource\":\"*\"",
            "\"Resource\":\"*\"",
            "\"Resource\":\"arn:aws:a:::x\"",
            "\"Resource\":\"arn:aws:a:::y\"",
            "\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}}");

    /** Random pairs whose policies have up to four statements each; some are mostly about what is denied. */
    static Arbitrary<Pair> pairs() {
        return Arbitraries.randomValue(Pair::random);
    }

    /** One of them. */
    static Pair random(Random random) {
        List<Draft> original = drafts(random);
        List<Draft> refined = random.nextInt(4) == 0 ? drafts(random) : edited(original, random);
        List<Pattern> unused = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            unused.add(Pattern.of(pattern(random)));
        }
        return new Pair(text(original), text(refined), unused);
    }

    Policy originalPolicy() {
        return policy(original);
    }

    Policy refinedPolicy() {
        return policy(refined);
    }

    KnownActions known() {
        return SmallCatalog.known(originalPolicy(), refinedPolicy(), unused);
    }

    static Policy policy(String text) {
        return PolicyReader.read(new SourceText("policy", text));
    }

    /** A statement before it is text. */
    private record Draft(String effect, String element, List<String> patterns, String context) {
        String text() {
            return patterns.stream()
                    .map(pattern -> '"' + pattern + '"')
                    .collect(Collectors.joining(
                            ",", "{\"Effect\":\"" + effect + "\",\"" + element + "\":[", "]," + context + "}"));
        }
    }

    private static String text(List<Draft> drafts) {
        return drafts.stream().map(Draft::text).collect(Collectors.joining(",", "{\"Statement\":[", "]}"));
    }

    private static List<Draft> drafts(Random random) {
        List<Draft> drafts = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            drafts.add(new Draft("Allow", "Action", List.of("a:*", "b:A*"), CONTEXTS.get(random.nextInt(3))));
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                drafts.add(draft(random, "Deny"));
            }
            return drafts;
        }
        drafts.add(draft(random, "Allow"));
        for (int i = random.nextInt(3); i > 0; i--) {
            drafts.add(draft(random, random.nextInt(3) == 0 ? "Deny" : "Allow"));
        }
        return drafts;
    }

    private static Draft draft(Random random, String effect) {
        List<String> patterns = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            patterns.add(pattern(random));
        }
        String element = random.nextInt(5) == 0 ? "NotAction" : "Action";
        return new Draft(effect, element, patterns, CONTEXTS.get(random.nextInt(CONTEXTS.size())));
    }

    private static List<Draft> edited(List<Draft> drafts, Random random) {
        List<Draft> result = new ArrayList<>();
        for (Draft draft : drafts) {
            switch (random.nextInt(8)) {
                case 0 -> result.add(draft(random, draft.effect()));
                case 1 -> {
                    if (drafts.size() == 1) {
                        result.add(draft);
                    }
                }
                case 2, 3 -> {
                    List<String> patterns = new ArrayList<>(draft.patterns());
                    patterns.set(random.nextInt(patterns.size()), pattern(random));
                    result.add(new Draft(draft.effect(), draft.element(), patterns, draft.context()));
                }
                case 4, 5 -> {
                    List<String> patterns = new ArrayList<>(draft.patterns());
                    patterns.replaceAll(pattern -> random.nextBoolean() ? pattern : narrower(pattern, random));
                    result.add(new Draft(draft.effect(), draft.element(), patterns, draft.context()));
                }
                default -> result.add(draft);
            }
        }
        return result.isEmpty() ? drafts : result;
    }

    /** Often inside the pattern: one of its wildcards is replaced. */
    private static String narrower(String pattern, Random random) {
        int colon = pattern.indexOf(':');
        int wildcard = Math.max(pattern.indexOf('*', colon + 1), pattern.indexOf('?', colon + 1));
        if (colon < 0 || wildcard < 0) {
            return pattern;
        }
        List<String> instead = List.of("A", "B", "?", "A*", "*B", "?*");
        return pattern.substring(0, wildcard)
                + instead.get(random.nextInt(instead.size()))
                + pattern.substring(wildcard + 1);
    }

    /** A pattern over two letters, both cases, and both wildcards, on both sides of the colon. */
    static String pattern(Random random) {
        if (random.nextInt(25) == 0) {
            return "*";
        }
        List<String> services = List.of("a", "a", "a", "a", "b", "b", "A", "*", "?", "a*");
        StringBuilder text = new StringBuilder(services.get(random.nextInt(services.size()))).append(':');
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            text.append("AAABBab**?".charAt(random.nextInt(10)));
        }
        return text.toString();
    }
}
