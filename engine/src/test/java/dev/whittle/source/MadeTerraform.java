package dev.whittle.source;

import dev.whittle.json.Span;
import dev.whittle.source.MadeCode.Listed;
import dev.whittle.source.MadeCode.Made;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes Terraform files with policies in data documents and in calls of jsonencode. */
final class MadeTerraform {
    private static final List<String> CONTEXTS = List.of(
            "[\"*\"]",
            "[\"*\"]",
            "[\"*\"]",
            "[var.bucket, \"${var.bucket}/*\"]",
            "[aws_sqs_queue.this.arn]",
            "[for b in var.all : \"${b}/x\"]");

    private static final String CONDITION = """
                condition {
                  test     = "Bool"
                  variable = "aws:x"
                  values   = [var.x]
                }
            """;

    private final Pen pen;
    private final boolean isTidy;
    private final List<Made> made = new ArrayList<>();

    private MadeTerraform(Random random, boolean isTidy) {
        this.pen = new Pen(random);
        this.isTidy = isTidy;
    }

    /**
     * A file.
     *
     * @param isTidy whether it is laid out as people do; else comments and line ends stand wherever they may
     */
    static MadeCode of(Random random, boolean isTidy) {
        return new MadeTerraform(random, isTidy).file();
    }

    private MadeCode file() {
        pen.put(pen.isOneIn(8) ? "\uFEFF" : "");
        pen.put("locals {\n  smile = \"\uD83D\uDE00 ${upper(\"x\")}\"\n}\n\n");
        int sites = 1 + pen.below(2);
        for (int i = 0; i < sites; i++) {
            if (pen.isOneIn(2)) {
                document("d" + i);
            } else {
                encoded("p" + i);
            }
            pen.put(pen.isOneIn(2) ? "\n# between\n" : "\n");
        }
        pen.put("resource \"aws_s3_bucket\" \"b\" {\n  bucket = <<-E\n    [\"s3:Get*\"]\n  E\n}");
        pen.put(isTidy || pen.isOneIn(2) ? "\n" : "");
        return new MadeCode("main.tf", pen.text(), made);
    }

    /** What may stand between two tokens of a line. */
    private String gap() {
        return isTidy || !pen.isOneIn(6) ? " " : pen.any(List.of("", "\t", "  ", " /*" + pen.comment() + "*/ "));
    }

    /** What may stand between two tokens in brackets. */
    private String free(String usual) {
        if (isTidy || !pen.isOneIn(4)) {
            return usual;
        }
        return switch (pen.below(5)) {
            case 0 -> "\n  ";
            case 1 -> " #" + pen.comment() + "\n    ";
            case 2 -> "//" + pen.comment() + "\n\n";
            case 3 -> "/*" + pen.comment() + "\n*/";
            default -> "";
        };
    }

    private String lines(String indentation) {
        return pen.isOneIn(5) ? indentation + "#" + pen.comment() + "\n" : "";
    }

    private void document(String name) {
        String address = "data.aws_iam_policy_document." + name;
        pen.put("data \"aws_iam_policy_document\" \"" + name + "\" {\n");
        List<Object> home = List.of("data", "aws_iam_policy_document", name, 0);
        int blocks = 0;
        int dynamics = 0;
        int count = 1 + pen.below(4);
        for (int i = 0; i < count; i++) {
            pen.put(i > 0 && !pen.isOneIn(3) ? "\n" : "").put(lines("  "));
            pen.put(!isTidy && pen.isOneIn(8) ? "  /*" + pen.comment() + "*/ " : "  ");
            if (pen.isOneIn(7)) {
                pen.put("statement {\n    actions = var.open\n  }\n");
                blocks++;
            } else if (pen.isOneIn(6)) {
                dynamic(address, path(home, "dynamic", "statement", dynamics));
                dynamics++;
            } else {
                int start = pen.at();
                pen.put("statement {");
                inBlock(address, start, path(home, "statement", blocks), List.of());
                blocks++;
            }
            if (i == 0 && pen.isOneIn(3)) {
                pen.put(lines("  ")).put("  source_policy_documents = [data.other.x.json]\n");
            }
        }
        pen.put(pen.isOneIn(4) ? "  version = \"2012-10-17\"\n" : "").put("}\n");
    }

    private static List<Object> path(List<Object> start, Object... more) {
        List<Object> path = new ArrayList<>(start);
        Collections.addAll(path, more);
        return List.copyOf(path);
    }

    private void dynamic(String address, List<Object> home) {
        int start = pen.at();
        pen.put("dynamic \"statement\" {\n    for_each = var.all\n    content {");
        int first = made.size();
        inBlock(address, start, home, List.of("content", 0));
        pen.put("  }");
        int end = pen.at();
        pen.put("\n");
        Made inner = made.remove(first);
        made.add(new Made(
                inner.site(),
                inner.effect(),
                inner.isNegated(),
                inner.isBare(),
                inner.patterns(),
                inner.value(),
                inner.elements(),
                new Span(start, end),
                home,
                inner.within()));
    }

    /** What follows the brace of a block that holds a statement, the line end behind the block included. */
    private void inBlock(String address, int start, List<Object> home, List<Object> before) {
        boolean isNegated = pen.isOneIn(6);
        String effect = pen.isOneIn(5) ? "Deny" : "Allow";
        String name = isNegated ? "not_actions" : "actions";
        boolean isOnOneLine = effect.equals("Allow") && pen.isOneIn(8);
        Listed list = new Listed(false);
        if (isOnOneLine) {
            pen.put(" " + name + " = ");
            oneLine(list);
            pen.put(" }");
        } else {
            pen.put("\n");
            List<Runnable> lines = new ArrayList<>();
            if (pen.isOneIn(4)) {
                lines.add(() -> pen.put("    sid" + gap() + "=" + gap() + "\"S" + made.size() + "\"\n"));
            }
            if (effect.equals("Deny") || pen.isOneIn(2)) {
                lines.add(() -> pen.put("    effect" + gap() + "=" + gap() + "\"" + effect + "\"\n"));
            }
            lines.add(() -> {
                pen.put("    " + name + gap() + "=" + gap());
                list(list, "    ");
                pen.put(!isTidy && pen.isOneIn(4) ? " #" + pen.comment() + "\n" : "\n");
            });
            String resources = pen.any(CONTEXTS);
            lines.add(() -> pen.put(lines("    ")).put("    resources" + gap() + "=" + gap() + resources + "\n"));
            if (pen.isOneIn(5)) {
                lines.add(() -> pen.put(CONDITION));
            }
            Collections.shuffle(lines, pen.random());
            lines.forEach(Runnable::run);
            pen.put("  }");
        }
        Span whole = new Span(start, pen.at());
        pen.put(pen.isOneIn(6) ? " #" + pen.comment() + "\n" : "\n");
        made.add(list.of(address, effect, isNegated, whole, home, path(before, name)));
    }

    private void encoded(String name) {
        String address = "aws_iam_policy." + name + ".policy";
        pen.put("resource \"aws_iam_policy\" \"" + name + "\" {\n  policy = jsonencode({\n");
        pen.put(pen.isOneIn(2) ? "    Version = \"2012-10-17\"\n" : "");
        pen.put("    Statement" + gap() + pen.any(List.of("=", ":")) + gap());
        List<Object> home = List.of("document", "Statement");
        if (pen.isOneIn(8)) {
            object(address, home, "    ");
        } else {
            pen.put("[");
            // How far fmt indents objects with braces on one line hangs on the first of them.
            boolean isGlued = !isTidy && pen.isOneIn(3);
            String between = isGlued ? " " : "\n      ";
            pen.put(free(isGlued ? "" : "\n      "));
            int count = 1 + pen.below(4);
            for (int i = 0; i < count; i++) {
                if (pen.isOneIn(8)) {
                    pen.put(pen.any(List.of("var.statement", "var.on ? var.a : var.b")));
                } else {
                    object(address, path(home, i), isGlued ? "    " : "      ");
                }
                boolean isLast = i == count - 1;
                pen.put(free(""));
                pen.put(!isLast || (!isGlued && pen.isOneIn(2)) ? "," : "");
                pen.put(!isGlued && pen.isOneIn(4) ? " #" + pen.comment() + "\n      " : isLast ? "" : free(between));
            }
            pen.put(isGlued ? "" : "\n    ").put("]");
        }
        pen.put("\n  })\n}\n");
    }

    private void object(String address, List<Object> home, String margin) {
        boolean isOnOneLine = pen.isOneIn(3);
        String effect = pen.isOneIn(5) ? "Deny" : "Allow";
        boolean isNegated = pen.isOneIn(6);
        String name = isNegated ? "NotAction" : "Action";
        Listed list = new Listed(pen.isOneIn(3));
        List<Runnable> items = new ArrayList<>();
        items.add(() -> pen.put(key("Effect") + gap() + "\"" + effect + "\""));
        items.add(() -> {
            pen.put(key(name) + gap());
            if (isOnOneLine && !list.isBare()) {
                oneLine(list);
            } else {
                list(list, margin + "  ");
            }
        });
        String resource = pen.any(CONTEXTS);
        items.add(() -> pen.put(key("Resource") + gap() + resource));
        Collections.shuffle(items, pen.random());
        int start = pen.at();
        pen.put("{");
        for (int i = 0; i < items.size(); i++) {
            pen.put(isOnOneLine ? " " : "\n" + lines(margin + "  ") + margin + "  ");
            items.get(i).run();
            pen.put((isOnOneLine && i < items.size() - 1) || (!isTidy && pen.isOneIn(3)) ? "," : "");
            pen.put(!isOnOneLine && !isTidy && pen.isOneIn(6) ? " #" + pen.comment() : "");
        }
        pen.put(isOnOneLine ? " }" : "\n" + margin + "}");
        made.add(list.of(address, effect, isNegated, new Span(start, pen.at()), home, List.of(name)));
    }

    private String key(String name) {
        String sign = isTidy ? "=" : pen.any(List.of("=", ":"));
        return (!isTidy && pen.isOneIn(4) ? "\"" + name + "\"" : name) + gap() + sign;
    }

    private void oneLine(Listed list) {
        list.startsAt(pen.at());
        pen.put("[");
        int count = 1 + pen.below(3);
        for (int i = 0; i < count; i++) {
            pen.put(i > 0 ? ", " : "");
            element(list);
        }
        pen.put(!isTidy && pen.isOneIn(5) ? ",]" : "]");
        list.endsAt(pen.at());
    }

    private void list(Listed list, String margin) {
        if (list.isBare()) {
            list.startsAt(pen.at());
            element(list);
            list.endsAt(pen.at());
        } else if (pen.isOneIn(3)) {
            oneLine(list);
        } else if (isTidy || pen.isOneIn(2)) {
            manyLines(list, margin);
        } else {
            anyhow(list);
        }
    }

    private void manyLines(Listed list, String margin) {
        list.startsAt(pen.at());
        pen.put("[\n").put(lines(margin + "  ")).put(margin + "  ");
        int count = 1 + pen.below(4);
        boolean isGlued = !isTidy && pen.isOneIn(5);
        for (int i = 0; i < count; i++) {
            element(list);
            boolean isLast = i == count - 1;
            pen.put(!isLast || (!isGlued && pen.isOneIn(2)) ? "," : "");
            if (!isLast && !isTidy && pen.isOneIn(6)) {
                pen.put(" ");
            } else if (!isLast) {
                pen.put(remark()).put("\n").put(lines(margin + "  ")).put(margin + "  ");
            } else if (!isGlued) {
                pen.put(remark()).put("\n");
            }
        }
        pen.put(isGlued ? "]" : lines(margin + "  ") + margin + "]");
        list.endsAt(pen.at());
    }

    private String remark() {
        return pen.isOneIn(3) ? " " + pen.any(List.of("#", "//")) + pen.comment() : "";
    }

    private void anyhow(Listed list) {
        list.startsAt(pen.at());
        pen.put("[").put(free(""));
        int count = 1 + pen.below(4);
        for (int i = 0; i < count; i++) {
            element(list);
            pen.put(free(""));
            pen.put(i < count - 1 ? "," + free(" ") : pen.isOneIn(3) ? "," + free("") : "");
        }
        pen.put("]");
        list.endsAt(pen.at());
    }

    private void element(Listed list) {
        String pattern = pen.any(MadeCode.PATTERNS);
        int start = pen.at();
        String first = pattern.substring(0, 1);
        String escaped = String.format(Locale.ROOT, "\\u%04x", (int) first.charAt(0));
        pen.put('"' + (!isTidy && pen.isOneIn(12) ? escaped : first) + pattern.substring(1) + '"');
        list.add(pattern, new Span(start, pen.at()));
    }
}
