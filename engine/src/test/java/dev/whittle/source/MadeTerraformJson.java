package dev.whittle.source;

import dev.whittle.json.Span;
import dev.whittle.source.MadeCode.Listed;
import dev.whittle.source.MadeCode.Made;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes files in Terraform's JSON syntax with data documents, of which statements and dynamic ones stand in arrays of their own. */
final class MadeTerraformJson {
    private static final List<String> CONTEXTS = List.of(
            "[\"*\"]",
            "[\"*\"]",
            "[\"${var.bucket}\", \"${var.bucket}/*\"]",
            "[\"${aws_sqs_queue.this[\\\"a]}\\\"].arn}\"]",
            "\"${[for b in var.all : \\\"${b}/x\\\"]}\"");

    private final Pen pen;
    private final List<Made> made = new ArrayList<>();

    private MadeTerraformJson(Random random) {
        this.pen = new Pen(random);
    }

    /** A file. */
    static MadeCode of(Random random) {
        return new MadeTerraformJson(random).file();
    }

    private MadeCode file() {
        pen.put("{" + gap() + "\"locals\": {\"smile\": \"\uD83D\uDE00 ${upper(\\\"x\\\")}\"}," + gap());
        pen.put("\"data\":" + gap() + "{\"aws_iam_policy_document\": {");
        int sites = 1 + pen.below(2);
        for (int i = 0; i < sites; i++) {
            pen.put(i > 0 ? "," + gap() : gap()).put("\"d" + i + "\": {");
            document("data.aws_iam_policy_document.d" + i);
            pen.put("}");
        }
        pen.put("}}" + gap() + "}").put(pen.isOneIn(2) ? "\n" : "");
        return new MadeCode("main.tf.json", pen.text(), made);
    }

    private String gap() {
        return pen.any(List.of("", " ", " ", "\n  ", "\n      ", "\t"));
    }

    private void document(String address) {
        List<Runnable> members = new ArrayList<>();
        List<Runnable> statements = new ArrayList<>();
        int count = 1 + pen.below(4);
        boolean isDynamic = pen.isOneIn(3);
        for (int i = 0; i < count; i++) {
            statements.add(() -> statement(address));
        }
        members.add(() -> {
            pen.put("\"statement\":" + gap());
            items(statements, count > 1 || isDynamic || pen.isOneIn(2));
        });
        if (isDynamic) {
            List<Runnable> dynamics = new ArrayList<>();
            for (int i = pen.below(2); i >= 0; i--) {
                dynamics.add(() -> dynamic(address));
            }
            members.add(() -> {
                pen.put("\"dynamic\": {\"statement\": ");
                items(dynamics, true);
                pen.put("}");
            });
        }
        if (pen.isOneIn(3)) {
            members.add(() -> pen.put("\"source_policy_documents\": [\"${data.other.x.json}\"]"));
        }
        if (pen.isOneIn(3)) {
            members.add(() -> pen.put("\"//\": \"[{ why\""));
        }
        shuffled(members);
    }

    private void shuffled(List<Runnable> members) {
        Collections.shuffle(members, pen.random());
        separated(members);
    }

    private void separated(List<Runnable> items) {
        pen.put(gap());
        for (int i = 0; i < items.size(); i++) {
            items.get(i).run();
            pen.put(gap()).put(i < items.size() - 1 ? "," + gap() : "");
        }
    }

    private void items(List<Runnable> items, boolean areInList) {
        if (areInList) {
            pen.put("[");
            separated(items);
            pen.put("]");
        } else {
            items.get(0).run();
        }
    }

    private void dynamic(String address) {
        int start = pen.at();
        pen.put("{\"for_each\": \"${var.all}\"," + gap() + "\"content\":" + gap());
        statement(address);
        Made inner = made.remove(made.size() - 1);
        pen.put(gap() + "}");
        made.add(new Made(
                inner.site(),
                inner.effect(),
                inner.isNegated(),
                inner.isBare(),
                inner.patterns(),
                inner.value(),
                inner.elements(),
                new Span(start, pen.at()),
                inner.home(),
                inner.within()));
    }

    private void statement(String address) {
        boolean isNegated = pen.isOneIn(6);
        String effect = pen.isOneIn(5) ? "Deny" : "Allow";
        Listed list = new Listed(false);
        List<Runnable> members = new ArrayList<>();
        if (effect.equals("Deny") || pen.isOneIn(2)) {
            members.add(() -> pen.put("\"effect\":" + gap() + "\"" + effect + "\""));
        }
        members.add(() -> {
            pen.put(isNegated ? "\"not_actions\":" : "\"actions\":").put(gap());
            list(list);
        });
        String resources = pen.any(CONTEXTS);
        members.add(() -> pen.put("\"resources\":" + gap() + resources));
        if (pen.isOneIn(4)) {
            members.add(() -> pen.put(
                    "\"condition\": {\"test\": \"Bool\", \"variable\": \"aws:x\", \"values\": [\"${var.x}\"]}"));
        }
        if (pen.isOneIn(4)) {
            members.add(() -> pen.put("\"//\": \"why, [\\\"s3:Get*\\\"]\""));
        }
        int start = pen.at();
        pen.put("{");
        shuffled(members);
        pen.put("}");
        made.add(list.of(address, effect, isNegated, new Span(start, pen.at()), List.of(), List.of()));
    }

    private void list(Listed list) {
        list.startsAt(pen.at());
        pen.put("[");
        List<Runnable> elements = new ArrayList<>();
        for (int i = pen.below(4); i >= 0; i--) {
            elements.add(() -> element(list));
        }
        separated(elements);
        pen.put("]");
        list.endsAt(pen.at());
    }

    private void element(Listed list) {
        String pattern = pen.any(MadeCode.PATTERNS);
        int start = pen.at();
        String first = pattern.substring(0, 1);
        String escaped = String.format(Locale.ROOT, "\\u%04x", (int) first.charAt(0));
        pen.put('"' + (pen.isOneIn(12) ? escaped : first) + pattern.substring(1) + '"');
        list.add(pattern, new Span(start, pen.at()));
    }
}
