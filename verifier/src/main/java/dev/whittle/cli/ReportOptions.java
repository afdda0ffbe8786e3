package dev.whittle.cli;

import dev.whittle.evidence.Reports;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.PolicyDocument;
import dev.whittle.report.JsonReport;
import dev.whittle.report.Quota;
import dev.whittle.report.Recommendation;
import dev.whittle.report.Run;
import dev.whittle.report.SarifReport;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which form {@code whittle refine} says what it proved. */
final class ReportOptions {
    private static final Pattern ARN = Pattern.compile("arn:[a-z0-9-]+:[a-z0-9-]+:[a-z0-9-]*:[0-9]*:.+");

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "policy",
            description =
                    "what to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); recommendation is the answer of"
                            + " `aws accessanalyzer get-finding-recommendation`")
    private Form form = Form.policy;

    @Option(
            names = "--resource-arn",
            paramLabel = "ARN",
            description = "the recommendation's principal, where neither --role nor the finding names it")
    private @Nullable String resourceArn;

    @Option(names = "--policy-id", paramLabel = "ID", description = "the recommendation's existingPolicyId")
    private @Nullable String policyId;

    /** Whether something else than the policy itself is asked for. */
    boolean isReport() {
        return form != Form.policy;
    }

    /** For what is read: hashes are kept where the form says them. */
    InputLog log() {
        return isReport() ? InputLog.hashing() : InputLog.forgetting();
    }

    /** Fails, before anything is proved, where a recommendation would lack its principal. */
    void checkPrincipal(EvidenceOptions evidence, Reports reports) {
        if (form == Form.recommendation) {
            principal(evidence, reports);
        }
    }

    private String principal(EvidenceOptions evidence, Reports reports) {
        String arn = Optional.ofNullable(resourceArn)
                .or(() -> reports.principal(evidence.role()))
                .orElseThrow(() -> new InvalidInputException(
                        "--format recommendation", "the evidence names no principal; add --resource-arn ARN"));
        if (!ARN.matcher(arn).matches()) {
            throw new InvalidInputException(
                    "--format recommendation",
                    "`" + arn + "` is no ARN; write one such as `arn:aws:iam::111122223333:role/MyRole`");
        }
        return arn;
    }

    /**
     * What to print; nothing where the form is a policy and there is none.
     *
     * @param document the bytes of the policy's file
     */
    Optional<String> text(
            Proof proof, Quota quota, byte[] document, EvidenceOptions evidence, Reports reports, InputLog log) {
        return switch (form) {
            case policy -> proof instanceof ProvedRefinement refinement ? refinement.text() : Optional.empty();
            case json -> Optional.of(JsonReport.of(run(proof, quota, document, log)));
            case sarif -> Optional.of(SarifReport.of(run(proof, quota, document, log)));
            case recommendation ->
                Optional.of(new Recommendation(
                                principal(evidence, reports),
                                Optional.ofNullable(policyId),
                                evidence.asOf(),
                                evidence.asOf().orElseGet(Instant::now))
                        .of(run(proof, quota, document, log)));
        };
    }

    private static Run run(Proof proof, Quota quota, byte[] document, InputLog log) {
        String name = log.inputs().get(0).name();
        return new Run(
                proof,
                quota,
                name,
                PolicyDocument.inFile(name, document),
                log.inputs(),
                Versions.own(),
                Versions.solver());
    }
}
