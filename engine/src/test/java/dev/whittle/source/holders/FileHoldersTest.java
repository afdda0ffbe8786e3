package dev.whittle.source.holders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who holds a policy that is all of its file: those who hold what takes the file. */
class FileHoldersTest {
    static final String POLICY =
            "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}\n";

    private static final String HOLED = POLICY.replace("\"*\"}", "\"${aws:username}\"}");

    private static final String BOTH = "role aws_iam_role.a = [a]; role aws_iam_role.b = [b]";

    static String role(String name) {
        return "resource \"aws_iam_role\" \"NAME\" {\n  name = \"NAME\"\n}\n".replace("NAME", name);
    }

    /** A role, and a policy that is written into it. */
    static String taker(String name, String policy) {
        return role(name) + """
                resource "aws_iam_role_policy" "NAME" {
                  name   = "NAME"
                  role   = aws_iam_role.NAME.id
                  policy = POLICY
                }
                """.replace("NAME", name).replace("POLICY", policy);
    }

    private static Tree tree(String terraform) {
        return Tree.of("main.tf", terraform).with("p.json", POLICY);
    }

    private static String users(String terraform) {
        return tree(terraform).users("p.json", ".");
    }

    static List<String> calls() {
        return List.of(
                "file(\"p.json\")",
                "file(\"./p.json\")",
                "\"${file(\"p.json\")}\"",
                "\"${ file(\"${path.module}/p.json\") }\"",
                "file(\"${path.module}/p.json\")",
                "file(\"${ path.module }/x/../p.json\")",
                "file(\"${path.root}/p.json\")",
                "file(\"${path.cwd}/p.json\")",
                "core::file(\"p.json\")",
                "templatefile(\"p.json\", {})",
                "templatefile(\"${path.module}/p.json\", { a = var.a })");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void file_isHeldByAllWhoseBlocksTakeIt(String call) {
        Tree tree = tree(taker("a", call) + taker("b", "file(\"p.json\")"));
        assertEquals(BOTH, tree.users("p.json", "."));
        assertEquals(Set.of("aws_iam_role_policy.policy"), tree.arguments("p.json"));
    }

    @Test
    void file_isFollowedThroughEveryBlockThatIs() {
        String code = role("a") + role("b") + """
                resource "aws_iam_policy" "p" {
                  policy = file("p.json")
                }
                resource "aws_iam_role_policy_attachment" "p" {
                  role       = aws_iam_role.a.name
                  policy_arn = aws_iam_policy.p.arn
                }
                resource "aws_iam_role" "c" {
                  name = "c"
                  inline_policy {
                    policy = file("p.json")
                  }
                }
                data "template_file" "t" {
                  template = file("p.json")
                }
                resource "aws_iam_user_policy" "u" {
                  user   = "u"
                  policy = data.template_file.t.rendered
                }
                """;
        Tree tree = tree(code);
        assertEquals(
                "role aws_iam_role.a = [a]; role aws_iam_role.c = [c]; user aws_iam_user_policy.u = [u]",
                tree.users("p.json", "."));
        assertEquals(
                Set.of("aws_iam_policy.policy", "aws_iam_role.inline_policy.policy", "aws_iam_user_policy.policy"),
                tree.arguments("p.json"));
        String leak = "output \"t\" {\n  value = data.template_file.t.rendered\n}\n";
        assertEquals(
                "unknown: main.tf:28: `output.t.value` names `data.template_file.t`, and is not followed",
                users(code + leak));
        assertEquals(true, tree(code + leak).arguments("p.json").contains("output.t.value"));
    }

    static Stream<Arguments> others() {
        String text = "a text names such a file, and is not followed";
        String open = "a file is read here whose path is not known, and may be this one";
        String taken = "takes it, and is not followed";
        return Stream.of(
                Arguments.of("locals {\n  p = file(\"p.json\")\n}\n", ":10: `locals.p` " + taken),
                Arguments.of("locals {\n  p = \"x/p.json\"\n}\n", ":10: " + text),
                Arguments.of("locals {\n  p = { a = \"p.json\" }\n}\n", ":10: " + text),
                Arguments.of("locals {\n  p = [file(\"${path.module}/p.json\")]\n}\n", ":10: " + text),
                Arguments.of("locals {\n  p = jsondecode(file(\"p.json\"))\n}\n", ":10: " + text),
                Arguments.of("locals {\n  p = filebase64(\"p.json\")\n}\n", ":10: " + text),
                Arguments.of("locals {\n  p = \"${var.dir}/p.json\"\n}\n", ":10: " + text),
                Arguments.of("locals {\n  p = \"${var.dir}p.json\"\n}\n", ":10: " + text),
                Arguments.of("locals {\n  p = <<EOF\nput file://p.json\nEOF\n}\n", ":10: " + text),
                Arguments.of("locals {\n  p = file(\"/srv/p.json\")\n}\n", ":10: " + text),
                Arguments.of("locals {\n  p = file(\"~/p.json\")\n}\n", ":10: " + text),
                Arguments.of(
                        "locals {\n  p = file(\"../here/p.json\")\n}\n",
                        ":10: from where its path counts is not" + " known, so that it may take it"),
                Arguments.of("locals {\n  p = \"x${file(\"p.json\")}\"\n}\n", ":10: " + text),
                Arguments.of("locals {\n  p = \"${file(var.x)}${file(var.y)}\"\n}\n", ":10: " + open),
                Arguments.of("locals {\n  p = file(var.x)\n}\n", ":10: " + open),
                Arguments.of("locals {\n  p = file(\"${var.x}.json\")\n}\n", ":10: " + open),
                Arguments.of("locals {\n  p = file(\"${path.module}/${var.x}\")\n}\n", ":10: " + open),
                Arguments.of("locals {\n  p = [core::filebase64(join(\"/\", [\"a\", \"b\"]))]\n}\n", ":10: " + open),
                Arguments.of("locals {\n  p = templatefile(format(\"%s\", var.x), {})\n}\n", ":10: " + open),
                Arguments.of("variable \"p\" {\n  default = \"p.json\"\n}\n", ":10: " + text),
                Arguments.of("data \"local_file\" \"p\" {\n  filename = \"${var.x}.json\"\n}\n", ":10: " + open),
                Arguments.of("output \"p\" {\n  value = file(\"p.json\")\n}\n", ":10: `output.p.value` " + taken),
                Arguments.of("module \"m\" {\n  p = file(\"p.json\")\n}\n", ":10: `module.m.p` " + taken),
                Arguments.of(
                        "data \"aws_iam_policy_document\" \"d\" {\n  source_json = file(\"p.json\")\n}\n",
                        ":10: `data.aws_iam_policy_document.d.source_json` " + taken),
                Arguments.of(
                        "data \"aws_iam_policy_document\" \"d\" {\n  source_policy_documents = [file(\"p.json\")]\n}\n",
                        ":10: " + text),
                Arguments.of(
                        "data \"template_file\" \"t\" {\n  template = templatefile(\"p.json\", {})\n}\n",
                        ":10: `data.template_file.t.template` " + taken),
                Arguments.of(
                        "resource \"aws_s3_bucket_policy\" \"b\" {\n  policy = file(\"p.json\")\n}\n",
                        ":10: `aws_s3_bucket_policy.b.policy` " + taken),
                Arguments.of(
                        "resource \"aws_iam_policy\" \"x\" {\n  policy = var.x ? file(\"p.json\") : \"\"\n}\n",
                        ":10: " + text),
                Arguments.of(
                        "resource \"aws_iam_policy\" \"x\" {\n  policy = templatefile(\"q.tpl\", { p = file(\"p.json\") })\n}\n",
                        ":10: " + text));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whateverElseMayTakeAFile_makesItsHoldersUnknown(String other, String reason) {
        assertEquals("unknown: main.tf" + reason, users(taker("a", "file(\"p.json\")") + other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "locals {\n  p = \"app-p.json\"\n}\n",
                "locals {\n  p = \"p.json.tpl\"\n}\n",
                "locals {\n  p = file(\"q.json\")\n}\n",
                "locals {\n  p = file(\"x/p.json\")\n}\n",
                "locals {\n  p = file(\"${var.x}/q.json\")\n}\n",
                "locals {\n  p = file(\"${var.x}-p.json\")\n}\n",
                "locals {\n  p = \"${var.x}.json\"\n}\n",
                "locals {\n  p = filebase64sha256(var.x)\n}\n",
                "# p.json is what a takes\n"
            })
    void whatMeansAnotherFile_changesNothing(String other) {
        assertEquals("role aws_iam_role.a = [a]", users(taker("a", "file(\"p.json\")") + other));
    }

    @Test
    void textsInOtherFiles_countTooButForAddressesAndResults() {
        String why = ": a text names such a file, and is not followed";
        String code = taker("a", "file(\"p.json\")");
        String script = "set -e\naws iam put-role-policy --policy-document file://x/p.json\n";
        assertEquals(
                "unknown: put.sh:2" + why, tree(code).withText("put.sh", script).users("p.json", "."));
        assertEquals(
                "unknown: ci.yaml:2" + why,
                tree(code).with("ci.yaml", "on:\n  paths: [x/p.json]\n").users("p.json", "."));
        assertEquals(
                "unknown: x/terragrunt.hcl:1" + why,
                tree(code)
                        .with("x/terragrunt.hcl", "inputs = { p = \"p.json\" }\n")
                        .users("p.json", "."));
        assertEquals(
                "role aws_iam_role.a = [a]",
                tree(code)
                        .withText("roles.map", "p.json//. somebody\n")
                        .withText("whittle.sarif", "{\"uri\": \"p.json\"}\n")
                        .users("p.json", "."));
        assertEquals(
                "unknown: log.txt: a file is read here whose path is not known, and may be this one",
                tree(code).withLongText("log.txt").users("p.json", "."));
        assertEquals(
                "unknown: `x/main.tf` can't be read, and may name it",
                tree(code).withUnreadable("x/main.tf").users("p.json", "."));
    }

    @Test
    void fileThatNothingTakes_hasUnknownHoldersAndNoArguments() {
        Tree tree = tree(role("a"));
        assertEquals("unknown: nothing in the folder takes this file", tree.users("p.json", "."));
        assertEquals(Set.of(), tree.arguments("p.json"));
        assertEquals(Set.of(), tree.arguments("main.tf"));
        Tree unattached = tree("resource \"aws_iam_policy\" \"p\" {\n  policy = file(\"p.json\")\n}\n");
        assertEquals("unknown: nothing in the code gives it to anybody", unattached.users("p.json", "."));
    }

    @Test
    void kindsThatDiffer_areAllTold() {
        String bucket = "resource \"aws_s3_bucket_policy\" \"b\" {\n  policy = file(\"p.json\")\n}\n";
        assertEquals(
                Set.of("aws_iam_role_policy.policy", "aws_s3_bucket_policy.policy"),
                tree(taker("a", "file(\"p.json\")") + bucket).arguments("p.json"));
        assertEquals(Set.of(), tree(bucket + "locals {\n  p = \"p.json\"\n}\n").arguments("p.json"));
        Tree trust = tree("resource \"aws_iam_role\" \"a\" {\n  assume_role_policy = file(\"p.json\")\n}\n");
        assertEquals(Set.of("aws_iam_role.assume_role_policy"), trust.arguments("p.json"));
        assertEquals(
                "unknown: main.tf:2: `aws_iam_role.a.assume_role_policy` takes it, and is not followed",
                trust.users("p.json", "."));
    }

    /** What stands in `${}` is filled in by one call and not by the other. */
    @Test
    void holes_areReadAsTheCallReadsThem() {
        String file = taker("a", "file(\"FILE\")");
        String template = taker("a", "templatefile(\"FILE\", {})");
        String a = "role aws_iam_role.a = [a]";
        for (String name : List.of("p.json", "p.json.tpl")) {
            for (String text : List.of(POLICY, HOLED, HOLED.replace("${", "%{"))) {
                boolean isJson = name.equals("p.json");
                boolean isPlain = text.equals(POLICY);
                Tree read = Tree.of("main.tf", file.replace("FILE", name)).with(name, text);
                Tree filled = Tree.of("main.tf", template.replace("FILE", name)).with(name, text);
                assertEquals(
                        isJson || isPlain
                                ? a
                                : "unknown: main.tf:7: this takes the file as it stands, but it is read as a template",
                        read.users(name, "."),
                        text);
                assertEquals(
                        !isJson || isPlain
                                ? a
                                : "unknown: main.tf:7: this fills in what stands in `${}`, but the file is read as it"
                                        + " stands",
                        filled.users(name, "."),
                        text);
            }
        }
        Tree later = Tree.of("main.tf", """
                data "template_file" "t" {
                  template = file("p.json")
                }
                resource "aws_iam_role_policy" "a" {
                  role   = "a"
                  policy = data.template_file.t.rendered
                }
                """);
        assertEquals(
                "unknown: main.tf:2: this fills in what stands in `${}`, but the file is read as it stands",
                later.with("p.json", HOLED).users("p.json", "."));
        String includes = HOLED.replace("aws:username", "file(x)");
        assertEquals(
                "unknown: q.tpl:1: a file is read here whose path is not known, and may be this one",
                tree(taker("a", "file(\"p.json\")")).with("q.tpl", includes).users("p.json", "."));
    }

    @Test
    void linesOfAMap_areAddedOrAreAll() {
        Tree known = tree(taker("a", "file(\"p.json\")"));
        assertEquals(
                "role aws_iam_role.a = [a]; role p.json//. = [x]",
                known.mapped("p.json//. x\n").users("p.json", "."));
        Tree unknown = tree(taker("a", "file(\"p.json\")") + "locals {\n  p = \"p.json\"\n}\n");
        assertEquals("role p.json//. = [x]", unknown.mapped("p.json//. x\n").users("p.json", "."));
        assertEquals(List.of(), unknown.code().unmet());
    }
}
