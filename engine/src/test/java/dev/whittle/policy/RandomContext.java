package dev.whittle.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A policy with one statement whose context is drawn out of few words, so that two of them are often nearly alike, and
 * what AWS reads in it. Text and meaning are both made of the same values, and nothing of the reader is in either.
 *
 * @param version the policy's Version, if it has one
 * @param elements the statement's elements but Effect and Action: strings, numbers, booleans, lists and maps of them
 */
record RandomContext(Optional<String> version, Map<String, Object> elements) {
    private static final List<String> STRINGS = List.of(
            "*",
            "a",
            "A",
            "b",
            "a\",\"b",
            "a\\",
            "a\\\"",
            "1",
            "true",
            "[]",
            "${aws:x}",
            "${",
            "$",
            "{",
            "$ {",
            "\u00e9",
            "e\u0301",
            "\ud83d\ude00",
            "\n",
            "\\n",
            "Version",
            "2012-10-17",
            "2008-10-17");
    private static final List<Object> SCALARS = List.of(1, 1.0, true, false);
    private static final List<String> NAMES =
            List.of("aws:x", "AWS:x", "aws:X", "s3:y", "${a}", "\u017f3:y", "a\":[\"b");
    private static final List<String> OPERATORS = List.of("Bool", "bool", "BoolIfExists", "StringLike");
    private static final List<String> TYPES = List.of("AWS", "aws", "Service");

    /** A policy's context. */
    static RandomContext draw(Random random) {
        return new RandomContext(version(random), elements(random));
    }

    /** Another one: the same with another Version, written in another order or way, or with one value changed. */
    RandomContext changed(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new RandomContext(version(random), elements);
            case 1 -> new RandomContext(version, shuffled(elements, random));
            default -> {
                Map<String, Object> changed = new LinkedHashMap<>(elements);
                String name = List.copyOf(elements.keySet()).get(random.nextInt(elements.size()));
                Supplier<Object> leaf = () -> name.equals("Condition") ? value(random) : string(random);
                changed.computeIfPresent(
                        name, (key, value) -> value.equals("*") ? value : changed(value, leaf, random));
                yield new RandomContext(version, changed);
            }
        };
    }

    private static Object changed(Object value, Supplier<Object> leaf, Random random) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> changed = named(map);
            String name = List.copyOf(changed.keySet()).get(random.nextInt(changed.size()));
            changed.computeIfPresent(name, (key, inner) -> changed(inner, leaf, random));
            return changed;
        }
        if (value instanceof List<?> list) {
            List<Object> changed = new ArrayList<>(list);
            changed.set(random.nextInt(list.size()), leaf.get());
            return changed;
        }
        // As a list: the same, unless it holds what looks like the end of one string and the start of the next.
        return value instanceof String string && random.nextInt(4) == 0
                ? List.of((Object[]) string.split("\",\"", -1))
                : leaf.get();
    }

    private static Optional<String> version(Random random) {
        return List.of(Optional.<String>empty(), Optional.of("2008-10-17"), Optional.of("2012-10-17"))
                .get(random.nextInt(3));
    }

    private static Map<String, Object> elements(Random random) {
        Map<String, Object> elements = new LinkedHashMap<>();
        if (random.nextInt(4) > 0) {
            elements.put(random.nextInt(4) > 0 ? "Resource" : "NotResource", strings(random));
        }
        if (random.nextInt(3) == 0) {
            Object principal = random.nextInt(3) == 0 ? "*" : map(TYPES, random, () -> strings(random));
            elements.put(random.nextInt(4) > 0 ? "Principal" : "NotPrincipal", principal);
        }
        if (elements.isEmpty() || random.nextInt(2) == 0) {
            elements.put("Condition", map(OPERATORS, random, () -> map(NAMES, random, () -> values(random))));
        }
        return shuffled(elements, random);
    }

    private static Map<String, Object> map(List<String> names, Random random, Supplier<Object> value) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            map.put(names.get(random.nextInt(names.size())), value.get());
        }
        return map;
    }

    private static Object strings(Random random) {
        return random.nextBoolean() ? string(random) : list(random, () -> string(random));
    }

    private static Object values(Random random) {
        return random.nextBoolean() ? value(random) : list(random, () -> value(random));
    }

    private static Object value(Random random) {
        return random.nextInt(3) == 0 ? SCALARS.get(random.nextInt(SCALARS.size())) : string(random);
    }

    private static Object string(Random random) {
        return STRINGS.get(random.nextInt(STRINGS.size()));
    }

    private static List<Object> list(Random random, Supplier<Object> element) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private static Map<String, Object> shuffled(Map<String, Object> map, Random random) {
        List<String> names = new ArrayList<>(map.keySet());
        Collections.shuffle(names, random);
        Map<String, Object> shuffled = new LinkedHashMap<>();
        names.forEach(name -> {
            Object value = map.getOrDefault(name, "");
            shuffled.put(name, value instanceof Map<?, ?> inner ? shuffled(named(inner), random) : value);
        });
        return shuffled;
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    /** The policy's text. */
    String text() {
        StringBuilder text = new StringBuilder("{");
        version.ifPresent(value -> text.append("\"Version\":\"").append(value).append("\","));
        text.append("\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"");
        elements.forEach(
                (name, value) -> text.append(",\"").append(name).append("\":").append(json(value)));
        return text.append("}}").toString();
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> members = new ArrayList<>();
            map.forEach((name, inner) -> members.add(json(String.valueOf(name)) + ":" + json(inner)));
            return "{" + String.join(",", members) + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(",", list.stream().map(RandomContext::json).toList()) + "]";
        }
        if (value instanceof String string) {
            return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\u000a") + '"';
        }
        return value.toString();
    }

    /**
     * What AWS reads, as values that are equal only where it is sure to read the same: lists are sets, one value is the
     * list of it, names have no order but among those that differ in letter case alone, and where a {@code $} stands
     * before a brace the language counts, which without Version is the older one.
     */
    Object reading() {
        Object meaning = meaning(elements);
        return text().contains("${") ? List.of(version.orElse("2008-10-17"), meaning) : meaning;
    }

    private static Object meaning(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, List<Object>> alike = new LinkedHashMap<>();
            map.forEach((name, inner) -> alike.computeIfAbsent(
                            String.valueOf(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT),
                            key -> new ArrayList<>())
                    .add(List.of(name, meaning(inner))));
            return alike;
        }
        Set<Object> meanings = new LinkedHashSet<>();
        (value instanceof List<?> list ? list : List.of(value))
                .forEach(each -> meanings.add(List.of(each.getClass(), each)));
        return meanings;
    }
}
