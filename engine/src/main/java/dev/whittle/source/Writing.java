package dev.whittle.source;

/** How a policy is written where it stands, whatever the language of the file around it is. */
enum Writing {
    /** As an expression or as blocks of Terraform's native syntax. */
    HCL {
        @Override
        StatementWriter in(String text) {
            return new HclWriter(text);
        }
    },
    /** As a value in YAML, in block or in flow style. */
    YAML {
        @Override
        StatementWriter in(String text) {
            return new YamlWriter(text);
        }

        @Override
        String noStatement() {
            return "!Ref AWS::NoValue";
        }
    },
    /** As a value in JSON. */
    JSON {
        @Override
        StatementWriter in(String text) {
            return JsonStatements.ofFile(text);
        }

        @Override
        String noStatement() {
            return "{\"Ref\": \"AWS::NoValue\"}";
        }
    },
    /** As JSON in a text within something else. */
    TEXT {
        @Override
        StatementWriter in(String text) {
            return JsonStatements.ofText(text);
        }
    };

    /** Writes statements into a file's text. */
    abstract StatementWriter in(String text);

    /** What stands in a branch of a conditional in place of a statement; only templates have such branches. */
    String noStatement() {
        throw new IllegalStateException("no statement stands in a branch here");
    }
}
