package dev.whittle.verify;

import dev.whittle.verify.WrongCode.Catcher;
import dev.whittle.verify.WrongCode.Change;
import java.util.List;

/** Readers and writers of Terraform's JSON syntax with one fault each. */
final class WrongTerraformJson {
    /** A dynamic statement before two in an array of their own. */
    private static final String FILE = """
            {"data": {"aws_iam_policy_document": {"x": {
              "dynamic": {"statement": [{"for_each": "${var.a}", "content": {
                "actions": ["b:A", "b:AA"],
                "resources": ["${statement.value}"]
              }}]},
              "statement": [
                {"actions": ["a:A", "a:BA"], "resources": ["${var.a}/x"]},
                {"actions": ["ANOTHER"], "effect": "EFFECT", "resources": ["${var.b}/x"]}
              ]
            }}}}
            """;

    private WrongTerraformJson() {}

    /** All of them. */
    static List<WrongCode> all() {
        return List.of(
                WrongCode.of(
                        "a statement goes with what stands between its array and another one",
                        Catcher.READING,
                        new Change("source/JsonStatements", "return items.subList(from, to);", "return items;"),
                        file("b:BA", "Allow"),
                        "a:A a:BA",
                        "{\"actions\": [\"a:A\", \"a:BA\"], \"resources\": [\"${var.a}/x\"]},\n    ",
                        ""),
                WrongCode.of(
                        "two strings with holes are one",
                        Catcher.TABLE,
                        new Change("source/hcl/JsonTemplates", "quoted(string.value()),", "quoted(\"${}\"),"),
                        file("a:BA", "Deny"),
                        "a:BA",
                        ", \"a:BA\"",
                        ""),
                WrongCode.of(
                        "a list within a string is written",
                        Catcher.READING,
                        new Change(
                                "source/hcl/JsonTemplates",
                                "parts.get(0) instanceof Json.Scalar)",
                                "parts.get(0) instanceof Json.Arr)"),
                        file("a:BA", "Allow").replace("[\"b:A\", \"b:AA\"]", "\"${[\\\"b:A\\\", \\\"b:AA\\\"]}\""),
                        "write a:AB",
                        "\"a:A\"",
                        "\"a:AB\""),
                WrongCode.of(
                        "a dynamic block is an argument",
                        Catcher.TABLE,
                        new Change(
                                "source/hcl/TerraformBody",
                                "return name.equals(STATEMENTS) ? NONE : RESOURCE.labels(name);",
                                "return name.equals(STATEMENTS) ? NONE : OptionalInt.empty();"),
                        file("a:BA", "Allow"),
                        "b:AA",
                        ", \"b:AA\"",
                        ""));
    }

    private static String file(String another, String effect) {
        return FILE.replace("ANOTHER", another).replace("EFFECT", effect);
    }
}
