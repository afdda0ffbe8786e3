package dev.whittle.run;

import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.CheckResult;
import dev.whittle.json.JsonWriter;

/**
 * A check as JSON, alone or in a line of results: {@code {"check","verdict","reasons":[{"description","statementIndex",
 * "statementId"}],"counterexample","unknown","assumes","notes"}}, what is empty left out but for the reasons.
 */
public final class CheckJson {
    private CheckJson() {}

    /**
     * Writes the members.
     *
     * @param vocabulary spells condition keys
     */
    public static void write(JsonWriter out, CheckResult result, Vocabulary vocabulary) {
        out.member("check", result.question().check().word()).member("verdict", result.word());
        reasons(out, result);
        result.inclusion()
                .counterexample()
                .ifPresent(example -> out.member(
                        "counterexample", request -> ComparisonJson.counterexample(request, example, vocabulary)));
        out.member("unknown", result.inclusion().reason());
        if (!result.question().sides().assumes().isEmpty()) {
            out.strings("assumes", result.question().sides().assumes());
        }
        if (!result.notes().isEmpty()) {
            out.strings("notes", result.notes());
        }
    }

    /** Writes the statements that break it, as the service does. */
    public static void reasons(JsonWriter out, CheckResult result) {
        out.objects(
                "reasons",
                result.reasons(),
                (each, reason) -> each.member("description", reason.description())
                        .member("statementIndex", reason.statementIndex())
                        .member("statementId", reason.statementId()));
    }
}
