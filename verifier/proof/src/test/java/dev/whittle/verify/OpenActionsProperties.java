package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.PlainEvaluator;
import dev.whittle.policy.Policy;
import dev.whittle.refine.AdmitNew;
import dev.whittle.source.CodeFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Policies in code whose lists are open in part, refined and proved, then filled in: whatever an open part turns out to be, the refined
 * policy allows no more than the original, all that is used, and of what is unused only what open parts grant.
 */
class OpenActionsProperties {
    private static final List<String> LITERALS = List.of("a:A", "a:AB", "a:B*", "a:*", "b:A", "b:*", "*:A");
    private static final List<String> FILLED = List.of("a:A", "a:B*", "b:AA", "b:B?");
    private static final List<String> ACTIONS = List.of("a:A", "a:AB", "a:ABA", "a:B", "a:BA", "b:A", "b:AA", "b:BB");

    /** A file of code, and the values of its variables. */
    private record Made(String text, Map<String, List<String>> values) {
        /** The same with the values in place of the variables. */
        String filled(String open) {
            String filled = open;
            for (Map.Entry<String, List<String>> each : values.entrySet()) {
                String strings = String.join(
                        ", ",
                        each.getValue().stream().map(value -> '"' + value + '"').toList());
                filled = filled.replace("concat(var." + each.getKey() + ")", "[" + strings + "]")
                        .replace(
                                "var." + each.getKey(),
                                each.getKey().startsWith("one") ? strings : "[" + strings + "]");
            }
            return filled;
        }

        /** The same without what is open. */
        Made empty() {
            Map<String, List<String>> none = new HashMap<>();
            values.forEach((name, value) -> none.put(name, List.of("none:None")));
            return new Made(text, none);
        }
    }

    private static Made made(Random random) {
        Map<String, List<String>> values = new HashMap<>();
        StringBuilder text = new StringBuilder("data \"aws_iam_policy_document\" \"x\" {\n");
        int statements = 1 + random.nextInt(3);
        for (int i = 0; i < statements; i++) {
            boolean isDeny = random.nextInt(5) == 0;
            text.append("  statement {\n")
                    .append(isDeny ? "    effect = \"Deny\"\n" : "")
                    .append("    actions = ")
                    .append(list(random, isDeny, values))
                    .append("\n    resources = [\"")
                    .append(random.nextInt(2) == 0 ? "*" : "arn:aws:s3:::x")
                    .append("\"]\n  }\n");
        }
        return new Made(text.append("}\n").toString(), values);
    }

    private static String list(Random random, boolean isPlain, Map<String, List<String>> values) {
        if (isPlain || random.nextInt(3) == 0) {
            return tuple(random, isPlain, values);
        }
        List<String> arguments = new ArrayList<>(List.of(tuple(random, false, values)));
        for (int i = random.nextInt(3); i > 0; i--) {
            arguments.add(random.nextBoolean() ? tuple(random, false, values) : variable("more", random, values));
        }
        return "concat(" + String.join(", ", arguments) + ")";
    }

    private static String tuple(Random random, boolean isPlain, Map<String, List<String>> values) {
        List<String> items = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            boolean isOpen = !isPlain && random.nextInt(4) == 0;
            items.add(
                    isOpen
                            ? variable("one", random, values)
                            : '"' + LITERALS.get(random.nextInt(LITERALS.size())) + '"');
        }
        return "[" + String.join(random.nextBoolean() ? ", " : ",\n      ", items) + "]";
    }

    private static String variable(String kind, Random random, Map<String, List<String>> values) {
        String name = kind + (char) ('a' + values.size()) + "_";
        int count = kind.equals("one") ? 1 : random.nextInt(3);
        values.put(
                name,
                IntStream.range(0, count)
                        .mapToObj(i -> FILLED.get(random.nextInt(FILLED.size())))
                        .toList());
        return "var." + name;
    }

    private static Policy policy(String text) {
        return CodeFile.read("main.tf", text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .sites()
                .get(0)
                .readPolicy();
    }

    /**
     * What is proved of a made file.
     *
     * @param isAnyLeft whether a statement stayed as it is, since perhaps nothing else of it would be left
     */
    private record Refined(Made made, List<String> unused, String text, boolean isAnyLeft) {}

    /** The refinement of the file of a seed; nothing where nothing is left. */
    private static Optional<Refined> refined(long seed) {
        Random random = new Random(seed);
        Made made = made(random);
        List<String> unused =
                ACTIONS.stream().filter(each -> random.nextBoolean()).toList();
        Proof proof = new Refinery(SmallCatalog.TRIE, AdmitNew.PREFIX, Duration.ofSeconds(30))
                .refine(
                        policy(made.text()),
                        Evidence.ofUnused(unused.stream().map(Pattern::of).toList()));
        assertTrue(proof.judgement().verdict().isProved(), made.text());
        boolean isAnyLeft = proof.candidate().original().unread().stream().anyMatch(each -> !each.isPart());
        return proof.refinement()
                .flatMap(ProvedRefinement::text)
                .map(text -> new Refined(made, unused, text, isAnyLeft));
    }

    @Property(seed = "1709", tries = 400)
    void refined_whateverIsFilledIn_isBetweenUsedAndOriginal(@ForAll long seed) {
        refined(seed).ifPresent(refined -> {
            Made made = refined.made();
            Policy before = policy(made.filled(made.text()));
            Policy after = policy(made.filled(refined.text()));
            Policy literal = policy(made.empty().filled(refined.text()));
            for (String action : ACTIONS) {
                for (boolean isThere : List.of(true, false)) {
                    String about = action + " unused " + refined.unused() + "\n" + made.filled(made.text()) + "\n"
                            + made.filled(refined.text());
                    boolean was = allows(before, action, isThere);
                    boolean is = allows(after, action, isThere);
                    boolean isUnused = refined.unused().contains(action);
                    assertFalse(is && !was, about);
                    assertTrue(is || !was || isUnused, about);
                    assertFalse(isUnused && !refined.isAnyLeft() && allows(literal, action, isThere), about);
                }
            }
        });
    }

    private static boolean allows(Policy policy, String action, boolean isThere) {
        return PlainEvaluator.allows(policy, action.toLowerCase(Locale.ROOT), context -> isThere);
    }

    /** Most of what is compared above has something open, and loses something. */
    @Example
    void refined_oftenHasSomethingOpen() {
        int open = 0;
        int changed = 0;
        int left = 0;
        for (long seed = 0; seed < 200; seed++) {
            Optional<Refined> refined = refined(seed);
            open += refined.filter(each -> !each.made().values().isEmpty()).isPresent() ? 1 : 0;
            changed += refined.filter(each -> !each.text().equals(each.made().text()))
                            .isPresent()
                    ? 1
                    : 0;
            left += refined.filter(Refined::isAnyLeft).isPresent() ? 1 : 0;
        }
        assertTrue(open > 100 && changed > 80 && left > 10, open + " open, " + changed + " changed, " + left + " left");
    }
}
