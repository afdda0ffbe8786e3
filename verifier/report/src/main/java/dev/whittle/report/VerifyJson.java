package dev.whittle.report;

import dev.whittle.json.JsonWriter;
import dev.whittle.verify.Violations.Violation;

/** A judgement of somebody's refinement as one JSON object. Holds no times, so that the same input gives the same text. */
public final class VerifyJson {
    private VerifyJson() {}

    /** The report's text. */
    public static String of(VerifyRun run) {
        return JsonWriter.text(out -> {
            out.member("format", "whittle-verify").member("formatVersion", 1);
            out.member("tool", tool -> tool.member("version", run.tool()).member("solver", run.solver()));
            out.objects(
                    "inputs",
                    run.inputs(),
                    (each, input) -> each.member("name", input.name()).member("sha256", input.sha256()));
            out.member("catalog", each -> JsonReport.catalog(each, run.known().catalog()))
                    .member("verdict", run.judgement().verdict().word())
                    .member(
                            "structure",
                            structure -> structure
                                    .member("meaning", Meaning.OF_STRUCTURE)
                                    .strings("differences", run.judgement().differences()))
                    .objects(
                            "obligations",
                            run.judgement().findings(),
                            (each, finding) -> JsonReport.obligation(
                                    each, finding, run.known().catalog()))
                    .objects("violations", run.violations().all(), VerifyJson::violation)
                    .member("undecidedPatterns", run.violations().undecided())
                    .member("patternsNotLookedAt", run.violations().notAsked());
            ProtectedJson.write(out, run.known());
        });
    }

    private static void violation(JsonWriter out, Violation violation) {
        out.member("obligation", violation.obligation().word())
                .member("policy", violation.side().word())
                .member("pointer", violation.pointer())
                .member("pattern", violation.pattern())
                .member("action", violation.action())
                .member("isUnused", violation.example().isUnused())
                .strings("where", ContextWords.of(violation.where()));
    }
}
