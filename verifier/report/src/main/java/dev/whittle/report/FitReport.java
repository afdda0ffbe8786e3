package dev.whittle.report;

import dev.whittle.json.JsonWriter;
import dev.whittle.policy.Quota;
import dev.whittle.source.PolicySource;
import dev.whittle.verify.Finding;
import dev.whittle.verify.Fitting;
import java.util.Optional;

/** What was found of a policy that has to fit a quota, in JSON. */
public final class FitReport {
    private FitReport() {}

    /** What {@code fit} prints. */
    public enum Form {
        POLICY("policy"),
        JSON("json");

        private final String word;

        Form(String word) {
            this.word = word;
        }

        /** For where a command lists what it takes. */
        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * The report.
     *
     * @param fitting what fits or why nothing does; nothing where the policy is within the quota
     */
    public static String of(PolicySource source, Quota quota, Optional<Fitting> fitting) {
        return JsonWriter.text(out -> {
            out.member("policy", source.title())
                    .member("quota", quota.word())
                    .member("unit", quota.unit())
                    .member("size", quota.sizeOf(source.policy().source().text()))
                    .member("most", quota.most().orElseThrow())
                    .member("isNeeded", fitting.isPresent())
                    .member(
                            "fits",
                            fitting.isEmpty() || fitting.flatMap(Fitting::fit).isPresent());
            fitting.filter(found -> found.fit().isEmpty()).ifPresent(found -> out.member("reason", found.reason()));
            fitting.flatMap(Fitting::fit)
                    .ifPresent(fit -> out.member("fit", each -> JsonReport.fit(each, fit, quota))
                            .objects("proved", fit.proved().judgement().findings(), FitReport::finding));
        });
    }

    private static void finding(JsonWriter out, Finding finding) {
        out.member("obligation", finding.obligation().word())
                .member("verdict", finding.verdict().word())
                .member("range", finding.range());
    }
}
