package dev.whittle.run;

import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.CheckResult;
import dev.whittle.compare.RequestCounterexample;
import dev.whittle.json.JsonWriter;
import dev.whittle.request.RequestJson;

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
                .ifPresent(example ->
                        out.member("counterexample", request -> counterexample(request, result, example, vocabulary)));
        out.member("unknown", result.inclusion().reason());
        if (!result.question().sides().assumes().isEmpty()) {
            out.strings("assumes", result.question().sides().assumes());
        }
        if (!result.notes().isEmpty()) {
            out.strings("notes", result.notes());
        }
    }

    /** Writes the members of a request that breaks it, which is input of {@code whittle simulate} as well. */
    public static void counterexample(
            JsonWriter out, CheckResult result, RequestCounterexample example, Vocabulary vocabulary) {
        RequestJson.write(out, example.request(), vocabulary)
                .strings("allowedBy", example.allowedBy())
                .member("notAllowedBecause", result.question().check().because(example))
                .member("remark", example.remark());
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
