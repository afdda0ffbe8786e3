package dev.whittle.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A policy in JSON in some layout, of which parts are filled in. In the plain text a hole is a word between two signs that stand
 * nowhere else, so that it is a part of a string, or a string of its own.
 */
final class RandomTextPolicy {
    /** Around the name of what is filled in. */
    static final char SIGN = '\u00A7';

    /** In place of the opening of an IAM variable. */
    private static final String VARIABLE = "\u00B6{";

    /** A text that a policy stands in, and how holes and variables are written there. */
    enum Form {
        HEREDOC("m.tf", "a = 1 # \uD83E\uDE93\nx = <<E\n", "\nE\ny = 2\n", "$${", "${ ", " }"),
        INDENTED("m.tf", "resource \"aws_iam_policy\" \"p\" {\n  policy = <<-E_\n", "\n    E_\n}\n", "$${", "${", "}"),
        SUB("t.yaml", "# \uD83E\uDE93\na:\n  b: !Sub |\n    ", "\n  c: 1\n", "${!", "${", "}"),
        QUOTED("t.yaml", "a:\n  b: !Sub '", "'\n  c: 1\n", "${!", "${", "}"),
        LITERAL("t.yaml", "a:\n- b:\n  - |-\n    ", "\n  c: 1\n", "${", "", ""),
        TEMPLATE("x.json.tpl", "", "\n", "$${", "${", "}");

        private final String file;
        private final String before;
        private final String after;
        private final String variable;
        private final String opening;
        private final String closing;

        Form(String file, String before, String after, String variable, String opening, String closing) {
            this.file = file;
            this.before = before;
            this.after = after;
            this.variable = variable;
            this.opening = opening;
            this.closing = closing;
        }

        String file() {
            return file;
        }

        /** How the tokens of a hole are joined. */
        String hole(String name) {
            boolean isHcl = this == HEREDOC || this == INDENTED || this == TEMPLATE;
            return isHcl ? "${ " + name + " }" : opening + name + closing;
        }

        private boolean hasHoles() {
            return this != LITERAL;
        }
    }

    private final Random random;
    private final Form form;
    private final String lineEnd;
    private final List<String> holes = List.of("a", "b", "cc");
    private final String written;

    RandomTextPolicy(Random random) {
        this.random = random;
        this.form = Form.values()[random.nextInt(Form.values().length)];
        this.lineEnd = random.nextBoolean() ? "\n" : "\r\n";
        this.written = policy();
    }

    Form form() {
        return form;
    }

    /** The document alone, in which holes are words and variables are IAM's. */
    String plain() {
        return written.replace(VARIABLE, "${");
    }

    /** The file. */
    String file() {
        UnaryOperator<String> ends = text -> text.replace("\n", lineEnd);
        String filled = written.replace(VARIABLE, form.variable)
                .replaceAll("\"" + SIGN + "#(\\w+)" + SIGN + "\"", hole())
                .replaceAll(SIGN + "(\\w+)" + SIGN, hole());
        return ends.apply(form.before) + filled + ends.apply(form.after);
    }

    private String hole() {
        return java.util.regex.Matcher.quoteReplacement(form.opening) + "$1"
                + java.util.regex.Matcher.quoteReplacement(form.closing);
    }

    private String policy() {
        List<String> statements = new ArrayList<>();
        statements.add(list("{", List.of(member("\"Effect\"", "\"Deny\""), member("\"Action\"", "\"*\"")), "}"));
        for (int i = random.nextInt(4); i > 0; i--) {
            statements.add(isOneIn(12) && form.hasHoles() ? value() : statement());
        }
        List<String> members = new ArrayList<>();
        members.add(member("\"Version\"", "\"2012-10-17\""));
        members.add(member("\"Statement\"", list("[", statements, "]")));
        Collections.shuffle(members, random);
        return list("{", members, "}");
    }

    private String statement() {
        List<String> actions = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String action = of(List.of("s3:Get*", "s3:\\u0050ut*", "*", "iam:PassRole", "S3:?"));
            actions.add('"' + (isOneIn(25) && form.hasHoles() ? named() : "") + action + '"');
        }
        boolean isBare = actions.size() == 1 && random.nextBoolean();
        List<String> members = new ArrayList<>();
        members.add(member(
                random.nextBoolean() ? "\"Action\"" : "\"NotAction\"",
                isBare ? actions.get(0) : list("[", actions, "]")));
        members.add(member(
                isOneIn(25) && form.hasHoles() ? '"' + named() + '"' : "\"Effect\"",
                of(List.of("\"Allow\"", "\"Deny\""))));
        if (members.get(1).startsWith("\"Effect\"") || random.nextBoolean()) {
            members.add(member(
                    "\"Resource\"", random.nextBoolean() ? resource() : list("[", List.of(resource(), string()), "]")));
        }
        if (random.nextBoolean()) {
            List<String> keys = List.of(member(string(), list("[", List.of(string(), "1", "true"), "]")));
            members.add(member(
                    "\"Condition\"", list("{", List.of(member("\"StringLike\"", list("{", keys, "}"))), "}")));
        }
        Collections.shuffle(members, random);
        return list("{", members, "}");
    }

    private String resource() {
        return isOneIn(4) && form.hasHoles() ? value() : isOneIn(3) ? "\"*\"" : string();
    }

    /** A hole in place of a value. */
    private String value() {
        return "\"" + SIGN + "#" + of(holes) + SIGN + "\"";
    }

    private String named() {
        return SIGN + of(holes) + SIGN;
    }

    private String string() {
        StringBuilder string = new StringBuilder("\"k");
        for (int i = random.nextInt(4); i > 0; i--) {
            boolean isHole = form.hasHoles() && random.nextInt(3) == 0;
            string.append(
                    isHole
                            ? named()
                            : of(List.of(
                                    "x",
                                    "a:$b%c/",
                                    "\uD83E\uDE93",
                                    "\\\"",
                                    "\\\\",
                                    "}",
                                    "{",
                                    VARIABLE + "aws:x}",
                                    "\\u0024{y}")));
        }
        return string.append('"').toString();
    }

    private String member(String name, String value) {
        return name + gap() + ":" + gap() + value;
    }

    private String list(String open, List<String> items, String close) {
        boolean isOnLines = random.nextBoolean();
        String gap = gap();
        StringBuilder out = new StringBuilder(open);
        for (int i = 0; i < items.size(); i++) {
            out.append(i == 0 ? "" : ",").append(isOnLines ? line() : gap).append(items.get(i));
        }
        return out.append(isOnLines ? line() : gap()).append(close).toString();
    }

    private String gap() {
        return of(List.of("", " ", "  "));
    }

    private String line() {
        return lineEnd + " ".repeat(4 + random.nextInt(5));
    }

    private boolean isOneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
