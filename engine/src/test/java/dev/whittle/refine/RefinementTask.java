package dev.whittle.refine;

import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.Unseen;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.TinyCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A random policy with all elements, and random evidence, over a small catalog. */
record RefinementTask(Policy policy, Evidence evidence) {
    private static final List<String> KNOWN = List.of(
            "a:GetJob",
            "a:GetJobs",
            "a:GetJobStatus",
            "a:PutJob",
            "a:PutDB",
            "a:PutDBs",
            "a:ListDBs",
            "a:A1B",
            "ab:GetJob",
            "ab:GetHSMKey",
            "ab:GetHsmName",
            "ab:PutX",
            "iam:GetRole",
            "iam:PassRole",
            "iam:PutRole",
            "a-b:GetJob",
            "a-b:Only");

    private static final List<String> UNKNOWN = List.of("a:GetFresh", "new:GetJob", "new:Other", "iam:PassX");

    private static final CatalogTrie TRIE = new CatalogTrie(TinyCatalog.of(KNOWN));

    private static final List<String> CONTEXTS = List.of(
            "\"Resource\":\"*\"",
            "\"Resource\":[\"*\"]",
            "\"Resource\":\"x\"",
            "\"NotResource\":[\"x\",\"y\"],\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":true}}",
            "\"Principal\":{\"AWS\":\"1\"}");

    static RefinementTask random(Random random) {
        List<String> statements = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            statements.add(statement(random));
        }
        String text = "{\"Version\":\"2012-10-17\",\n\"Statement\":[\n" + String.join(",\n", statements) + "]}\n";
        return new RefinementTask(PolicyReader.read(new SourceText("random", text)), evidence(random));
    }

    private static String statement(Random random) {
        List<String> actions = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            actions.add("\"" + pattern(random) + "\"");
        }
        boolean isBare = actions.size() == 1 && random.nextBoolean();
        List<String> members = new ArrayList<>();
        members.add("\"Effect\":\"" + (random.nextInt(4) == 0 ? "Deny" : "Allow") + "\"");
        members.add((random.nextInt(4) == 0 ? "\"NotAction\":" : "\"Action\":")
                + (isBare ? actions.get(0) : actions.toString()));
        members.add(CONTEXTS.get(random.nextInt(CONTEXTS.size())));
        Collections.shuffle(members, random);
        return "{" + String.join(",", members) + "}";
    }

    private static Evidence evidence(Random random) {
        double share = random.nextDouble();
        List<Pattern> unused = new ArrayList<>();
        for (String action : names()) {
            if (random.nextDouble() < share) {
                unused.add(Pattern.of(action));
            }
        }
        while (random.nextInt(3) == 0) {
            unused.add(Pattern.of(pattern(random)));
        }
        List<Pattern> services = random.nextInt(4) == 0
                ? TinyCatalog.patterns(List.of("a:*", "iam:*", "new:*").get(random.nextInt(3)))
                : List.of();
        return Evidence.sum(List.of(
                Evidence.ofUnused(unused),
                Evidence.ofUnseen(services.stream().map(Unseen::ofService).toList()),
                Evidence.ofUsed(guards(random)),
                Evidence.ofUsedServices(random.nextInt(4) == 0 ? services : List.of()),
                Evidence.ofKept(guards(random))));
    }

    private static List<Pattern> guards(Random random) {
        return random.nextInt(3) == 0 ? TinyCatalog.patterns(pattern(random)) : List.of();
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(KNOWN);
        names.addAll(UNKNOWN);
        return names;
    }

    private static String pattern(Random random) {
        String action = names().get(random.nextInt(KNOWN.size() + UNKNOWN.size()));
        int colon = action.indexOf(':');
        String name = action.substring(colon + 1);
        int cut = random.nextInt(name.length());
        return switch (random.nextInt(10)) {
            case 0 -> "*";
            case 1 -> action.substring(0, colon) + ":*";
            case 2, 3 -> action.substring(0, colon + 1) + name.substring(0, cut) + "*";
            case 4 -> action.substring(0, colon + 1) + "*" + name.substring(cut);
            case 5 -> action.substring(0, colon + 1) + name.substring(0, cut) + "?" + name.substring(cut + 1);
            case 6 -> "*:" + name.substring(0, 1) + "*" + name.substring(name.length() - 1);
            case 7 -> "a*:" + name.substring(0, cut) + "*";
            case 8 -> action.toUpperCase(Locale.ROOT);
            default -> action;
        };
    }

    KnownActions known() {
        return known(policy);
    }

    KnownActions known(Policy other) {
        return KnownActions.of(TRIE, evidence, List.of(other));
    }

    @Override
    public String toString() {
        return policy.source().text() + evidence;
    }
}
