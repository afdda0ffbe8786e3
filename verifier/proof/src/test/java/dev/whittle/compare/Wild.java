package dev.whittle.compare;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Laws over real policies, a document a line with the members {@code id} and {@code text}: each is read or refused; it equals itself,
 * and itself split and shuffled; with a condition more it is narrower or equal, with a Deny more too. By hand: {@code java
 * dev.whittle.compare.Wild FILE}, with the tests' class path.
 */
final class Wild {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> slow = new ArrayList<>();
    private final Random random = new Random(20271127);

    public static void main(String[] arguments) throws IOException {
        Wild wild = new Wild();
        int line = 0;
        for (String each : Files.readAllLines(Path.of(arguments[0]))) {
            line++;
            try {
                wild.look(each);
            } catch (RuntimeException | StackOverflowError e) {
                wild.count("CRASH");
                System.out.println("line " + line + " fails");
                e.printStackTrace(System.out);
            }
        }
        wild.counts.forEach((what, count) -> System.out.println(count + " " + what));
        wild.slow.sort(Collections.reverseOrder());
        wild.slow.stream().limit(10).forEach(System.out::println);
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private static Json tree(String text) {
        SourceText source = new SourceText("tree", text);
        return JsonReader.readOne(source, new Problems("tree", text, Limits.DEFAULT))
                .orElseThrow();
    }

    private void look(String line) {
        Json object = tree(line);
        String id = object.text("id").orElseThrow();
        String text = object.text("text").orElseThrow();
        Asked alone;
        try {
            alone = Asked.of(List.of(text));
        } catch (InvalidInputException e) {
            count(
                    e.toString().contains("unlike the first")
                            ? "document refused: mixed kinds"
                            : "document refused by the strict reader");
            return;
        }
        count("read");
        boolean isUnderstood = alone.policies().get(0).refusals().isEmpty();
        count(isUnderstood ? "read, every statement understood" : "read, some statement refused");
        RefusalTwins.difference(
                        alone.trees().get(0),
                        alone.documents(),
                        alone.policies().get(0))
                .ifPresent(words -> {
                    count("DIFFERENCE of refusals");
                    System.out.println(id + " " + words.substring(0, Math.min(words.length(), 700)));
                });
        compare(id, "itself", text, text, List.of("equal"), isUnderstood);
        Json document = alone.trees().get(0);
        compare(id, "split and shuffled", text, split(document), List.of("equal"), isUnderstood);
        compare(
                id,
                "with a condition",
                text,
                changed(document, Change.CONDITION),
                List.of("equal", "wider"),
                isUnderstood);
        compare(id, "with a Deny", text, changed(document, Change.DENY), List.of("equal", "wider"), isUnderstood);
        compare(
                id,
                "without a Deny",
                text,
                changed(document, Change.NO_DENY),
                List.of("equal", "narrower"),
                isUnderstood);
    }

    private enum Change {
        CONDITION,
        DENY,
        NO_DENY
    }

    private void compare(String id, String law, String one, String other, List<String> expected, boolean isUnderstood) {
        long start = System.nanoTime();
        String word;
        Optional<String> reason;
        try {
            Comparison comparison = Asked.of(one, other).compared();
            word = comparison.relation().word();
            reason = List.of(comparison.aInsideB(), comparison.bInsideA()).stream()
                    .flatMap(each -> each.reason().stream())
                    .findFirst();
        } catch (InvalidInputException e) {
            count(law + ": no policy any more");
            return;
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        slow.add(String.format("%8d ms %s %s: %s", millis, id, law, word));
        boolean isRight = expected.contains(word);
        count(law + ": " + word + (isUnderstood ? "" : ", some statement refused")
                + (isRight ? "" : word.equals("unknown") ? " (unknown)" : " (WRONG)"));
        if (!isRight && (isUnderstood || !word.equals("unknown"))) {
            System.out.println(id + " " + law + ": " + word + " " + reason.orElse(""));
        }
    }

    private static List<Json> elements(Json value) {
        return value.asArray().map(Json.Arr::elements).orElseGet(() -> List.of(value));
    }

    private static String document(Json document, List<String> statements) {
        return "{"
                + document.text("Version")
                        .map(version -> "\"Version\":\"" + version + "\",")
                        .orElse("") + "\"Statement\":[" + String.join(",", statements) + "]}";
    }

    /** Statements of one action each where they list them, in any order, without Sids. */
    private String split(Json document) {
        List<String> statements = new ArrayList<>();
        for (Json statement : elements(document.get("Statement").orElseThrow())) {
            Optional<Json> actions = statement.get("Action");
            if (actions.isEmpty()) {
                statements.add(members(statement, Map.of(), ""));
                continue;
            }
            for (Json action : elements(actions.get())) {
                statements.add(members(statement, Map.of("Action", text(action)), ""));
            }
        }
        Collections.shuffle(statements, random);
        return document(document, statements);
    }

    private String changed(Json document, Change change) {
        List<String> statements = new ArrayList<>();
        List<Json> all = elements(document.get("Statement").orElseThrow());
        int at = random.nextInt(all.size());
        boolean isOfResource = all.get(0).get("Principal").isPresent()
                || all.get(0).get("NotPrincipal").isPresent();
        for (int i = 0; i < all.size(); i++) {
            Json statement = all.get(i);
            boolean isAllow = statement.text("Effect").filter("Allow"::equals).isPresent();
            if (change == Change.NO_DENY && !isAllow && all.size() > 1) {
                continue;
            }
            boolean isChanged = change == Change.CONDITION && i == at && isAllow;
            statements.add(members(
                    statement, Map.of(), isChanged ? "\"StringEquals\":{\"aws:RequestedRegion\":\"eu-west-1\"}" : ""));
        }
        if (change == Change.DENY) {
            statements.add(
                    "{\"Effect\":\"Deny\",\"Action\":\"*:Delete*\"," + (isOfResource ? "\"Principal\":\"*\"," : "")
                            + "\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":false}}}");
        }
        return document(document, statements.isEmpty() ? List.of(members(all.get(0), Map.of(), "")) : statements);
    }

    /** A statement's members, some of them replaced, and one more operator in its condition where it has none of that name. */
    private static String members(Json statement, Map<String, String> replaced, String condition) {
        List<String> members = new ArrayList<>();
        boolean isAdded = condition.isEmpty();
        for (Json.Member member : statement.asObject().orElseThrow().members()) {
            String value = replaced.getOrDefault(member.name(), text(member.value()));
            if (member.name().equals("Sid")) {
                continue;
            }
            if (member.name().equals("Condition") && !isAdded) {
                isAdded = true;
                boolean mayAdd = member.value().get("StringEquals").isEmpty() && value.length() > 2;
                value = mayAdd ? "{" + condition + "," + value.substring(1) : value;
            }
            members.add(JsonWriter.quoted(member.name()) + ":" + value);
        }
        if (!isAdded) {
            members.add("\"Condition\":{" + condition + "}");
        }
        return "{" + String.join(",", members) + "}";
    }

    private static String text(Json value) {
        if (value instanceof Json.Obj object) {
            return object.members().stream()
                    .map(member -> JsonWriter.quoted(member.name()) + ":" + text(member.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Json.Arr array) {
            return array.elements().stream().map(Wild::text).collect(Collectors.joining(",", "[", "]"));
        }
        return value.asText().map(JsonWriter::quoted).orElseGet(() -> ((Json.Scalar) value).lexeme());
    }
}
