package dev.whittle.source.holders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.json.InvalidInputException;
import java.util.Optional;

/** Roles of code whose names a state, a stack or a map tells, as tests make them. */
final class Named {
    private Named() {}

    static final String SITE = "aws_iam_role_policy.app.policy";

    static final String ROLE = """
            resource "aws_iam_role" "app" {
              name = "literal"
            }
            resource "aws_iam_role_policy" "app" {
              role   = aws_iam_role.app.id
              policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
            }
            """;

    static final String CALL = "module \"NAME\" {\n  source = \"../modules/app\"\n}\n";

    static String arn(String name) {
        return "arn:aws:iam::123456789012:role/" + name;
    }

    /** A resource of a state. */
    static String role(String address, String name) {
        return "{\"address\": \"" + address
                + "\", \"mode\": \"managed\", \"type\": \"aws_iam_role\", \"name\": \"app\","
                + " \"values\": {\"name\": \"" + name + "\", \"arn\": \"" + arn(name) + "\"}}";
    }

    static String state(String inner) {
        return "{\"format_version\": \"1.0\", \"values\": {\"root_module\": {" + inner + "}}}";
    }

    static RoleNames state(String root, String inner) {
        return RoleNames.NONE.withState(Optional.of(root), root + ".json", state(inner));
    }

    static String resources(String... all) {
        return "\"resources\": [" + String.join(", ", all) + "]";
    }

    static String module(String address, String inner) {
        return "{\"address\": \"" + address.replace("\"", "\\\"") + "\", " + inner + "}";
    }

    static String users(Tree tree) {
        return tree.users("main.tf", SITE);
    }

    /** Two roots; one calls the module twice, once for each of several, and by way of another module. */
    static Tree modules() {
        return Tree.of("modules/app/main.tf", ROLE)
                .with("modules/outer/main.tf", "module \"inner\" {\n  source = \"../app/\"\n}\n")
                .with(
                        "prod/main.tf",
                        CALL.replace("NAME", "one")
                                + CALL.replace("NAME", "two")
                                + CALL.replace("NAME", "by").replace("app", "outer"))
                .with("test/main.tf", CALL.replace("NAME", "one"));
    }

    static final String PROD = resources() + ", \"child_modules\": ["
            + module("module.one[\"a.b]\"]", resources(role("x", "a")))
            + ", " + module("module.one[\"c\"]", resources(role("x", "c")))
            + ", " + module("module.two", resources(role("x", "two")))
            + ", "
            + module(
                    "module.by[0]",
                    "\"child_modules\": [" + module("module.by[0].module.inner", resources(role("x", "inner"))) + "]")
            + "]";

    static void assertRefused(String message, org.junit.jupiter.api.function.Executable executable) {
        assertEquals(
                message, assertThrows(InvalidInputException.class, executable).getMessage());
    }
}
