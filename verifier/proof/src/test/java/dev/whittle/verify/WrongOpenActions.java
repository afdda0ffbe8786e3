package dev.whittle.verify;

import dev.whittle.verify.WrongCode.Catcher;
import dev.whittle.verify.WrongCode.Change;
import java.util.List;

/** Readers and writers of lists of actions that are open in part, with one fault each. */
final class WrongOpenActions {
    /** Lists of which a part is open. */
    private static final String PARTS = """
            data "aws_iam_policy_document" "x" {
              statement {
                actions   = ["a:A", "a:${var.one}", "a:BA"]
                resources = [var.x]
              }

              statement {
                actions   = ["b:A", "b:${var.two}"]
                resources = [var.y]
              }

              statement {
                actions   = compact(["b:AA", "b:${var.three}"])
                resources = [var.z]
              }
            }
            """;

    private WrongOpenActions() {}

    /** All of them. */
    static List<WrongCode> all() {
        return List.of(
                WrongCode.of(
                        "an element that is open goes with another",
                        Catcher.F,
                        new Change(
                                "source/HclWriter",
                                "return inBrackets(list.items(), at, isAnyBefore, list.span().start());",
                                "return new Span(list.items().get(at - 1).start(), list.items().get(at).end());"),
                        PARTS,
                        "a:BA",
                        ", \"a:BA\"",
                        ""),
                WrongCode.of(
                        "an element that is open goes to another statement",
                        Catcher.S,
                        new Change(
                                "source/SiteNotation",
                                "return CodeWriter.apart(found);",
                                "int one = policy.source().text().indexOf(\", \\\"a:${var.one}\");"
                                        + " int two = policy.source().text().indexOf(\"\\\"b:${var.two}\");"
                                        + " found.add(0, new TextEdit(new Span(one, one + 16), \"\"));"
                                        + " found.add(new TextEdit(new Span(two, two), \"\\\"a:${var.one}\\\", \"));"
                                        + " return found;"),
                        PARTS,
                        "a:BA",
                        ", \"a:BA\"",
                        ""),
                WrongCode.of(
                        "an element that is open is overlooked",
                        Catcher.TABLE,
                        new Change(
                                "policy/ActionsReader",
                                "leave(part, where);\n            } else {",
                                "isNeverEmpty = false;\n            } else {"),
                        PARTS,
                        "b:A",
                        "\"b:A\", ",
                        ""),
                WrongCode.of(
                        "what may be nothing is left alone in a list",
                        Catcher.TABLE,
                        new Change("policy/ActionsReader", "!around.isCompact() && ", ""),
                        PARTS,
                        "a:BA b:AA",
                        ", \"a:BA\"",
                        ""));
    }
}
