package dev.whittle.report;

import dev.whittle.compare.CheckResult;
import dev.whittle.json.JsonWriter;
import dev.whittle.run.CheckJson;
import java.util.Optional;

/**
 * One check as the service answers it: {@code {"result":"PASS|FAIL","message","reasons":[{"description","statementIndex",
 * "statementId"}]}}.
 *
 * <p>Source: IAM Access Analyzer API Reference, "CheckNoNewAccess", "CheckAccessNotGranted", "CheckNoPublicAccess" and
 * "ReasonSummary".
 */
public final class CheckAnswer {
    private CheckAnswer() {}

    /** The answer; nothing where it is unknown, which the service has no word for. */
    public static Optional<String> of(CheckResult result) {
        if (result.inclusion().reason().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(JsonWriter.text(out -> {
            out.member("result", result.word()).member("message", message(result));
            CheckJson.reasons(out, result);
        }));
    }

    private static String message(CheckResult result) {
        String breach = result.question().check().breach();
        return result.inclusion().isProved()
                ? "The policy grants no " + breach + "."
                : "The policy grants " + breach + ".";
    }
}
