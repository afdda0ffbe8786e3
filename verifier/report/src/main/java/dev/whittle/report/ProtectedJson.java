package dev.whittle.report;

import dev.whittle.json.JsonWriter;
import dev.whittle.trie.KnownActions;

/** What rules of a configuration protect in a policy, as JSON. */
final class ProtectedJson {
    private ProtectedJson() {}

    /** Writes the protected statements, each with its rule and what would go but for it; nothing where there is none. */
    static void write(JsonWriter out, KnownActions known) {
        if (!known.protectedStatements().isEmpty()) {
            out.objects(
                    "protected",
                    known.protectedStatements(),
                    (each, statement) -> each.member("rule", statement.rule())
                            .member("pointer", statement.statement().pointer())
                            .member("sid", statement.statement().sid())
                            .strings("actions", statement.actions()));
        }
    }
}
