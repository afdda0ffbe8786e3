package dev.whittle.source;

import dev.whittle.json.Span;
import dev.whittle.source.MadeCode.Listed;
import dev.whittle.source.MadeCode.Made;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/** Makes CloudFormation templates in YAML, their policies in block and in flow style. */
final class MadeTemplate {
    private static final List<String> IN_FLOW =
            List.of("'*'", "\"*\"", "\"*\"", "!Sub \"${B.Arn}/*\"", "[!Ref A, '*']", "{Ref: Other}");
    private static final List<String> IN_BLOCK =
            List.of("'*'", "\"*\"", "\"*\"", "!Sub ${B.Arn}/*", "[!Ref A, '*']", "!GetAtt B.Arn", "{\"Fn::Sub\": 'x'}");

    private final Pen pen;
    private final int unit;
    private final List<Made> made = new ArrayList<>();

    private MadeTemplate(Random random) {
        this.pen = new Pen(random);
        this.unit = random.nextBoolean() ? 2 : 4;
    }

    /** A template. */
    static MadeCode of(Random random) {
        return new MadeTemplate(random).file();
    }

    private MadeCode file() {
        pen.put(pen.isOneIn(8) ? "\uFEFF" : "");
        pen.put(pen.isOneIn(2) ? "# \uD83D\uDE00: - 's\n" : "").put("Resources:\n");
        int sites = 1 + pen.below(2);
        for (int i = 0; i < sites; i++) {
            String name = "R" + i;
            pen.put(in(1) + name + ":").put(end());
            pen.put(in(2) + "Type: AWS::IAM::ManagedPolicy\n");
            pen.put(in(2) + "Properties:\n");
            pen.put(in(3) + "Description: \"\uD83D\uDE00 - [\"\n");
            pen.put(in(3) + "PolicyDocument:\n");
            pen.put(pen.isOneIn(2) ? in(4) + "Version: 2012-10-17\n" : "");
            pen.put(in(4) + "Statement:");
            statements(
                    name + ".PolicyDocument",
                    List.of("Resources", name, "Properties", "PolicyDocument", "Statement"),
                    4 * unit);
        }
        pen.put("Outputs:\n  X: {Value: 's3:Get*'}");
        pen.put(pen.isOneIn(2) ? "\n" : "");
        return new MadeCode("template.yaml", pen.text(), made);
    }

    private String in(int depth) {
        return " ".repeat(unit * depth);
    }

    /** A line end, perhaps behind a comment, and perhaps before lines that are comments. */
    private String end() {
        String end = pen.isOneIn(5) ? "  #" + pen.comment() + "\n" : "\n";
        return pen.isOneIn(8) ? end + " ".repeat(pen.below(9)) + "#" + pen.comment() + "\n" : end;
    }

    /** What may stand between two tokens in brackets, which are deeper than that column. */
    private String free(int column, String usual) {
        if (!pen.isOneIn(5)) {
            return usual;
        }
        String line = "\n" + " ".repeat(column + 1 + pen.below(4));
        return switch (pen.below(3)) {
            case 0 -> line;
            case 1 -> " #" + pen.comment() + line;
            default -> "  ";
        };
    }

    private void statements(String address, List<Object> home, int column) {
        int form = pen.below(8);
        if (form == 0) {
            pen.put(end()).put(" ".repeat(column + unit));
            int start = pen.at();
            mapping(address, home, start, column + unit);
        } else if (form == 1) {
            pen.put(" [").put(free(column, ""));
            int count = 1 + pen.below(3);
            for (int i = 0; i < count; i++) {
                braces(address, path(home, i), column);
                pen.put(free(column, "")).put(i < count - 1 ? "," + free(column, " ") : pen.isOneIn(4) ? "," : "");
            }
            pen.put("]").put(end());
        } else {
            pen.put(end());
            int dash = column + (pen.isOneIn(2) ? 0 : unit);
            int count = 1 + pen.below(4);
            for (int i = 0; i < count; i++) {
                entry(address, path(home, i), dash);
            }
        }
    }

    private static List<Object> path(List<Object> start, Object more) {
        List<Object> path = new ArrayList<>(start);
        path.add(more);
        return List.copyOf(path);
    }

    private void entry(String address, List<Object> home, int dash) {
        String margin = " ".repeat(dash);
        pen.put(pen.isOneIn(5) ? margin + "#" + pen.comment() + "\n" : "");
        pen.put(margin + "-");
        int kind = pen.below(8);
        if (kind == 0) {
            pen.put(" !GetAtt Made.Statement").put(end());
        } else if (kind == 1) {
            pen.put(" Effect: Allow\n" + margin + "  Action: !Ref Open\n" + margin + "  Resource: '*'\n");
        } else if (kind < 4) {
            pen.put(" ");
            braces(address, home, dash);
            pen.put(end());
        } else {
            int column = afterDash(dash);
            mapping(address, home, pen.at(), column);
        }
    }

    /** What stands between a dash and its value; the value's column. */
    private int afterDash(int dash) {
        int deeper = dash + 2 + (pen.isOneIn(4) ? 2 : 0);
        if (pen.isOneIn(6)) {
            pen.put(end()).put(" ".repeat(deeper));
        } else {
            pen.put(" ".repeat(deeper - dash - 1));
        }
        return deeper;
    }

    private String key(String name) {
        return switch (pen.below(8)) {
            case 0 -> "\"" + name + "\"";
            case 1 -> "'" + name + "'";
            case 2 -> name + " ";
            default -> name;
        };
    }

    /** Members a line each, the first of which starts here. */
    private void mapping(String address, List<Object> home, int start, int column) {
        String effect = pen.isOneIn(5) ? "Deny" : "Allow";
        boolean isNegated = pen.isOneIn(6);
        String name = isNegated ? "NotAction" : "Action";
        Listed list = new Listed(pen.isOneIn(3));
        int[] last = {0};
        List<IntConsumer> members = new ArrayList<>();
        members.add(i -> {
            pen.put(key("Effect") + ": " + effect);
            last[0] = pen.at();
            pen.put(end());
        });
        members.add(i -> {
            pen.put(key(name) + ":");
            last[0] = value(list, column);
        });
        members.add(i -> {
            pen.put(key("Resource") + ": " + pen.any(IN_BLOCK));
            last[0] = pen.at();
            pen.put(end());
        });
        Collections.shuffle(members, pen.random());
        for (int i = 0; i < members.size(); i++) {
            pen.put(i > 0 ? " ".repeat(column) : "");
            members.get(i).accept(i);
        }
        made.add(list.of(address, effect, isNegated, new Span(start, last[0]), home, List.of(name)));
    }

    private void braces(String address, List<Object> home, int column) {
        String effect = pen.isOneIn(5) ? "Deny" : "Allow";
        boolean isNegated = pen.isOneIn(6);
        String name = isNegated ? "NotAction" : "Action";
        Listed list = new Listed(pen.isOneIn(3));
        List<Runnable> members = new ArrayList<>();
        members.add(() -> pen.put(key("Effect") + ": " + effect));
        members.add(() -> {
            pen.put(key(name) + ": ");
            if (list.isBare()) {
                list.startsAt(pen.at());
                element(list, true);
                list.endsAt(pen.at());
            } else {
                brackets(list, column);
            }
        });
        members.add(() -> pen.put(key("Resource") + ": " + pen.any(IN_FLOW)));
        Collections.shuffle(members, pen.random());
        int start = pen.at();
        pen.put("{").put(free(column, ""));
        for (int i = 0; i < members.size(); i++) {
            members.get(i).run();
            pen.put(free(column, "")).put(i < members.size() - 1 ? "," + free(column, " ") : "");
        }
        pen.put("}");
        made.add(list.of(address, effect, isNegated, new Span(start, pen.at()), home, List.of(name)));
    }

    private void brackets(Listed list, int column) {
        list.startsAt(pen.at());
        pen.put("[").put(free(column, ""));
        int count = 1 + pen.below(4);
        for (int i = 0; i < count; i++) {
            element(list, true);
            pen.put(free(column, "")).put(i < count - 1 ? "," + free(column, " ") : pen.isOneIn(4) ? "," : "");
        }
        pen.put("]");
        list.endsAt(pen.at());
    }

    /** What follows a key's colon, the line end included; where the value ends. */
    private int value(Listed list, int column) {
        if (list.isBare()) {
            pen.put(pen.isOneIn(4) ? end() + " ".repeat(column + 1 + pen.below(3)) : " ");
            list.startsAt(pen.at());
            element(list, false);
            list.endsAt(pen.at());
            pen.put(end());
        } else if (pen.isOneIn(3)) {
            pen.put(" ");
            brackets(list, column);
            pen.put(end());
        } else {
            pen.put(end());
            block(list, column + (pen.isOneIn(2) ? 0 : unit));
        }
        return list.end();
    }

    private void block(Listed list, int dash) {
        int count = 1 + pen.below(4);
        for (int i = 0; i < count; i++) {
            pen.put(pen.isOneIn(6) ? " ".repeat(pen.below(12)) + "#" + pen.comment() + "\n" : "");
            pen.put(" ".repeat(dash));
            if (i == 0) {
                list.startsAt(pen.at());
            }
            pen.put("-");
            afterDash(dash);
            element(list, false);
            list.endsAt(pen.at());
            pen.put(end());
        }
    }

    private void element(Listed list, boolean isFlow) {
        String pattern = pen.any(MadeCode.PATTERNS);
        boolean mayBePlain = pattern.matches(isFlow ? "[a-z][^?]*" : "[a-z].*");
        int start = pen.at();
        String quote = mayBePlain ? pen.any(List.of("", "", "'", "\"")) : pen.any(List.of("'", "\""));
        pen.put(quote + pattern + quote);
        list.add(pattern, new Span(start, pen.at()));
    }
}
