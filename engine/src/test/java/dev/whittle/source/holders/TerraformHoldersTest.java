package dev.whittle.source.holders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who holds the policies of Terraform files: what is followed, and what makes users unknown. */
class TerraformHoldersTest {
    static final String APP = "data.aws_iam_policy_document.app";

    /** A document, a role and a managed policy of that document, which nothing attaches. */
    static final String BASE = """
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

    static final String READ = """
            resource "aws_iam_role_policy" "app" {
              role   = aws_iam_role.app.name
              policy = data.aws_iam_policy_document.app.json
            }
            """;

    static final String MANAGED = """
            resource "aws_iam_policy" "app" {
              name   = "app-access"
              policy = data.aws_iam_policy_document.app.json
            }
            """;

    static final String ATTACHED = MANAGED + """
            resource "aws_iam_role_policy_attachment" "app" {
              role       = aws_iam_role.app.name
              policy_arn = aws_iam_policy.app.arn
            }
            """;

    static String users(String more) {
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
