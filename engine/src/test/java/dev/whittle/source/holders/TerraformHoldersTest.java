package dev.whittle.source.holders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who holds the policies of Terraform files: what is followed, and what makes users unknown. */
class TerraformHoldersTest {
    private static final String APP = "data.aws_iam_policy_document.app";

    /** A document, a role and a managed policy of that document, which nothing attaches. */
    private static final String BASE = """
            data "aws_iam_policy_document" "app" {
              statement {
                actions   = ["s3:*"]
                resources = ["*"]
              }
            }
            resource "aws_iam_role" "app" {
              name = "app"
            }
            resource "aws_iam_role" "batch" {
              name = "batch"
            }
            resource "aws_iam_user" "ann" {
              name = "ann"
            }
            resource "aws_iam_group" "all" {
              name = "all"
            }
            """;

    private static final String READ = """
            resource "aws_iam_role_policy" "app" {
              role   = aws_iam_role.app.name
              policy = data.aws_iam_policy_document.app.json
            }
            """;

    private static final String MANAGED = """
            resource "aws_iam_policy" "app" {
              name   = "app-access"
              policy = data.aws_iam_policy_document.app.json
            }
            """;

    private static final String ATTACHED = MANAGED + """
            resource "aws_iam_role_policy_attachment" "app" {
              role       = aws_iam_role.app.name
              policy_arn = aws_iam_policy.app.arn
            }
            """;

    private static String users(String more) {
        return Tree.of("main.tf", BASE + more).users("main.tf", APP);
    }

    static Stream<Arguments> followed() {
        String app = "role aws_iam_role.app = [app]";
        return Stream.of(
                Arguments.of(READ, app),
                Arguments.of(READ.replace(".name", ".id"), app),
                Arguments.of(READ.replace("app.json", "app[0].json"), app),
                Arguments.of(READ.replace("app.json", "app[each.key].minified_json"), app),
                Arguments.of(
                        READ.replace(
                                "data.aws_iam_policy_document.app.json",
                                "one(data.aws_iam_policy_document.app[*].json)"),
                        app),
                Arguments.of(
                        READ.replace(
                                "data.aws_iam_policy_document.app.json",
                                "\"${data.aws_iam_policy_document.app.json}\""),
                        app),
                Arguments.of(
                        READ.replace("aws_iam_role.app.name", "\"by-hand\""),
                        "role aws_iam_role_policy.app = [by-hand]"),
                Arguments.of(READ.replace("aws_iam_role.app.name", "aws_iam_role.app[\"a.b\"].name"), app),
                Arguments.of(
                        READ
                                + "resource \"null_resource\" \"x\" {\n  depends_on = [aws_iam_role_policy.app, data.aws_iam_policy_document.app]\n}\n",
                        app),
                Arguments.of(
                        READ + "moved {\n  from = aws_iam_role_policy.old\n  to   = aws_iam_role_policy.app\n}\n", app),
                Arguments.of(ATTACHED, app),
                Arguments.of(ATTACHED + """
                                        resource "aws_iam_role_policy_attachment" "b" {
                                          role = aws_iam_role.batch.id
                                          policy_arn = aws_iam_policy.app.id
                                        }
                                        """, app + "; role aws_iam_role.batch = [batch]"),
                Arguments.of(
                        ATTACHED.replace("aws_iam_role_policy_attachment", "aws_iam_policy_attachment")
                                .replace(
                                        "role       = aws_iam_role.app.name",
                                        "roles = [aws_iam_role.batch.name, \"x\"]\n  users = [aws_iam_user.ann.name]"),
                        "role aws_iam_role.batch = [batch]; role aws_iam_policy_attachment.app = [x]; user aws_iam_user.ann = [ann]"),
                Arguments.of(MANAGED + """
                                resource "aws_iam_role" "own" {
                                  name = "own"
                                  managed_policy_arns = [aws_iam_policy.app.arn, "arn:aws:iam::aws:policy/ReadOnlyAccess"]
                                }
                                """, "role aws_iam_role.own = [own]"),
                Arguments.of(MANAGED + """
                                resource "aws_iam_role_policy_attachments_exclusive" "x" {
                                  role_name = aws_iam_role.app.name
                                  policy_arns = [aws_iam_policy.app.arn]
                                }
                                """, app),
                Arguments.of(
                        "resource \"aws_iam_role\" \"own\" {\n  name = \"own\"\n  inline_policy {\n    policy = data.aws_iam_policy_document.app.json\n  }\n}\n",
                        "role aws_iam_role.own = [own]"),
                Arguments.of(
                        "resource \"aws_iam_user_policy\" \"u\" {\n  user = aws_iam_user.ann.name\n  policy = data.aws_iam_policy_document.app.json\n}\n",
                        "user aws_iam_user.ann = [ann]"),
                Arguments.of(
                        "data \"aws_iam_policy_document\" \"all\" {\n  source_policy_documents = [data.aws_iam_policy_document.app.json]\n}\n"
                                + READ.replace("document.app", "document.all"),
                        app),
                Arguments.of(
                        "data \"aws_iam_policy_document\" \"all\" {\n  override_policy_documents = data.aws_iam_policy_document.app[*].json\n}\n"
                                + READ.replace("document.app", "document.all"),
                        app),
                Arguments.of(
                        "data \"aws_iam_role\" \"other\" {\n  name = \"other\"\n}\n"
                                + READ.replace("aws_iam_role.app", "data.aws_iam_role.other"),
                        "role data.aws_iam_role.other = [other]"));
    }

    @ParameterizedTest
    @MethodSource("followed")
    void document_isFollowedToItsHolders(String more, String expected) {
        assertEquals(expected, users(more));
    }

    static Stream<Arguments> unknown() {
        String not = "is not followed";
        String leak = "`, and is not followed";
        return Stream.of(
                Arguments.of("", "nothing in the code gives it to anybody"),
                Arguments.of(MANAGED, "nothing in the code gives it to anybody"),
                Arguments.of(READ.replace("aws_iam_role.app.name", "var.role"), "main.tf:20: `var.role` " + not),
                Arguments.of(
                        READ.replace("aws_iam_role.app.name", "\"${var.env}-app\""),
                        "main.tf:20: `\"${var.env}-app\"` " + not),
                Arguments.of(
                        READ.replace("aws_iam_role.app.name", "aws_iam_role.app.arn"),
                        "main.tf:20: `aws_iam_role.app.arn` " + not),
                Arguments.of(
                        READ.replace("aws_iam_role.app.name", "aws_iam_role.gone.name"),
                        "main.tf:20: `aws_iam_role.gone` is no role of the code"),
                Arguments.of(
                        READ + "output \"p\" {\n  value = data.aws_iam_policy_document.app.json\n}\n",
                        "main.tf:24: `output.p.value` names `" + APP + leak),
                Arguments.of(
                        READ + "locals {\n  p = { a = [data.aws_iam_policy_document.app.json] }\n}\n",
                        "main.tf:24: `locals.p` names `" + APP + leak),
                Arguments.of(
                        READ
                                + "module \"m\" {\n  source = \"git::https://x/y\"\n  policy = data.aws_iam_policy_document.app.json\n}\n",
                        "main.tf:25: `module.m.policy` names `" + APP + leak),
                Arguments.of(
                        READ.replace(
                                "data.aws_iam_policy_document.app.json",
                                "replace(data.aws_iam_policy_document.app.json, \"a\", \"b\")"),
                        "main.tf:21: `aws_iam_role_policy.app.policy` names `" + APP + leak),
                Arguments.of(
                        READ.replace(
                                "data.aws_iam_policy_document.app.json",
                                "var.x ? data.aws_iam_policy_document.app.json : \"{}\""),
                        "main.tf:21: `aws_iam_role_policy.app.policy` names `" + APP + leak),
                Arguments.of(
                        READ.replace(
                                "data.aws_iam_policy_document.app.json",
                                "\"${data.aws_iam_policy_document.app.json} \""),
                        "main.tf:21: `aws_iam_role_policy.app.policy` names `" + APP + leak),
                Arguments.of(
                        READ
                                + "resource \"aws_s3_bucket_policy\" \"b\" {\n  policy = data.aws_iam_policy_document.app.json\n}\n",
                        "main.tf:24: `aws_s3_bucket_policy.b.policy` names `" + APP + leak),
                Arguments.of(
                        READ + "resource \"x\" \"y\" {\n  for_each = data.aws_iam_policy_document.app\n}\n",
                        "main.tf:24: `x.y.for_each` names `" + APP + leak),
                Arguments.of(
                        READ + "output \"p\" {\n  value = aws_iam_role_policy.app.policy\n}\n",
                        "main.tf:24: `output.p.value` names `aws_iam_role_policy.app" + leak),
                Arguments.of(
                        "resource \"aws_iam_role\" \"own\" {\n  dynamic \"inline_policy\" {\n    for_each = [1]\n    content {\n      policy = data.aws_iam_policy_document.app.json\n    }\n  }\n}\n",
                        "main.tf:23: `aws_iam_role.own.dynamic.content.policy` names `" + APP + leak),
                Arguments.of("""
                        resource "aws_iam_role" "own" {
                          inline_policy {
                            policy = data.aws_iam_policy_document.app.json
                          }
                        }
                        output "r" {
                          value = aws_iam_role.own
                        }
                        """, "main.tf:25: `output.r.value` names `aws_iam_role.own" + leak),
                Arguments.of(
                        "resource \"aws_iam_group_policy\" \"g\" {\n  group = aws_iam_group.all.name\n  policy = data.aws_iam_policy_document.app.json\n}\n",
                        "the group `aws_iam_group.all` holds it, and its members are not known"),
                Arguments.of(
                        ATTACHED
                                + "resource \"aws_iam_role\" \"b\" {\n  permissions_boundary = aws_iam_policy.app.arn\n}\n",
                        "main.tf:28: `aws_iam_role.b.permissions_boundary` names `aws_iam_policy.app" + leak),
                Arguments.of(
                        ATTACHED + "output \"arn\" {\n  value = aws_iam_policy.app.arn\n}\n",
                        "main.tf:28: `output.arn.value` names `aws_iam_policy.app" + leak),
                Arguments.of(
                        ATTACHED.replace(
                                "policy_arn = aws_iam_policy.app.arn", "policy_arn = aws_iam_policy.app.policy"),
                        "main.tf:25: `aws_iam_role_policy_attachment.app.policy_arn` names `aws_iam_policy.app" + leak),
                Arguments.of(
                        ATTACHED.replace("aws_iam_role.app.name", "each.value"), "main.tf:24: `each.value` " + not),
                Arguments.of(
                        ATTACHED.replace("aws_iam_role_policy_attachment", "aws_iam_policy_attachment")
                                .replace("role       = aws_iam_role.app.name", "roles = var.roles"),
                        "main.tf:24: `var.roles` " + not),
                Arguments.of(
                        MANAGED
                                + "resource \"aws_iam_role\" \"own\" {\n  managed_policy_arns = concat([aws_iam_policy.app.arn], var.more)\n}\n",
                        "main.tf:24: `aws_iam_role.own.managed_policy_arns` names `aws_iam_policy.app" + leak));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void document_thatGoesElsewhere_hasUnknownUsers(String more, String why) {
        assertEquals("unknown: " + why, users(more));
    }

    static Stream<Arguments> texts() {
        String text = "unknown: other.tf:2: a text may mean `aws_iam_policy.app`";
        String app = "role aws_iam_role.app = [app]";
        return Stream.of(
                Arguments.of("\"arn:aws:iam::123456789012:policy/app-access\"", text),
                Arguments.of("\"arn:aws:iam::${var.account}:policy/app-access\"", text),
                Arguments.of("\"arn:aws:iam::1:policy/app-${var.x}\"", text),
                Arguments.of("format(\"arn:aws:iam::1:policy/%s\", \"app-access\")", text),
                Arguments.of("join(\"/\", [\"arn:aws:iam::1:policy/\", \"app-access\"])", text),
                Arguments.of("join(\"/\", [\"arn:aws:iam::${var.account}:policy\", \"app-access\"])", text),
                Arguments.of("\"arn:aws:iam::1:policy${var.path}app-access\"", text),
                Arguments.of("join(\"\", [\"arn:aws:iam::\", var.account, \":policy\", \"/app-access\"])", text),
                Arguments.of("\"autoscaling:policy\"", app),
                Arguments.of("<<EOF\n[\"arn:aws:iam::1:policy/app-access\"]\nEOF", text),
                Arguments.of("\"arn:aws:iam::1:policy/app-accessible\"", app),
                Arguments.of("\"arn:aws:iam::1:policy/team/app-access\"", app),
                Arguments.of("\"arn:aws:iam::1:policy/app-*\"", app),
                Arguments.of("\"arn:aws:iam::aws:policy/app-access\"", app),
                Arguments.of("\"${path.module}/policy/${each.key}.json\"", app));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textThatNamesTheManagedPolicy_makesUsersUnknown(String written, String expected) {
        Tree tree = Tree.of("app/main.tf", BASE + ATTACHED).with("other.tf", "locals {\n  x = " + written + "\n}\n");
        assertEquals(expected.replace("role aws", "role app//aws"), tree.users("app/main.tf", APP));
    }

    static Stream<Arguments> lookups() {
        String text = "unknown: other/main.tf:2: a text may mean `aws_iam_policy.app`";
        String app = "role app//aws_iam_role.app = [app]";
        return Stream.of(
                Arguments.of("name = \"app-access\"", text),
                Arguments.of("name = \"other\"", app),
                Arguments.of("name = var.name", text),
                Arguments.of("arn = var.arn", text),
                Arguments.of(
                        "path_prefix = \"/team/\"", "unknown: other/main.tf:1: a text may mean `aws_iam_policy.app`"),
                Arguments.of("arn = \"arn:aws:iam::aws:policy/ReadOnlyAccess\"", app));
    }

    @ParameterizedTest
    @MethodSource("lookups")
    void lookupOfTheManagedPolicy_makesUsersUnknown(String argument, String expected) {
        Tree tree = Tree.of("app/main.tf", BASE + ATTACHED)
                .with("other/main.tf", "data \"aws_iam_policy\" \"x\" {\n  " + argument + "\n}\n");
        assertEquals(expected, tree.users("app/main.tf", APP));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name = \"app-access\" | unknown: other/main.tf:3: a text may mean `aws_iam_policy.app`",
                "name = each.value | unknown: other/main.tf:3: a text may mean `aws_iam_policy.app`",
                "name = \"other\" | role app//aws_iam_role.app = [app]",
            })
    void permissionSetThatNamesTheManagedPolicy_makesUsersUnknown(String argument, String expected) {
        String set =
                "resource \"aws_ssoadmin_customer_managed_policy_attachment\" \"x\" {\n  customer_managed_policy_reference {\n    "
                        + argument + "\n  }\n}\n";
        String dynamic =
                "resource \"x\" \"y\" {\n  dynamic \"customer_managed_policy_reference\" {\n    content {\n      "
                        + argument + "\n    }\n  }\n}\n";
        Tree tree = Tree.of("app/main.tf", BASE + ATTACHED);
        assertEquals(expected, tree.with("other/main.tf", set).users("app/main.tf", APP));
        assertEquals(
                expected.replace(":3:", ":4:"),
                tree.with("other/main.tf", dynamic).users("app/main.tf", APP));
    }

    @Test
    void textOfAnyFile_mayNameTheManagedPolicy() {
        Tree values = Tree.of("app/main.tf", BASE + ATTACHED)
                .withText("env/prod.tfvars", "a = 1\narns = [\"arn:aws:iam::1:policy/app-access\"]\n");
        assertEquals(
                "unknown: env/prod.tfvars:2: a text may mean `aws_iam_policy.app`", values.users("app/main.tf", APP));
        Tree inline = Tree.of("app/main.tf", BASE + READ)
                .withText("env/prod.tfvars", "arns = [\"arn:aws:iam::1:policy/app-access\"]\n")
                .withUnreadable("other/bad.tf");
        assertEquals("role app//aws_iam_role.app = [app]", inline.users("app/main.tf", APP));
        Tree unread = Tree.of("app/main.tf", BASE + ATTACHED).withUnreadable("other/bad.tf");
        assertEquals("unknown: `other/bad.tf` can't be read, and may name it", unread.users("app/main.tf", APP));
    }

    @Test
    void managedPolicyWithoutLiteralName_isMeantByWhatIsOpen() {
        String app = "role app//aws_iam_role.app = [app]";
        String text = "unknown: other.tf:2: a text may mean `aws_iam_policy.app`";
        String nameless = BASE + ATTACHED.replace("  name   = \"app-access\"\n", "");
        String prefixed = BASE + ATTACHED.replace("name   =", "name_prefix =");
        String inPath = BASE + ATTACHED.replace("name   =", "path = \"/team/\"\n  name   =");
        String open = "locals {\n  x = \"arn:aws:iam::1:policy/${var.x}\"\n}\n";
        String long1 = "locals {\n  x = \"arn:aws:iam::1:policy/app-access-2\"\n}\n";
        String team = "locals {\n  x = \"arn:aws:iam::1:policy/team/app-access\"\n}\n";
        assertEquals(text, Tree.of("app/m.tf", nameless).with("other.tf", open).users("app/m.tf", APP));
        assertEquals(app, Tree.of("app/m.tf", nameless).with("other.tf", long1).users("app/m.tf", APP));
        assertEquals(text, Tree.of("app/m.tf", prefixed).with("other.tf", long1).users("app/m.tf", APP));
        assertEquals(app, Tree.of("app/m.tf", prefixed).with("other.tf", team).users("app/m.tf", APP));
        assertEquals(text, Tree.of("app/m.tf", inPath).with("other.tf", team).users("app/m.tf", APP));
    }

    @Test
    void sitesInBlocks_areHeldByThem() {
        String text = BASE + """
                resource "aws_iam_role_policy" "inline" {
                  role   = aws_iam_role.app.id
                  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
                }
                resource "aws_iam_role" "own" {
                  name               = "own"
                  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole" }] })
                  inline_policy {
                    policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
                  }
                }
                resource "aws_iam_policy" "shared" {
                  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
                }
                resource "aws_iam_user_policy_attachment" "shared" {
                  user       = aws_iam_user.ann.name
                  policy_arn = aws_iam_policy.shared.arn
                }
                locals {
                  free = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
                }
                """;
        Tree tree = Tree.of("main.tf", text);
        assertEquals("role aws_iam_role.app = [app]", tree.users("main.tf", "aws_iam_role_policy.inline.policy"));
        assertEquals(
                "role aws_iam_role.own = [own]", tree.users("main.tf", "aws_iam_role.own.inline_policy[0].policy"));
        assertEquals("user aws_iam_user.ann = [ann]", tree.users("main.tf", "aws_iam_policy.shared.policy"));
        assertEquals(
                "unknown: what takes it is not followed", tree.users("main.tf", "aws_iam_role.own.assume_role_policy"));
        assertEquals("unknown: what takes it is not followed", tree.users("main.tf", "local.free"));
        assertEquals("unknown: `none.tf` was not read", tree.users("none.tf", "local.free"));
    }

    @Test
    void filesOfAFolder_areOne() {
        Tree tree = Tree.of("a/doc.tf", BASE).with("a/more.tf", READ).with("b/main.tf", READ);
        assertEquals("role a//aws_iam_role.app = [app]", tree.users("a/doc.tf", APP));
        assertEquals(
                "unknown: `a/x.tf.json` can't be read",
                tree.withUnreadable("a/x.tf.json").users("a/doc.tf", APP));
    }

    @Test
    void terraformInJson_isNeverRead() {
        Tree tree = Tree.of("a/doc.tf", BASE + READ).with("a/x.tf.json", "{\"provider\": {\"aws\": {}}}");
        assertEquals("unknown: `a/x.tf.json` can't be read", tree.users("a/doc.tf", APP));
    }

    @Test
    void whatIsOverriddenOrThereTwice_isUnknown() {
        Tree attachment = Tree.of("main.tf", BASE + ATTACHED)
                .with("x_override.tf", "resource \"aws_iam_role_policy_attachment\" \"app\" {\n  role = \"x\"\n}\n");
        assertEquals(
                "unknown: x_override.tf:1: `aws_iam_role_policy_attachment.app` is overridden",
                attachment.users("main.tf", APP));
        Tree role = Tree.of("main.tf", BASE + READ)
                .with("override.tf", "resource \"aws_iam_role\" \"app\" {\n  name = \"x\"\n}\n");
        assertEquals("unknown: override.tf:1: `aws_iam_role.app` is overridden", role.users("main.tf", APP));
        Tree other = Tree.of("main.tf", BASE + READ)
                .with("override.tf", "resource \"aws_iam_role\" \"batch\" {\n  name = \"x\"\n}\n");
        assertEquals("role aws_iam_role.app = [app]", other.users("main.tf", APP));
        Tree twice = Tree.of("main.tf", BASE + READ).with("main.tofu", READ);
        assertEquals(
                "unknown: main.tofu:1: `aws_iam_role_policy.app` stands there a second time",
                twice.users("main.tf", APP));
    }

    @Test
    void linkedFile_isHeldInBothFolders() {
        Tree tree = Tree.of("a/doc.tf", BASE.replaceAll("(?s)resource .*", "") + READ)
                .with("a/role.tf", "resource \"aws_iam_role\" \"app\" {\n  name = \"a\"\n}\n")
                .with("b/role.tf", "resource \"aws_iam_role\" \"app\" {\n  name = \"b\"\n}\n")
                .withLink("b/doc.tf", "a/doc.tf");
        String both = "role a//aws_iam_role.app = [a]; role b//aws_iam_role.app = [b]";
        assertEquals(both, tree.users("a/doc.tf", APP));
        assertEquals(both, tree.users("b/doc.tf", APP));
        assertEquals(
                "unknown: `a/out.tf` can't be read",
                tree.withLink("a/out.tf", "gone.tf").users("b/doc.tf", APP));
    }

    @Test
    void rootThatOthersTake_isUnknown() {
        String open = "variable \"x\" {\n}\n";
        String why =
                "unknown: main.tf:1: a variable has no default, and this folder has no backend, no provider and no values,"
                        + " so that it is a module that others take";
        String app = "role aws_iam_role.app = [app]";
        assertEquals(why, Tree.of("main.tf", open + BASE + READ).users("main.tf", APP));
        assertEquals(
                app,
                Tree.of("main.tf", open + "provider \"aws\" {\n}\n" + BASE + READ)
                        .users("main.tf", APP));
        assertEquals(
                app,
                Tree.of("main.tf", open + "terraform {\n  backend \"s3\" {\n  }\n}\n" + BASE + READ)
                        .users("main.tf", APP));
        assertEquals(
                app,
                Tree.of("main.tf", open + BASE + READ)
                        .withText("prod.tfvars", "x = 1\n")
                        .users("main.tf", APP));
        assertEquals(
                app,
                Tree.of("main.tf", open.replace("{\n", "{\n  default = 1\n") + BASE + READ)
                        .users("main.tf", APP));
        Tree called =
                Tree.of("m/main.tf", open + BASE + READ).with("main.tf", "module \"m\" {\n  source = \"./m\"\n}\n");
        assertEquals("role m//aws_iam_role.app = [app]", called.users("m/main.tf", APP));
        Tree outside = called.with("vars.tf", open);
        assertEquals(why.replace("main.tf", "vars.tf"), outside.users("m/main.tf", APP));
        Tree unread = Tree.of("m/main.tf", BASE + READ)
                .with("main.tf", "module \"m\" {\n  source = \"./m\"\n}\n")
                .withUnreadable("bad.tf");
        assertEquals("unknown: `bad.tf` can't be read", unread.users("m/main.tf", APP));
    }

    static Stream<Arguments> terragrunt() {
        String taken = ": the folder `modules/app` is taken by Terragrunt, which is not followed";
        String maybe = ": the folder `modules/app` may be meant as a module, by a source that is not known here";
        String at = "unknown: live/app/terragrunt.hcl:2";
        String app = "role modules/app//aws_iam_role.app = [app]";
        return Stream.of(
                Arguments.of("../../modules//app", at + taken),
                Arguments.of("${get_repo_root()}/modules/app", at + maybe),
                Arguments.of("${local.base}", at + maybe),
                Arguments.of("../../../infra/modules/app", at + maybe),
                Arguments.of("../../modules/other", app),
                Arguments.of("${get_repo_root()}/modules/other", app),
                Arguments.of("git::https://example.com/x.git//modules/app?ref=${local.v}", app),
                Arguments.of("${local.git}//modules/app?ref=v1", app));
    }

    @ParameterizedTest
    @MethodSource("terragrunt")
    void moduleOfTerragrunt_isUnknown(String source, String expected) {
        Tree tree = Tree.of("modules/app/main.tf", BASE + READ)
                .with("live/app/terragrunt.hcl", "terraform {\n  source = \"" + source + "\"\n}\n");
        assertEquals(expected, tree.users("modules/app/main.tf", APP));
    }

    @Test
    void terragruntBesideTheFilesOrWithItsSourceElsewhere_isUnknown() {
        Tree beside = Tree.of("a/main.tf", BASE + READ).with("a/terragrunt.hcl", "inputs = {}\n");
        assertTrue(beside.users("a/main.tf", APP).startsWith("unknown: a/terragrunt.hcl: the folder `a` is taken"));
        Tree elsewhere = Tree.of("a/main.tf", BASE + READ)
                .with("b/terragrunt.hcl", "include \"root\" {\n  path = find_in_parent_folders()\n}\n");
        assertTrue(
                elsewhere.users("a/main.tf", APP).startsWith("unknown: b/terragrunt.hcl: the folder `a` may be meant"));
        Tree unread = Tree.of("a/main.tf", BASE + READ).withUnreadable("b/terragrunt.hcl");
        assertTrue(unread.users("a/main.tf", APP).startsWith("unknown: b/terragrunt.hcl: the folder `a` may be meant"));
        Tree template = Tree.of("a/main.tf", BASE + READ).withUnreadable("a/template.yaml");
        assertEquals("role a//aws_iam_role.app = [app]", template.users("a/main.tf", APP));
        Tree module = Tree.of("a/main.tf", BASE + READ).with("b/main.tf", "module \"m\" {\n  source = var.x\n}\n");
        assertTrue(module.users("a/main.tf", APP).startsWith("unknown: b/main.tf:2: the folder `a` may be meant"));
    }

    @Test
    void roleWithoutAName_isUnknownAloneAndNamelessAmongOthers() {
        String prefixed = BASE.replace("name = \"app\"", "name_prefix = \"app\"");
        String why = "no map, no state and no stack names it, and neither does the code";
        assertEquals(
                "unknown: `aws_iam_role.app` has no name: " + why,
                Tree.of("main.tf", prefixed + READ).users("main.tf", APP));
        String second = READ.replace("\"app\"", "\"b\"").replace("role.app", "role.batch");
        assertEquals(
                "role aws_iam_role.app: " + why + "; role aws_iam_role.batch = [batch]",
                Tree.of("main.tf", prefixed + READ + second).users("main.tf", APP));
    }
}
