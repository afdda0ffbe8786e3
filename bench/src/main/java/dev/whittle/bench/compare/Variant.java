package dev.whittle.bench.compare;

import dev.whittle.compare.Comparison.Relation;
import dev.whittle.json.Json;
import dev.whittle.json.JsonWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another version of a policy, and how it may relate to the policy itself. */
enum Variant {
    /** The same, with action lists cut in two and the statements in another order. */
    SPLIT_AND_SHUFFLED(Relation.EQUAL) {
        @Override
        List<Map<String, String>> statements(List<Map<String, String>> original, Random random) {
            List<Map<String, String>> made = new ArrayList<>();
            for (Map<String, String> statement : original) {
                List<String> actions = list(statement, "Action");
                int cut = actions.size() < 2 ? 0 : 1 + random.nextInt(actions.size() - 1);
                Collections.shuffle(actions, random);
                if (cut > 0) {
                    made.add(with(statement, "Action", actions.subList(0, cut)));
                    made.add(with(statement, "Action", actions.subList(cut, actions.size())));
                } else {
                    made.add(without(statement, "Sid"));
                }
            }
            Collections.shuffle(made, random);
            return made;
        }
    },
    /** The resources of one Allow statement narrowed. */
    NARROWED(Relation.NARROWER) {
        @Override
        List<Map<String, String>> statements(List<Map<String, String>> original, Random random) {
            return changed(original, random, statement -> {
                List<String> resources = list(statement, "Resource");
                resources.replaceAll(resource -> resource.equals("\"*\"")
                        ? "\"arn:aws:*:us-east-1:123456789012:*\""
                        : resource.endsWith("*\"")
                                ? resource.substring(0, resource.length() - 2) + "prod-*\""
                                : resource);
                return resources.isEmpty() ? statement : with(statement, "Resource", resources);
            });
        }
    },
    /** One Allow statement with one more condition. */
    CONDITION_ADDED(Relation.NARROWER) {
        @Override
        List<Map<String, String>> statements(List<Map<String, String>> original, Random random) {
            return changed(original, random, statement -> {
                String more = "\"StringEqualsIgnoreCaseIfExists\":{\"aws:RequestedRegion\":\"eu-west-1\"}";
                String old = statement.getOrDefault("Condition", "{}").strip();
                String inner = old.substring(1, old.length() - 1).strip();
                Map<String, String> made = without(statement, "Sid");
                made.put("Condition", "{" + more + (inner.isEmpty() ? "" : "," + inner) + "}");
                return made;
            });
        }
    },
    /** One more Deny statement. */
    DENY_ADDED(Relation.NARROWER) {
        @Override
        List<Map<String, String>> statements(List<Map<String, String>> original, Random random) {
            List<String> actions = List.of("*", "s3:*", "ec2:Describe*", "iam:*");
            List<String> resources = List.of("*", "arn:aws:s3:::secret/*");
            List<Map<String, String>> made = new ArrayList<>(original);
            Map<String, String> deny = new TreeMap<>();
            deny.put("Effect", "\"Deny\"");
            deny.put("Action", JsonWriter.quoted(actions.get(random.nextInt(actions.size()))));
            deny.put("Resource", JsonWriter.quoted(resources.get(random.nextInt(resources.size()))));
            deny.put("Condition", "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
            made.add(deny);
            return made;
        }
    },
    /** One action of an Allow statement less. */
    ACTION_DROPPED(Relation.NARROWER) {
        @Override
        List<Map<String, String>> statements(List<Map<String, String>> original, Random random) {
            return changed(original, random, statement -> {
                List<String> actions = list(statement, "Action");
                if (actions.size() < 2) {
                    return statement;
                }
                actions.remove(random.nextInt(actions.size()));
                return with(statement, "Action", actions);
            });
        }
    };

    private final Relation expected;

    Variant(Relation expected) {
        this.expected = expected;
    }

    /** Whether the version may relate to the policy in this way. */
    boolean mayBe(Relation relation) {
        return relation == Relation.EQUAL || relation == expected;
    }

    /** The statements of the version, each by its elements' JSON. */
    abstract List<Map<String, String>> statements(List<Map<String, String>> original, Random random);

    /** The version's text. */
    String of(String text, Json policy, Random random) {
        List<Map<String, String>> original = new ArrayList<>();
        Json statements = policy.get("Statement").orElseThrow();
        for (Json statement : statements.asArray().map(Json.Arr::elements).orElse(List.of(statements))) {
            Map<String, String> elements = new TreeMap<>();
            statement
                    .asObject()
                    .orElseThrow()
                    .members()
                    .forEach(member ->
                            elements.put(member.name(), member.value().span().of(text)));
            original.add(elements);
        }
        Optional<String> version = policy.text("Version");
        return JsonWriter.line(out -> {
            version.ifPresent(given -> out.member("Version", given));
            out.raws(
                    "Statement",
                    statements(original, random).stream().map(Variant::json).toList());
        });
    }

    private static String json(Map<String, String> elements) {
        return JsonWriter.line(out -> elements.forEach(out::raw)).strip();
    }

    private static List<Map<String, String>> changed(
            List<Map<String, String>> original, Random random, UnaryOperator<Map<String, String>> change) {
        List<Integer> allows = new ArrayList<>();
        for (int i = 0; i < original.size(); i++) {
            if (original.get(i).getOrDefault("Effect", "").contains("Allow")) {
                allows.add(i);
            }
        }
        List<Map<String, String>> made = new ArrayList<>(original);
        int which = allows.get(random.nextInt(allows.size()));
        made.set(which, change.apply(made.get(which)));
        return made;
    }

    /** The elements of a list or the one string, as JSON; none where the statement has no such element. */
    private static List<String> list(Map<String, String> statement, String element) {
        String json = statement.getOrDefault(element, "[]").strip();
        List<String> found = new ArrayList<>();
        Matcher strings = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"").matcher(json);
        while (strings.find()) {
            found.add(strings.group());
        }
        return found;
    }

    private static Map<String, String> with(Map<String, String> statement, String element, List<String> values) {
        Map<String, String> made = without(statement, "Sid");
        made.put(element, "[" + String.join(",", values) + "]");
        return made;
    }

    private static Map<String, String> without(Map<String, String> statement, String element) {
        Map<String, String> made = new TreeMap<>(statement);
        made.remove(element);
        return made;
    }
}
