package dev.whittle.policy;

import dev.whittle.json.SourceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Policies in any layout that JSON allows, and edits of them. */
public final class RandomPolicyText {
    private static final List<String> NAMES =
            List.of("s3:Get*", "s3\\u003aPut*", "*", "iam:PassRole", "S3:?", "lambda:Invoke\\u002A");

    private final Random random;
    private final String lineEnd;
    private final String indentation;
    private final int looseness;

    public RandomPolicyText(Random random) {
        this.random = random;
        this.lineEnd = random.nextBoolean() ? "\n" : "\r\n";
        this.indentation = of(List.of("", "  ", "\t", "    "));
        this.looseness = random.nextInt(4);
    }

    public Policy policy() {
        List<String> statements = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            statements.add(statement(i));
        }
        boolean single = count == 1 && random.nextBoolean();
        List<String> members = new ArrayList<>();
        members.add(member("Statement", single ? statements.get(0) : list("[", statements, "]", 1)));
        members.add(member("Version", "\"2012-10-17\""));
        if (random.nextBoolean()) {
            members.add(member("Id", "\"\uD83E\uDE93 \\\" [{,\""));
        }
        Collections.shuffle(members, random);
        String text = space(0) + list("{", members, "}", 0) + space(0);
        return PolicyReader.read(new SourceText("random", text));
    }

    /** Nothing, a dropped statement, or lists of which at least one pattern is left. */
    public StatementEdit edit(Statement statement) {
        int kind = random.nextInt(4);
        if (kind == 0) {
            return new StatementEdit.Keep();
        }
        if (kind == 1) {
            return new StatementEdit.Drop();
        }
        List<Optional<List<Pattern>>> entries = new ArrayList<>();
        int left = 0;
        for (int i = 0; i < statement.actions().entries().size(); i++) {
            Optional<List<Pattern>> entry = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(patterns());
            left += entry.map(List::size).orElse(1);
            entries.add(entry);
        }
        List<Pattern> appended = left == 0 ? List.of(Pattern.of("x:Y")) : patterns();
        return new StatementEdit.Change(entries, appended);
    }

    private List<Pattern> patterns() {
        List<Pattern> patterns = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            patterns.add(Pattern.of("new:" + (char) ('A' + random.nextInt(26)) + of(List.of("", "*", "?x*"))));
        }
        return patterns;
    }

    private String statement(int index) {
        List<String> actions = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            actions.add('"' + of(NAMES) + '"');
        }
        boolean bare = actions.size() == 1 && random.nextBoolean();
        List<String> members = new ArrayList<>();
        members.add(member(
                random.nextBoolean() ? "Action" : "NotAction", bare ? actions.get(0) : list("[", actions, "]", 3)));
        members.add(member("Effect", of(List.of("\"Allow\"", "\"Deny\""))));
        if (random.nextBoolean()) {
            members.add(member("Sid", "\"\u00e9" + index + "\uD83E\uDE93\\uD83E\\uDE93\\n\""));
        }
        if (random.nextBoolean()) {
            members.add(member("Resource", list("[", List.of("\"*\"", "\"], \\\"Action\\\": [\""), "]", 3)));
        }
        if (random.nextBoolean()) {
            members.add(member("Condition", "{\"Bool\":{\"a,b\":" + of(List.of("true", "[ 1 , -2e5 ]")) + "}}"));
        }
        Collections.shuffle(members, random);
        return list("{", members, "}", 2);
    }

    private String member(String name, String value) {
        return '"' + name + '"' + gap() + ":" + gap() + value;
    }

    private String list(String open, List<String> items, String close, int depth) {
        boolean ownLines = random.nextInt(4) >= looseness;
        StringBuilder out = new StringBuilder(open);
        for (int i = 0; i < items.size(); i++) {
            out.append(i == 0 ? "" : gap() + ",")
                    .append(ownLines ? lineEnd + indentation.repeat(depth + 1) : gap())
                    .append(items.get(i));
        }
        return out.append(ownLines ? lineEnd + indentation.repeat(depth) : gap())
                .append(close)
                .toString();
    }

    private String gap() {
        return looseness < 2 ? (looseness == 0 ? "" : " ") : space(2);
    }

    private String space(int depth) {
        return of(List.of(
                "", "", " ", "  ", "\t", lineEnd, lineEnd + indentation.repeat(depth), lineEnd + lineEnd + " "));
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
