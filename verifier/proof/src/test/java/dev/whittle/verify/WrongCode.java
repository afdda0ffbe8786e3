package dev.whittle.verify;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A reader or writer of code with one fault, as what is changed in the source of the right one, and a file by which it is caught.
 *
 * @param catcher what of the product stops it at run time; the table, where only the right answer beside the file tells
 * @param file the file; in YAML where it starts so
 * @param asked what is unused, or what {@link RefinedCode} writes
 * @param before what stands once in the file, and is changed by the right product
 * @param after what that makes of it
 */
record WrongCode(
        String fault, Catcher catcher, List<Change> changes, String file, String asked, String before, String after) {
    private static final String WRITER = "source/CodeWriter";
    private static final String NOTATION = "source/SiteNotation";
    private static final String DOCUMENT = "source/DataDocument";

    private static final String YAML = """
            Resources: # \uD83D\uDE00
              P:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Statement:
                      - Effect: Allow
                        Action:
                          - a:A
                          - a:BA
                        Resource: !Ref X
            """;

    private static final String BLOCKS = """
            data "aws_iam_policy_document" "x" {
              statement {
                actions   = ["a:A", "a:BA"]
                resources = ["*"]
              }

              statement {
                effect    = "Deny"
                actions   = ["b:A", "b:AA"]
                resources = [var.x]
              }

              statement {
                not_actions = [var.open, "b:A"]
              }
            }
            """;

    /** Two statements, one of which denies a part of what the other allows where their contexts are one. */
    private static final String DENIED = """
            data "aws_iam_policy_document" "x" {
              statement {
                actions   = ["a:A", "a:BA"]
                resources = ALLOWED
              }

              statement {
                effect    = "Deny"
                actions   = ["a:BA"]
                resources = DENIED
              }
            }
            """;

    private static final String DYNAMIC = """
            data "aws_iam_policy_document" "x" {
              dynamic "statement" {
                for_each = var.a
                content {
                  actions   = ["a:A", "a:BA"]
                  resources = [statement.value]
                }
              }

              dynamic "statement" {
                for_each = var.b
                content {
                  effect    = "Deny"
                  actions   = ["a:BA"]
                  resources = [statement.value]
                }
              }
            }
            """;

    /** A statement that goes, unless one of its sid in another document would come back. */
    private static final String NAMED = """
            data "aws_iam_policy_document" "x" {
              OTHERS

              statement {
                actions   = ["a:A", "b:A"]
                resources = ["*"]
              }

              statement {
                sid       = "Other"
                actions   = ["a:BA"]
                resources = ["*"]
              }
            }
            """;

    /** A statement that goes, behind one that is like it. */
    private static final String GOES = "\n  statement {\n    actions   = [\"a:A\"]\n    resources = [\"*\"]\n  }\n";

    private static final String LIKE = """
            data "aws_iam_policy_document" "x" {
              statement {
                actions   = ["b:A"]
                resources = ["*"]
              }
            """ + GOES + "}\n";

    /** What is changed. */
    record Change(String type, String right, String wrong) {
        Path source() {
            return Path.of("..", "..", "engine", "src", "main", "java", "dev", "whittle", type + ".java");
        }
    }

    /** What catches a fault, by the start of what the product then says. */
    enum Catcher {
        /** The edited text is read again, and is none, or no policy. */
        READING("refused: "),
        /** Obligation F, only these bytes. */
        F("disagreement: refining changed other bytes: "),
        /** Obligation S, the same statements but for their lists. */
        S("disagreement: refining changed more than action lists: "),
        /** The obligations that Z3 decides. */
        V("REFUTED by V1 to V4"),
        /** Nothing that runs: the product answers, and otherwise than the table. */
        TABLE("");

        private final String start;

        Catcher(String start) {
            this.start = start;
        }

        /** The one that an answer is from. */
        static Catcher of(String answer) {
            return Arrays.stream(values())
                    .filter(each -> answer.startsWith(each.start))
                    .findFirst()
                    .orElseThrow();
        }
    }

    WrongCode {
        changes = List.copyOf(changes);
    }

    static WrongCode of(
            String fault, Catcher catcher, Change change, String file, String asked, String before, String after) {
        return new WrongCode(fault, catcher, List.of(change), file, asked, before, after);
    }

    /** All of them. */
    static List<WrongCode> all() {
        return List.of(
                of(
                        "a star stays without quotes",
                        Catcher.READING,
                        new Change("source/YamlWriter", "[*-].*|", "[-].*|"),
                        YAML,
                        "write *:A",
                        "- a:A\n",
                        "- \"*:A\"\n"),
                of(
                        "code points are taken for UTF-16",
                        Catcher.F,
                        new Change("source/yaml/CodePoints", "if (offsets == null) {", "if (length > 0) {"),
                        YAML,
                        "write a:AB",
                        "- a:A\n",
                        "- a:AB\n"),
                of(
                        "the comment of the element before goes",
                        Catcher.TABLE,
                        new Change(
                                WRITER,
                                "return areOnOneLine(items)\n",
                                "return areOnOneLine(items) || !items.isEmpty()\n"),
                        BLOCKS.replace("[\"a:A\", \"a:BA\"]", "[\n      \"a:A\", # of a\n      \"a:BA\"]"),
                        "a:BA",
                        "      \"a:BA\"]",
                        "    ]"),
                of(
                        "line ends are mixed",
                        Catcher.TABLE,
                        new Change(WRITER, "? \"\\r\\n\" : \"\\n\"", "? \"\\n\" : \"\\n\""),
                        YAML.replace("\n", "\r\n"),
                        "write a:A a:B",
                        "- a:A\r\n",
                        "- a:A\r\n              - a:B\r\n"),
                of(
                        "a comma stays behind what goes",
                        Catcher.READING,
                        new Change(
                                WRITER,
                                "int end = isCommaAt(behind) ? beforeComment(behind + 1) : item.end();",
                                "int end = item.end();"),
                        BLOCKS.replace("\"a:A\", \"a:BA\"]", "\"a:BA\", # first\n      \"a:A\"]"),
                        "a:BA",
                        "[\"a:BA\", # first",
                        "[ # first"),
                of(
                        "the comma between two elements goes",
                        Catcher.READING,
                        new Change(
                                WRITER,
                                "return new Span(items.get(at - 1).end(), item.end());",
                                "return new Span(items.get(at - 1).end(), item.end() + 1);"),
                        BLOCKS.replace("\"a:BA\"]", "\"a:BA\", \"a:B\"]"),
                        "a:BA",
                        ", \"a:BA\"",
                        ""),
                of(
                        "a comma is left before the bracket",
                        Catcher.TABLE,
                        new Change(
                                WRITER,
                                "return new Span(items.get(at - 1).end(), item.end());",
                                "return new Span(items.get(at - 1).end() + 1, item.end());"),
                        BLOCKS,
                        "a:BA",
                        ", \"a:BA\"",
                        ""),
                of(
                        "another element goes",
                        Catcher.V,
                        new Change(
                                WRITER,
                                "removed(tuple, at, isAnyBefore)",
                                "removed(tuple, tuple.items().size() - 1 - at, false)"),
                        BLOCKS,
                        "a:BA",
                        ", \"a:BA\"",
                        ""),
                of(
                        "a Deny loses an element",
                        Catcher.F,
                        new Change(
                                NOTATION,
                                "public List<TextEdit> keep() {\n                    return List.of();",
                                "public List<TextEdit> keep() {\n                    var all = statement.actions().entries();"
                                        + " return statement.effect() == Effect.DENY ? List.of(new TextEdit(new Span("
                                        + "all.get(0).span().start(), all.get(1).span().start()), \"\")) : List.of();"),
                        BLOCKS,
                        "a:BA",
                        ", \"a:BA\"",
                        ""),
                of(
                        "a statement that can't be read loses an element",
                        Catcher.F,
                        new Change(
                                NOTATION,
                                "return CodeWriter.apart(found);",
                                "int open = policy.source().text().indexOf(\", \\\"b:A\\\"]\");"
                                        + " found.add(new TextEdit(new Span(open, open + 7), \"\")); return found;"),
                        BLOCKS,
                        "a:BA",
                        ", \"a:BA\"",
                        ""),
                of(
                        "a variable gives way to another",
                        Catcher.F,
                        new Change(
                                NOTATION,
                                "return CodeWriter.apart(found);",
                                "int x = policy.source().text().indexOf(\"var.x\");"
                                        + " found.add(new TextEdit(new Span(x, x + 5), \"var.y\")); return found;"),
                        BLOCKS,
                        "a:BA",
                        ", \"a:BA\"",
                        ""),
                of(
                        "another statement goes",
                        Catcher.F,
                        new Change(NOTATION, "int at = list.indexOf(statement);", "int at = 0;"),
                        LIKE,
                        "a:A",
                        GOES,
                        ""),
                of(
                        "an argument goes with a statement",
                        Catcher.F,
                        new Change(
                                "source/HclWriter",
                                "Span lines = lines(block);",
                                "Span lines = new Span(lineStart(block.start()), nextLine(nextLine(block.end())));"),
                        LIKE.replace(GOES, GOES + "  source_policy_documents = var.others\n"),
                        "a:A",
                        GOES,
                        ""),
                named("in a document with sources", "source_policy_documents = [data.y.z.json]"),
                named("in a document with overrides", "override_policy_documents = [data.y.z.json]"),
                named("in a document that others may take up", "version = \"2012-10-17\""),
                of(
                        "what two dynamic blocks call by one name is one",
                        Catcher.TABLE,
                        new Change(
                                DOCUMENT,
                                ".map(each -> each.span().of(text))\n                .collect(Collectors.joining(\" and \"",
                                ".map(each -> each.name())\n                .collect(Collectors.joining(\" and \""),
                        DYNAMIC,
                        "a:BA",
                        "\"a:A\", \"a:BA\"",
                        "\"a:A\""),
                of(
                        "two holes are one",
                        Catcher.TABLE,
                        new Change(
                                "source/hcl/HclTemplates",
                                "return cursor.opaque(kind, from, parts);",
                                "return new Json.Opaque(kind, \"${}\", cursor.opaque(kind, from, parts).span(), parts);"),
                        DENIED.replace("ALLOWED", "[\"${var.a}\"]").replace("DENIED", "[\"${var.b}\"]"),
                        "a:BA",
                        "\"a:A\", \"a:BA\"",
                        "\"a:A\""),
                of(
                        "a Deny that may be left out is taken for sure",
                        Catcher.TABLE,
                        new Change(
                                DOCUMENT,
                                "scope.map(where -> Existence.ALWAYS.and(\"dynamic\" + where)).orElse(Existence.ALWAYS);",
                                "Existence.ALWAYS;"),
                        DYNAMIC.replace(
                                "\"a:BA\"]\n      resources = [statement.value]\n    }\n  }\n}",
                                "\"a:BA\"]\n      resources = [\"*\"]\n    }\n  }\n}"),
                        "a:BA",
                        "\"a:A\", \"a:BA\"",
                        "\"a:A\""),
                of(
                        "a Resource that is known later is every one",
                        Catcher.TABLE,
                        new Change(
                                "policy/Context",
                                "return equals(ALWAYS);",
                                "return equals(ALWAYS) || canonical.contains(\"<<\");"),
                        DENIED.replace("ALLOWED", "[\"*\"]").replace("DENIED", "var.secret"),
                        "a:BA",
                        "\"a:A\", \"a:BA\"",
                        "\"a:A\""),
                of(
                        "an effect that is not written is Deny",
                        Catcher.TABLE,
                        new Change(
                                DOCUMENT,
                                "private static final String EFFECT = \"Allow\";",
                                "private static final String EFFECT = \"Deny\";"),
                        BLOCKS,
                        "a:BA",
                        ", \"a:BA\"",
                        ""));
    }

    /** A statement that has to stay, since one of its sid may come back, and a list beside it that loses an element. */
    private static WrongCode named(String where, String others) {
        return of(
                "a statement with a sid goes " + where,
                Catcher.TABLE,
                new Change(NOTATION, "isOfDataDocument() && !existence(policy, each).isAlways()", "false"),
                NAMED.replace("OTHERS", others),
                "a:BA b:A",
                ", \"b:A\"",
                "");
    }

    String name() {
        return file.startsWith("Resources:") ? "template.yaml" : file.startsWith("{") ? "main.tf.json" : "main.tf";
    }

    /** What the right product makes of the file. */
    String right() {
        return file.replace(before, after);
    }

    @Override
    public String toString() {
        return fault;
    }
}
