package dev.whittle.aws;

import dev.whittle.json.JsonWriter;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/** All versions of a managed policy, with their documents as they were sent. */
final class PolicyVersions {
    private PolicyVersions() {}

    /** As JSON: {@code PolicyArn} and {@code Versions}. */
    static String of(IamClient iam, String policy) {
        List<PolicyVersion> listed = Paging.all(
                        token -> iam.listPolicyVersions(
                                request -> request.policyArn(policy).marker(token.orElse(null))),
                        page -> Paging.marker(page.isTruncated(), page.marker()))
                .stream()
                .flatMap(page -> page.versions().stream())
                .toList();
        List<String> versions = listed.stream()
                .map(version -> iam.getPolicyVersion(
                                request -> request.policyArn(policy).versionId(version.versionId()))
                        .policyVersion())
                .map(SdkJson::of)
                .toList();
        return JsonWriter.line(out -> out.member("PolicyArn", policy).raws("Versions", versions)) + "\n";
    }
}
