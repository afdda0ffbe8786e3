package dev.whittle.source.hcl;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What the body of a block is of, in Terraform's JSON syntax, where only that tells which of its members are blocks. Blocks that only a
 * provider knows are objects, like the values of arguments.
 *
 * <p>Source: Terraform Language, "JSON Configuration Syntax", "Block-type-specific Exceptions"; Terraform AWS provider, "Data Source:
 * aws_iam_policy_document", "Resource: aws_iam_role", "Resource: aws_ssoadmin_customer_managed_policy_attachment".
 */
enum TerraformBody {
    /** A file. */
    FILE {
        @Override
        OptionalInt labels(String name) {
            return switch (name) {
                case "resource", "data", "ephemeral", "action" -> TWO;
                case "module", "variable", "output", "provider", "check" -> ONE;
                case "locals", "terraform", "moved", "removed", "import" -> NONE;
                default -> OptionalInt.empty();
            };
        }

        @Override
        TerraformBody of(String name, String label) {
            return switch (name) {
                case "resource", "ephemeral", "action" -> RESOURCE;
                case "data" -> label.equals("aws_iam_policy_document") ? DOCUMENT : RESOURCE;
                case "variable" -> VARIABLE;
                case "output" -> OUTPUT;
                case "terraform" -> SETTINGS;
                default -> PLAIN;
            };
        }
    },
    /** A resource, or a block in one that is dynamic. */
    RESOURCE {
        @Override
        OptionalInt labels(String name) {
            return switch (name) {
                case "dynamic", "provisioner" -> ONE;
                case INLINE, "customer_managed_policy_reference", "lifecycle", "connection" -> NONE;
                default -> OptionalInt.empty();
            };
        }

        @Override
        TerraformBody of(String name, String label) {
            return name.equals("dynamic") ? DYNAMIC : PLAIN;
        }

        @Override
        boolean mayBeArgument(String name) {
            return name.equals(INLINE);
        }
    },
    /** A policy's document. */
    DOCUMENT {
        @Override
        OptionalInt labels(String name) {
            return name.equals(STATEMENTS) ? NONE : RESOURCE.labels(name);
        }

        @Override
        TerraformBody of(String name, String label) {
            return name.equals(STATEMENTS)
                    ? STATEMENT
                    : label.equals(STATEMENTS) ? DYNAMIC_STATEMENT : RESOURCE.of(name, label);
        }
    },
    /** A statement of a document. */
    STATEMENT {
        @Override
        OptionalInt labels(String name) {
            return switch (name) {
                case "dynamic" -> ONE;
                case "principals", "not_principals", "condition" -> NONE;
                default -> OptionalInt.empty();
            };
        }

        @Override
        TerraformBody of(String name, String label) {
            return name.equals("dynamic") ? DYNAMIC : PLAIN;
        }
    },
    /** What stands for any number of statements. */
    DYNAMIC_STATEMENT {
        @Override
        OptionalInt labels(String name) {
            return DYNAMIC.labels(name);
        }

        @Override
        TerraformBody of(String name, String label) {
            return STATEMENT;
        }
    },
    /** What stands for any number of other blocks. */
    DYNAMIC {
        @Override
        OptionalInt labels(String name) {
            return name.equals("content") ? NONE : OptionalInt.empty();
        }

        @Override
        TerraformBody of(String name, String label) {
            return RESOURCE;
        }
    },
    /** A variable, of which only rules hold expressions. */
    VARIABLE {
        @Override
        boolean isLiteral(String argument) {
            return LITERAL_IN_VARIABLES.contains(argument);
        }
    },
    /** An output. */
    OUTPUT {
        @Override
        boolean isLiteral(String argument) {
            return argument.equals("description");
        }
    },
    /** Settings of Terraform's own, which hold no expressions. */
    SETTINGS {
        @Override
        OptionalInt labels(String name) {
            return switch (name) {
                case "backend" -> ONE;
                case "cloud" -> NONE;
                default -> OptionalInt.empty();
            };
        }

        @Override
        TerraformBody of(String name, String label) {
            return SETTINGS;
        }

        @Override
        boolean isLiteral(String argument) {
            return true;
        }
    },
    /** Arguments alone. */
    PLAIN;

    private static final OptionalInt NONE = OptionalInt.of(0);
    private static final OptionalInt ONE = OptionalInt.of(1);
    private static final OptionalInt TWO = OptionalInt.of(2);

    private static final String STATEMENTS = "statement";
    private static final String INLINE = "inline_policy";
    private static final Set<String> LITERAL_IN_VARIABLES = Set.of("type", "default", "description");

    /** How many labels blocks of a name have here; nothing where it is an argument's. */
    OptionalInt labels(String name) {
        return OptionalInt.empty();
    }

    /**
     * What a block in it is.
     *
     * @param label its first label, empty where it has none
     */
    TerraformBody of(String name, String label) {
        return PLAIN;
    }

    /** Whether what is a block in one resource is an argument in another. */
    boolean mayBeArgument(String name) {
        return false;
    }

    /** Whether the strings of an argument are no templates. */
    boolean isLiteral(String argument) {
        return false;
    }
}
